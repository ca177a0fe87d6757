import { afterEach, beforeEach, expect, test } from "vitest";
import { sha256 } from "./sha256.ts";
import { wordsOf } from "./gate.fixture.ts";
import { type World, rowsOf, setStage, world } from "./live.fixture.ts";
import type { Tx } from "../storage/storage.ts";

let here: World;
beforeEach(async () => {
  here = await world();
});
afterEach(async () => {
  await here.remove();
});

const toSigning = (tx: Tx) => tx.updateTable("agreement").set({ stage: "signing" }).execute();

test("DR26 an edit is in the frozen bytes or refused as frozen, never acknowledged and missing", async () => {
  const [amina, marcus] = [await here.join("amina"), await here.join("marcus")];
  await Promise.all([amina.saved(), marcus.saved()]);
  for (let word = 0; word < 10; word++) {
    wordsOf(amina.doc, 1).insert(0, `a${word} `);
    wordsOf(marcus.doc, 2).insert(0, `m${word} `);
  }
  const seq = await seqWhenStill(here);
  const late = amina.sent;
  wordsOf(amina.doc, 1).insert(0, "racing ");
  const freezing = here.live.freezeRoom("river", seq, async (tx, frozen) => {
    await toSigning(tx);
    return { hash: sha256(frozen.bytes), text: JSON.stringify(frozen.draft) };
  });
  wordsOf(amina.doc, 1).insert(0, "too late ");
  const result = await freezing;
  await amina.until(() => amina.refusals.length === 1 || amina.acked === amina.sent);
  const text = "frozen" in result ? result.frozen.text : "";
  const changed = "changed" in result;
  expect(changed || (!text.includes("racing") && amina.acked <= late)).toBe(true);
  expect(changed || amina.refusals[0]?.code === "frozen").toBe(true);
});

test("DR26 the frozen bytes are the current draft's, everybody is told, and nothing is taken after", async () => {
  const [amina, gwen] = [await here.join("amina"), await here.join("gwen")];
  wordsOf(amina.doc, 1).insert(0, "Last words. ");
  await amina.saved();
  const result = await here.live.freezeRoom("river", 2, async (tx, frozen) => {
    await toSigning(tx);
    return frozen;
  });
  expect(result).toMatchObject({ frozen: { seq: 2, findings: [] } });
  expect(JSON.stringify(result)).toContain("Last words. We pay");
  for (const client of [amina, gwen]) await client.until(() => client.states.length === 1);
  expect(amina.states).toMatchObject([{ stage: "signing", notice: "frozen", mayWrite: false }]);
  const before = await rowsOf(here.storage);
  wordsOf(amina.doc, 1).insert(0, "after ");
  await amina.until(() => amina.refusals.length === 1);
  expect(amina.refusals[0]?.code).toBe("frozen");
  expect(await rowsOf(here.storage)).toEqual(before);
});

test("DR26 a thaw tells everybody, and the same pages write on", async () => {
  const amina = await here.join("amina");
  await amina.saved();
  await here.live.freezeRoom("river", 1, toSigning);
  await amina.until(() => amina.states.length === 1);
  await setStage(here.storage, "drafting");
  here.live.stageChanged("river", "thawed");
  await amina.until(() => amina.states.length === 2);
  expect(amina.states[1]).toMatchObject({ stage: "drafting", notice: "thawed", mayWrite: true });
  wordsOf(amina.doc, 1).insert(0, "again ");
  await amina.saved();
  expect(amina.refusals).toEqual([]);
});

test("DR27 a freeze at another seq than the caller saw does nothing and says where the draft is", async () => {
  const amina = await here.join("amina");
  wordsOf(amina.doc, 1).insert(0, "newer ");
  await amina.saved();
  const before = await rowsOf(here.storage);
  const ran: string[] = [];
  const result = await here.live.freezeRoom("river", 1, async () => ran.push("ran"));
  expect(result).toEqual({ changed: 2 });
  expect(ran).toEqual([]);
  expect(await rowsOf(here.storage)).toEqual(before);
});

test("DR27 text that cannot be signed is refused with its place; a throw undoes everything", async () => {
  const amina = await here.join("amina");
  wordsOf(amina.doc, 1).insert(0, "pay \u202e1000 ");
  await amina.saved();
  expect(await here.live.freezeRoom("river", 2, toSigning)).toEqual({
    refusals: [{ place: "paying", reason: "bidi" }],
  });
  wordsOf(amina.doc, 1).delete(0, 10);
  await amina.saved();
  const failing = here.live.freezeRoom("river", 3, async (tx) => {
    await toSigning(tx);
    throw new Error("changed my mind");
  });
  await expect(failing).rejects.toThrow("changed my mind");
  wordsOf(amina.doc, 1).insert(0, "still drafting ");
  await amina.saved();
  expect(amina.refusals).toEqual([]);
});

/** The seq once every update on its way has been stored. */
async function seqWhenStill(place: World): Promise<number> {
  for (let last = -1; ;) {
    const seq = (await place.live.currentDraft("river"))?.seq ?? 0;
    if (seq === last) return seq;
    last = seq;
    await place.storage.write(async () => undefined);
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
}
