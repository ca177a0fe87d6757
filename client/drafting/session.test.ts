import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Doc, XmlElement, encodeStateAsUpdate, encodeStateVector } from "yjs";
import { fieldsOf } from "#shared/drafting/layout.ts";
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

test("DR30 a change is saved for everyone only after the server says so", async () => {
  const session = await opened();
  room.silent = true;
  type(session, "Now ");
  expect(session.view().save).toEqual({ kind: "saving" });
  expect(session.unsaved).toBe(true);
  room.silent = false;
  room.drop();
  await until(() => expect(session.view().save).toEqual({ kind: "saved" }));
  expect(textOf(room.doc, 1).toJSON()).toBe("Now We pay monthly.");
  expect((await store.load("amina", "roots")).edits).toEqual([]);
});

test("DR30 two sessions see each other's words", async () => {
  const [one, two] = [await opened(), await opened()];
  type(one, "Here: ");
  await until(() => expect(words(two)).toBe("Here: We pay monthly."));
  type(two, "And ");
  await until(() => expect(words(one)).toBe("And Here: We pay monthly."));
});

test("DR30 a change without an acknowledgement for ten seconds is reported, and the line renewed", async () => {
  const session = await opened();
  const since = clock.now();
  room.silent = true;
  type(session, "Now ");
  await until(() => expect(room.writes.at(-1)).toBe(2));
  clock.move(10_000);
  expect(session.view().save).toEqual({ kind: "notSaved", since });
  room.silent = false;
  await until(() => expect(session.view().save).toEqual({ kind: "saved" }));
  expect(room.writes).toHaveLength(2);
});

test("DR31 offline the edits are counted, kept on the device, and go in afterwards", async () => {
  const session = await opened();
  session.networkChanged(false);
  clock.move(3_000);
  expect(session.view().save).toEqual({ kind: "offline", edits: 0 });
  type(session, "One ");
  clock.move(2_000);
  type(session, "Two ");
  await until(() => expect(session.view().save).toEqual({ kind: "offline", edits: 2 }));
  expect((await store.load("amina", "roots")).edits).toHaveLength(2);
  session.networkChanged(true);
  await until(() => expect(session.view().save).toEqual({ kind: "saved" }));
  expect(session.view().backWith).toBe(2);
  expect(textOf(room.doc, 1).toJSON()).toBe("Two One We pay monthly.");
});

test("DR31 words whose acknowledgement the break took are said to be in, once they are", async () => {
  const session = await opened();
  room.silent = true;
  type(session, "One ");
  await until(() => expect(room.writes.at(-1)).toBe(2));
  session.networkChanged(false);
  await until(() => expect(session.view().save).toEqual({ kind: "offline", edits: 1 }));
  room.silent = false;
  session.networkChanged(true);
  await until(() => expect(session.view().save).toEqual({ kind: "saved" }));
  expect(session.view().backWith).toBe(1);
});

test("DR31 words that wait on a line which breaks by itself are said to be in, once they are", async () => {
  const session = await opened();
  room.silent = true;
  type(session, "One ");
  await until(() => expect(room.writes.at(-1)).toBe(2));
  room.away = true;
  room.drop();
  await until(() => {
    clock.move(1_000);
    expect(session.view().save).toEqual({ kind: "offline", edits: 1 });
  });
  room.silent = false;
  room.away = false;
  await until(() => expect(session.view().save).toEqual({ kind: "saved" }));
  expect(session.view().backWith).toBe(1);
});

test("DR30 nothing is written before the connection's first step 2, and nothing twice", async () => {
  const session = await opened();
  session.networkChanged(false);
  type(session, "One ");
  session.networkChanged(true);
  type(session, "Two ");
  await until(() => expect(session.view().save).toEqual({ kind: "saved" }));
  expect(textOf(room.doc, 1).toJSON()).toBe("Two One We pay monthly.");
  expect(room.writes[1]).toBe(1);
});

test("DR30 a change too large for a live update goes with the first write of a new line", async () => {
  const session = await opened();
  await until(() => expect(session.view().save).toEqual({ kind: "saved" }));
  type(session, "Long ".repeat(20_000));
  type(session, "More ");
  await until(() => expect(session.view().save).toEqual({ kind: "saved" }));
  expect(textOf(room.doc, 1).toJSON()).toMatch(/^More Long /);
  expect(room.largest).toBeGreaterThan(65_536);
  expect(room.largestUpdate).toBeLessThan(65_536);
});

test("DR31 unsent words are offered again after a reload", async () => {
  const before = await opened();
  room.silent = true;
  type(before, "Kept ");
  await until(async () => expect((await store.load("amina", "roots")).edits).toHaveLength(1));
  before.close();
  room.silent = false;
  const after = await opened();
  await until(() => expect(words(after)).toBe("Kept We pay monthly."));
  await until(() => expect(textOf(room.doc, 1).toJSON()).toBe("Kept We pay monthly."));
  await until(async () => expect((await store.load("amina", "roots")).edits).toEqual([]));
});

test("DR31 a second tab offers the first one's unsent words too, and they go in once", async () => {
  const one = await opened();
  one.networkChanged(false);
  type(one, "Once ");
  await until(async () => expect((await store.load("amina", "roots")).edits).toHaveLength(1));
  const two = await opened();
  await until(() => expect(textOf(room.doc, 1).toJSON()).toBe("Once We pay monthly."));
  one.networkChanged(true);
  for (const session of [one, two]) {
    await until(() => expect(session.view().save).toEqual({ kind: "saved" }));
    expect(words(session)).toBe("Once We pay monthly.");
  }
  await until(async () => expect((await store.load("amina", "roots")).edits).toEqual([]));
});

test("DR32 words that build on something missing are kept, not dropped", async () => {
  const lost = { member: "amina", agreement: "roots", epoch: 0 };
  const base = new Doc();
  base.getXmlFragment("body").insert(0, [new XmlElement("clause")]);
  const before = encodeStateVector(base);
  base.getXmlFragment("body").insert(1, [new XmlElement("clause")]);
  const update = encodeStateAsUpdate(base, before);
  await store.keep(lost, { update, at: 1, touched: ["gone"] });
  const session = await opened();
  expect(session.view().refused).toBeNull();
  expect((await store.load("amina", "roots")).edits).toHaveLength(1);
});

test("DR32 a freeze while typing hands the words back and changes nothing", async () => {
  const session = await opened();
  room.refuseWith = "frozen";
  type(session, "Late ");
  room.freeze();
  await until(() => expect(session.view().refused?.code).toBe("frozen"));
  expect(session.view().refused?.words).toMatchObject([
    {
      kind: "changed",
      nodeId: "b",
      clauseId: "a",
      number: "1.1",
      title: "Money",
      mine: "Late We pay monthly.",
    },
  ]);
  expect(session.view()).toMatchObject({ save: { kind: "frozen" }, desk: { mode: "read" } });
  expect(textOf(room.doc, 1).toJSON()).toBe("We pay monthly.");
});

test("DR32 refused words survive a reload, until their writer has settled them", async () => {
  const first = await opened();
  room.refuseWith = "limit";
  type(first, "Refused ");
  await until(() => expect(first.view().refused?.code).toBe("limit"));
  first.close();
  room.refuseWith = null;
  const second = await opened();
  await until(() =>
    expect(second.view().refused?.words).toMatchObject([{ mine: "Refused We pay monthly." }]),
  );
  expect(words(second)).toBe("We pay monthly.");
  type(second, "Taken ");
  await until(() => expect(second.view().save).toEqual({ kind: "saved" }));
  await second.settleRefused();
  expect((await store.load("amina", "roots")).edits).toEqual([]);
  expect(textOf(room.doc, 1).toJSON()).toBe("Taken We pay monthly.");
});

test("DR32 after a refusal the next words go in as usual", async () => {
  const session = await opened();
  room.refuseWith = "schema";
  type(session, "Bad ");
  await until(() => expect(session.view().refused).not.toBeNull());
  room.refuseWith = null;
  await until(() => expect(session.view().desk?.mode).toBe("write"));
  type(session, "Good ");
  await until(() => expect(textOf(room.doc, 1).toJSON()).toBe("Good We pay monthly."));
  expect(session.view().refused?.words).toHaveLength(1);
});

test("DR32 a changed role ends writing and hands the unsent words back", async () => {
  const session = await opened();
  room.silent = true;
  type(session, "Mine ");
  await until(() => expect(room.writes.at(-1)).toBe(2));
  room.mayWrite = false;
  room.drop();
  await until(() => expect(session.view().refused?.code).toBe("notAllowed"));
  expect(session.view()).toMatchObject({ save: { kind: "readOnly" }, desk: { mode: "read" } });
  expect(room.writes.slice(1)).toEqual([0, 0]);
});

test("DR32 words of an older epoch are never merged, and handed back", async () => {
  const before = await opened();
  room.silent = true;
  type(before, "Old ");
  await until(async () => expect((await store.load("amina", "roots")).edits).toHaveLength(1));
  before.close();
  room.silent = false;
  room.epoch = 2;
  const after = await opened();
  await until(() => expect(after.view().refused?.code).toBe("epochChanged"));
  expect(after.view().refused?.words).toMatchObject([{ mine: "Old We pay monthly." }]);
  expect(textOf(room.doc, 1).toJSON()).toBe("We pay monthly.");
});

test("DR35 a value lost to a simultaneous one is told, a later one is not", async () => {
  const session = await opened();
  await until(() => expect(session.view().save).toEqual({ kind: "saved" }));
  room.silent = true;
  fieldsOf(desk(session).doc).set("days", "60");
  fieldsOf(room.doc).set("days", "90");
  room.silent = false;
  room.drop();
  await until(() => expect(session.view().save).toEqual({ kind: "saved" }));
  const now = fieldsOf(room.doc).get("days");
  expect(session.view().lost).toEqual(now === "60" ? [] : [{ key: "days", mine: "60", now: "90" }]);
  room.change((doc) => fieldsOf(doc).set("days", "45"));
  await until(() => expect(fieldsOf(desk(session).doc).get("days")).toBe("45"));
  expect(session.view().lost).toHaveLength(now === "60" ? 0 : 1);
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

const words = (session: DraftingSession) => textOf(desk(session).doc, 1).toJSON();

const until = async (check: () => void | Promise<void>) =>
  vi.waitFor(check, { timeout: 5_000, interval: 5 });
