import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { XmlElement } from "yjs";
import { bodyOf } from "#shared/drafting/layout.ts";
import { SCHEMA_VERSION } from "#shared/drafting/schema.ts";
import { stateFrame } from "#shared/protocol/live.ts";
import { type HandClock, handClock } from "./clock.fake.ts";
import { memoryStore } from "./memory-store.ts";
import type { DeviceStore } from "./offline.ts";
import { FakeRoom, clause, textOf } from "./room.fake.ts";
import { DraftingSession } from "./session.ts";

let room: FakeRoom;
let store: DeviceStore;
let clock: HandClock;
let sessions: DraftingSession[];

beforeEach(() => {
  room = new FakeRoom();
  room.seed([clause("a", 1, "Money"), clause("b", 2, "We pay monthly.")], { days: "30" });
  store = { ...memoryStore(), lasting: true };
  clock = handClock();
  sessions = [];
});

afterEach(async () => {
  for (const session of sessions) session.close();
  await room.stop();
});

test("DR33 a reader's desk is a mirror: what its editor writes reaches nobody", async () => {
  room.mayWrite = false;
  const session = await opened();
  expect(session.view()).toMatchObject({ save: { kind: "readOnly" }, desk: { mode: "read" } });
  type(session, "Repair ");
  room.change((doc) => textOf(doc, 0).insert(0, "The "));
  await until(() => expect(textOf(desk(session).doc, 0).toJSON()).toBe("The Money"));
  expect(session.unsaved).toBe(false);
  expect(room.writes).toEqual([0]);
});

test.each([
  [4403, "removed"],
  [4404, "notFound"],
  [4426, "oldPage"],
] as const)("DR34 close code %i ends reconnecting as %s", async (code, ended) => {
  const session = await opened();
  room.drop(code);
  await until(() => expect(session.view().ended).toBe(ended));
  expect(session.view().desk?.mode).toBe("read");
});

test("DR34 a page older than the server says so, and is given no word", async () => {
  room.schema = SCHEMA_VERSION + 1;
  const session = started();
  await until(() => expect(session.view().ended).toBe("oldPage"));
  expect(session.view().desk).toBeNull();
  expect(room.writes).toEqual([]);
});

test("DR34 a draft with parts that this page does not know is never bound to an editor", async () => {
  room.change((doc) => bodyOf(doc).insert(1, [new XmlElement("appendix")]));
  const session = started();
  await until(() => expect(session.view().ended).toBe("unknownParts"));
  expect(session.view().desk).toBeNull();
  expect(bodyOf(room.doc).length).toBe(3);
});

test("DR33 a right that comes back lets words in at once", async () => {
  room.mayWrite = false;
  room.stage = "signing";
  const session = await opened();
  room.mayWrite = true;
  room.stage = "drafting";
  room.tell(stateFrame({ stage: "drafting", notice: "thawed", mayWrite: true, seq: 0 }));
  await until(() => expect(session.view().desk?.mode).toBe("write"));
  type(session, "Again ");
  await until(() => expect(session.view().save).toEqual({ kind: "saved" }));
  expect(textOf(room.doc, 1).toJSON()).toBe("Again We pay monthly.");
});

test("DR34 two beats with another hash ask for everything again", async () => {
  const session = await opened();
  room.beat();
  room.beat("00000000");
  room.beat("00000000");
  await until(() => expect(room.writes).toHaveLength(2));
  await until(() => expect(session.view().save).toEqual({ kind: "saved" }));
});

async function opened(): Promise<DraftingSession> {
  const session = started();
  await until(() => expect(session.view().desk).not.toBeNull());
  return session;
}

function started(): DraftingSession {
  const session = new DraftingSession({
    agreement: "roots",
    member: "amina",
    start: room.start,
    store: Promise.resolve(store),
    url: room.url,
    clock,
  });
  sessions.push(session);
  return session;
}

function desk(session: DraftingSession) {
  const { desk: open } = session.view();
  if (open === null) throw new Error("the draft is not open");
  return open;
}

function type(session: DraftingSession, text: string): void {
  textOf(desk(session).doc, 1).insert(0, text);
}

const until = async (check: () => void | Promise<void>) =>
  vi.waitFor(check, { timeout: 5_000, interval: 5 });
