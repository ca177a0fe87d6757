import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type LiveState, stateFrame } from "#shared/protocol/live.ts";
import { handClock } from "./clock.fake.ts";
import { memoryStore } from "./memory-store.ts";
import { FakeRoom, clause, textOf } from "./room.fake.ts";
import { DraftingSession } from "./session.ts";

let room: FakeRoom;
let session: DraftingSession;
beforeEach(async () => {
  room = new FakeRoom();
  room.seed([clause("a", 1, "Money"), clause("b", 2, "We pay monthly.")]);
  session = new DraftingSession({
    agreement: "roots",
    member: "amina",
    start: room.start,
    store: Promise.resolve(memoryStore()),
    url: room.url,
    clock: handClock(),
  });
  await vi.waitUntil(() => session.view().save.kind === "saved");
});
afterEach(async () => {
  session.close();
  await room.stop();
});

const until = async (check: () => void) => vi.waitFor(check, { timeout: 5_000, interval: 5 });

const say = (notice: LiveState["notice"]) =>
  room.tell(stateFrame({ stage: "drafting", notice, mayWrite: true, seq: 0 }));

test("DR131 a server that is short of disk is shown at once, and ends nothing", async () => {
  room.silent = true;
  say("lowDisk");
  await until(() => expect(session.view().trouble).toBe("lowDisk"));
  expect(session.view().save).toEqual({ kind: "saved" });
  const { desk } = session.view();
  if (desk === null) throw new Error("the draft is not open");
  textOf(desk.doc, 1).insert(0, "Now ");
  expect(session.view()).toMatchObject({ save: { kind: "notSaved" }, desk: { mode: "write" } });
  say("stage");
  say("notSaved");
  await until(() => expect(session.view().trouble).toBe("notSaved"));
  say("saved");
  await until(() => expect(session.view().trouble).toBeNull());
  expect(room.writes).toHaveLength(1);
});

test("DR131 a new line asks anew", async () => {
  say("lowDisk");
  await until(() => expect(session.view().trouble).toBe("lowDisk"));
  room.drop();
  await until(() => expect(session.view().trouble).toBeNull());
});
