import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { bodyOf, openDraft } from "#shared/drafting/layout.ts";
import { type HandClock, handClock } from "./clock.fake.ts";
import { memoryStore } from "./memory-store.ts";
import type { DeviceStore } from "./offline.ts";
import { FakeRoom, clause, textOf } from "./room.fake.ts";
import { DraftingSession } from "./session.ts";

let room: FakeRoom;
let stores: Map<string, DeviceStore>;
let clock: HandClock;
let sessions: DraftingSession[];

beforeEach(() => {
  room = new FakeRoom();
  room.seed([clause("a", 1, "Money"), clause("b", 2, "We pay monthly."), clause("c", 1, "End")]);
  stores = new Map();
  clock = handClock();
  sessions = [];
});

afterEach(async () => {
  for (const session of sessions) session.close();
  await room.stop();
});

test("DR45 words typed into a line that is taken out before they arrive are handed back", async () => {
  const [amina, marcus] = [await opened("amina"), await opened("marcus")];
  amina.networkChanged(false);
  type(amina, 1, "From May ");
  takeOut(marcus, 1);
  await until(() => expect(bodyOf(room.doc).length).toBe(2));
  amina.networkChanged(true);
  await until(() =>
    expect(amina.view().removed).toMatchObject([
      {
        nodeId: "b",
        clauseId: "a",
        number: "1.1",
        title: "Money",
        mine: "From May",
        runs: [
          { text: "From May ", kind: "mine" },
          { text: "We pay monthly.", kind: "same" },
        ],
      },
    ]),
  );
  expect(marcus.view().removed).toEqual([]);
});

test("DR45 so are words that arrived just before somebody who had not seen them took it out", async () => {
  const [amina, marcus] = [await opened("amina"), await opened("marcus")];
  marcus.networkChanged(false);
  type(amina, 1, "From May ");
  await saved(amina);
  clock.move(9_000);
  takeOut(marcus, 1);
  marcus.networkChanged(true);
  await until(() => expect(amina.view().removed).toMatchObject([{ mine: "From May" }]));
  expect(marcus.view().removed).toEqual([]);
});

test("DR45 words written offline are handed back, from a closed page too", async () => {
  const before = await opened("amina");
  before.networkChanged(false);
  type(before, 1, "From May ");
  type(before, 2, "The ");
  await until(async () => expect((await kept("amina")).edits).toHaveLength(2));
  before.close();
  room.change((doc) => bodyOf(doc).delete(1, 1));
  clock.move(240_000);
  const after = await opened("amina");
  await until(() => expect(after.view().removed).toMatchObject([{ mine: "From May" }]));
  await saved(after);
  expect(textOf(room.doc, 1).toJSON()).toBe("The End");
});

test("DR45 words stay known for ten seconds after a late acknowledgement", async () => {
  const amina = await opened("amina");
  amina.networkChanged(false);
  type(amina, 1, "From May ");
  await until(async () => expect((await kept("amina")).edits).toHaveLength(1));
  clock.move(3_600_000);
  amina.networkChanged(true);
  await saved(amina);
  room.change((doc) => bodyOf(doc).delete(1, 1));
  await until(() => expect(amina.view().removed).toMatchObject([{ mine: "From May" }]));
});

test("DR45 one paragraph of several counts, and what stands beside it does not", async () => {
  room.change((doc) => {
    const node = bodyOf(doc).get(1);
    if (node instanceof Y.XmlElement) node.insert(1, [paragraph("Or at once.")]);
  });
  const amina = await opened("amina");
  room.silent = true;
  type(amina, 1, "First ");
  paragraphText(amina, 1).insert(11, " Always.");
  room.change((doc) => {
    const node = bodyOf(doc).get(1);
    if (node instanceof Y.XmlElement) node.delete(1, 1);
  });
  await until(() => expect(amina.view().removed).toMatchObject([{ mine: "Always." }]));
  expect(amina.view().removed[0]?.runs.map((run) => run.text)).toEqual(["Or at once.", " Always."]);
});

test("DR45 two removals in a row add up, each with its own words in order", async () => {
  const amina = await opened("amina");
  room.silent = true;
  type(amina, 1, "From May ");
  textOf(document(amina), 1).insert(24, " Always.");
  type(amina, 2, "The ");
  room.change((doc) => bodyOf(doc).delete(1, 1));
  room.change((doc) => bodyOf(doc).delete(1, 1));
  await until(() =>
    expect(amina.view().removed).toMatchObject([
      { number: "1.1", mine: "From May \u2026 Always." },
      { number: "2", title: "The End", mine: "The" },
    ]),
  );
  await amina.settleRemoved(amina.view().removed[0]?.key ?? "");
  expect(amina.view().removed).toMatchObject([{ mine: "The" }]);
});

test("DR45 an edit inside a line that stays is ordinary, whatever it takes out", async () => {
  const amina = await opened("amina");
  type(amina, 1, "From May ");
  await saved(amina);
  room.change((doc) => textOf(doc, 1).delete(0, 12));
  await until(() => expect(textOf(document(amina), 1).toJSON()).toBe("pay monthly."));
  expect(amina.view().removed).toEqual([]);
});

test("DR45 what I take out myself is not handed back, after a reload neither", async () => {
  const before = await opened("amina");
  before.networkChanged(false);
  type(before, 1, "From May ");
  takeOut(before, 1);
  await until(async () => expect((await kept("amina")).edits).toHaveLength(2));
  expect(before.view().removed).toEqual([]);
  before.close();
  const after = await opened("amina");
  await saved(after);
  expect(bodyOf(room.doc).length).toBe(2);
  expect(after.view().removed).toEqual([]);
});

test("DR45 old words go with their clause in silence", async () => {
  const amina = await opened("amina");
  type(amina, 1, "From May ");
  await saved(amina);
  clock.move(180_000);
  room.change((doc) => bodyOf(doc).delete(1, 1));
  await until(() => expect(bodyOf(document(amina)).length).toBe(2));
  expect(amina.view().removed).toEqual([]);
});

test("DR45 words that move with their clause, or into the line before, are not lost", async () => {
  const amina = await opened("amina");
  type(amina, 2, "The ");
  type(amina, 1, "From May ");
  await saved(amina);
  room.change((doc) => {
    textOf(doc, 0).insert(5, " From May We pay monthly.");
    bodyOf(doc).delete(1, 1);
  });
  room.change((doc) => {
    bodyOf(doc).delete(1, 1);
    bodyOf(doc).insert(0, [clauseNode("c", "The End")]);
  });
  await until(() => expect(textOf(document(amina), 0).toJSON()).toBe("The End"));
  expect(amina.view().removed).toEqual([]);
});

test("DR45 the words are kept on the device until their writer has settled them", async () => {
  const first = await opened("amina");
  room.silent = true;
  type(first, 1, "From May ");
  room.change((doc) => bodyOf(doc).delete(1, 1));
  await until(() => expect(first.view().removed).toHaveLength(1));
  room.silent = false;
  room.drop();
  await saved(first);
  await until(() => expect(first.unsaved).toBe(false));
  const { removed } = first.view();
  first.close();
  const second = await opened("amina");
  await until(() => expect(second.view().removed).toEqual(removed));
  await second.settleRemoved(removed[0]?.key ?? "");
  expect(second.view().removed).toEqual([]);
  second.close();
  const third = await opened("amina");
  await saved(third);
  expect(third.view().removed).toEqual([]);
});

test("DR45 a reader is handed nothing back", async () => {
  room.mayWrite = false;
  const reader = await opened("gwen");
  type(reader, 1, "Repair ");
  room.change((doc) => bodyOf(doc).delete(1, 1));
  await until(() => expect(bodyOf(document(reader)).length).toBe(2));
  expect(reader.view().removed).toEqual([]);
});

async function opened(member: string): Promise<DraftingSession> {
  const session = new DraftingSession({
    agreement: "roots",
    member,
    start: room.start,
    store: Promise.resolve(storeOf(member)),
    url: room.url,
    clock,
  });
  sessions.push(session);
  await until(() => expect(session.view().desk).not.toBeNull());
  return session;
}

function storeOf(member: string): DeviceStore {
  const store = stores.get(member) ?? { ...memoryStore(), lasting: true };
  stores.set(member, store);
  return store;
}

const kept = async (member: string) => storeOf(member).load(member, "roots");

function document(session: DraftingSession): Y.Doc {
  return session.view().desk?.doc ?? openDraft();
}

function type(session: DraftingSession, place: number, text: string): void {
  textOf(document(session), place).insert(0, text);
}

const takeOut = (session: DraftingSession, place: number) =>
  bodyOf(document(session)).delete(place, 1);

function paragraph(words: string): Y.XmlElement {
  const made = new Y.XmlElement("paragraph");
  made.insert(0, [new Y.XmlText(words)]);
  return made;
}

function clauseNode(id: string, words: string): Y.XmlElement {
  const made = new Y.XmlElement("clause");
  made.setAttribute("id", id);
  made.insert(0, [paragraph(words)]);
  return made;
}

/** The text of the paragraph at `place` in the second clause node. */
function paragraphText(session: DraftingSession, place: number): Y.XmlText {
  const holder = bodyOf(document(session)).get(1);
  const line = holder instanceof Y.XmlElement ? holder.get(place) : undefined;
  const text = line instanceof Y.XmlElement ? line.get(0) : undefined;
  if (!(text instanceof Y.XmlText)) throw new Error("no such line");
  return text;
}

const saved = async (session: DraftingSession) =>
  until(() => expect(session.view().save).toEqual({ kind: "saved" }));

const until = async (check: () => void | Promise<void>) =>
  vi.waitFor(check, { timeout: 5_000, interval: 5 });
