import { afterEach, beforeEach, expect, test } from "vitest";
import { verifyChain } from "#shared/audit/chain.ts";
import { commit } from "#shared/audit/fingerprint.ts";
import { systemRandom } from "../clock.ts";
import { ENGINE, type Place } from "../storage/engines.fixture.ts";
import { openStorage } from "../storage/open.ts";
import type { Storage } from "../storage/storage.ts";
import { checkClock } from "./clock-check.ts";
import { createRecorder, type Recorder, SYSTEM } from "./record.ts";
import { erasePersonal, historyOf } from "./store.ts";

let place: Place;
let storage: Storage;
let now: string;
let recorder: Recorder;

beforeEach(async () => {
  place = await ENGINE.fresh();
  storage = await openStorage(place);
  now = "2026-11-18T10:00:00.000Z";
  recorder = createRecorder({ clock: { now: () => new Date(now) }, random: systemRandom });
});
afterEach(async () => {
  await storage.close();
  await place.remove();
});

const exported = { type: "exported", actor: SYSTEM } as const;
const history = () => historyOf(storage.read, "river");
const intact = async () => {
  const events = (await history()).map(({ event }) => event);
  return verifyChain("river", events);
};

test("AU7 each line is linked to the one before, and one agreement knows nothing of another", async () => {
  await storage.write(async (tx) => {
    await recorder.record(tx, "river", exported);
    await recorder.record(tx, "warm", exported);
    await recorder.record(tx, "river", exported);
  });
  expect(await intact()).toMatchObject({ ok: true, head: { seq: 2 } });
});

test("AU7 when the fact fails its line is gone with it", async () => {
  const failed = storage.write(async (tx) => {
    await recorder.record(tx, "river", { ...exported, personal: { reason: "Clause 12" } });
    throw new Error("the fact");
  });
  await expect(failed).rejects.toThrow("the fact");
  expect(await history()).toEqual([]);
  expect(await storage.read.selectFrom("event_pii").selectAll().execute()).toEqual([]);
});

test("AU7 fifty writers at once make one chain without a gap", async () => {
  const writers = Array.from({ length: 50 }, () =>
    storage.write((tx) => recorder.record(tx, "river", exported)),
  );
  await Promise.all(writers);
  expect(await intact()).toMatchObject({ ok: true, head: { seq: 50 } });
});

test("AU8 personal data can be erased, and the chain still holds", async () => {
  const reason = { reason: "Our insurer has quoted more" };
  await storage.write((tx) => recorder.record(tx, "river", { ...exported, personal: reason }));
  const [told] = await history();
  if (told?.personal === null || told === undefined || !("salt" in told.personal)) {
    throw new Error("personal data");
  }
  expect(told.personal.json).toEqual(reason);
  expect(told.event.pii).toBe(commit(Buffer.from(told.personal.salt, "hex"), reason));
  await storage.write((tx) => erasePersonal(tx, told.hash, now));
  expect((await history())[0]?.personal).toEqual({ erasedAt: now });
  const rows = JSON.stringify(await storage.read.selectFrom("event_pii").selectAll().execute());
  expect(rows).not.toContain("insurer");
  expect(rows).not.toContain(told.personal.salt);
  expect(await intact()).toMatchObject({ ok: true });
});

test("AU5 a clock that went back ten minutes is held, and says so", async () => {
  await storage.write((tx) => recorder.record(tx, "river", exported));
  now = "2026-11-18T09:50:00.000Z";
  await storage.write((tx) => recorder.record(tx, "river", exported));
  const events = (await history()).map(({ event }) => event);
  expect(events.map(({ type }) => type)).toEqual(["exported", "exported", "clock.skew"]);
  expect(events[2]?.data).toEqual({ milliseconds: 600_000 });
  expect(new Set(events.map(({ at }) => at))).toEqual(new Set(["2026-11-18T10:00:00.000Z"]));
});

test("AU7 a line is never rewritten, even by our own mistake", async () => {
  await storage.write((tx) => recorder.record(tx, "river", exported));
  const rewritten = storage.write((tx) => tx.updateTable("audit_event").set({ at: "" }).execute());
  await expect(rewritten).rejects.toThrow("never rewritten");
  expect(await intact()).toMatchObject({ ok: true });
});

test("AU5 a start with a clock far behind the history is stopped, a little behind is not", async () => {
  await checkClock(storage, { now: () => new Date(now) });
  await storage.write((tx) => recorder.record(tx, "river", exported));
  await checkClock(storage, { now: () => new Date("2026-11-18T09:55:00.000Z") });
  const late = checkClock(storage, { now: () => new Date("2026-11-18T09:54:59.000Z") });
  await expect(late).rejects.toThrow("Set the clock and start again.");
});

test("AU9 an organisation's own chain stands apart from every agreement", async () => {
  await storage.write((tx) =>
    recorder.recordOwn(tx, "northmere", { type: "thread.started", actor: SYSTEM }),
  );
  expect(await history()).toEqual([]);
  const own = await storage.read.selectFrom("organisation_event").selectAll().execute();
  expect(own).toMatchObject([{ organisation_id: "northmere", seq: 1 }]);
});
