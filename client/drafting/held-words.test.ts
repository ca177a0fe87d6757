import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type * as Y from "yjs";
import { bodyOf, openDraft } from "#shared/drafting/layout.ts";
import { type HandClock, handClock } from "./clock.fake.ts";
import { memoryStore } from "./memory-store.ts";
import type { DeviceStore } from "./offline.ts";
import { FakeRoom, clause, textOf } from "./room.fake.ts";
import { DraftingSession } from "./session.ts";

const SIX_MINUTES = 360_000;

let room: FakeRoom;
let store: DeviceStore;
let clock: HandClock;
let sessions: DraftingSession[];

beforeEach(() => {
  store = { ...memoryStore(), lasting: true };
  room = new FakeRoom();
  room.seed([clause("a", 1, "Money"), clause("b", 2, "We pay."), clause("c", 1, "End")]);
  clock = handClock();
  sessions = [];
});

afterEach(async () => {
  for (const session of sessions) session.close();
  await room.stop();
});

test("DR140 after a long break words in a clause that others changed wait, the rest goes in", async () => {
  const amina = await opened();
  await breakWith(amina);
  amina.networkChanged(true);
  await until(() => expect(amina.view().held).toHaveLength(1));
  await saved(amina);
  expect(amina.view().held).toMatchObject([{ clauseId: "a", nodes: [{ nodeId: "b" }] }]);
  expect(text(room.doc)).toBe("Money|We pay. Monthly.|The End");
  expect(text(document(amina))).toBe("Money|We pay. Monthly.|The End");
  expect(amina.unsaved).toBe(false);
});

test("DR140 nothing is sent before others' changes have been seen", async () => {
  const amina = await opened();
  await breakWith(amina);
  const before = room.writes.length;
  amina.networkChanged(true);
  await until(() => expect(amina.view().held).toHaveLength(1));
  await saved(amina);
  // The line that came back, the look at the others' words, and the one that goes on from there.
  expect(room.writes.slice(before)).toEqual([0, 0, 1]);
});

test("DR140 so do the words that a closed page left behind", async () => {
  const before = await opened();
  before.networkChanged(false);
  typeOffline(before);
  await until(async () => expect((await store.load("amina", "roots")).edits).toHaveLength(2));
  before.close();
  meanwhile();
  clock.move(SIX_MINUTES);
  const after = await opened();
  await until(() => expect(after.view().held).toHaveLength(1));
  await saved(after);
  expect(text(room.doc)).toBe("Money|We pay. Monthly.|The End");
});

test("DR140 after a short break words are merged as if they had been typed live", async () => {
  const amina = await opened();
  amina.networkChanged(false);
  typeOffline(amina);
  await until(async () => expect((await store.load("amina", "roots")).edits).toHaveLength(2));
  meanwhile();
  clock.move(240_000);
  amina.networkChanged(true);
  await saved(amina);
  expect(text(room.doc)).toBe("Money|From May We pay. Monthly.|The End");
  expect(amina.view().held).toEqual([]);
});

test("DR140 without a clash the same document goes on, and everything is in", async () => {
  const amina = await opened();
  const { desk } = amina.view();
  amina.networkChanged(false);
  typeOffline(amina);
  await until(async () => expect((await store.load("amina", "roots")).edits).toHaveLength(2));
  room.change((doc) => textOf(doc, 0).insert(0, "Our "));
  clock.move(SIX_MINUTES);
  amina.networkChanged(true);
  await saved(amina);
  expect(text(room.doc)).toBe("Our Money|From May We pay.|The End");
  expect(amina.view().desk).toBe(desk);
  expect(amina.view().backWith).toBe(1);
});

test("DR140 a writer who may not write any more is handed everything back instead", async () => {
  const amina = await opened();
  await breakWith(amina);
  room.freeze();
  amina.networkChanged(true);
  await until(() => expect(amina.view().refused?.code).toBe("frozen"));
  expect(amina.view().held).toEqual([]);
  expect(text(room.doc)).toBe("Money|We pay. Monthly.|End");
});

test("DR142 held words survive a reload, and going on writing needs no decision", async () => {
  const first = await opened();
  await breakWith(first);
  first.networkChanged(true);
  await until(() => expect(first.view().held).toHaveLength(1));
  first.close();
  const second = await opened();
  await until(() => expect(second.view().held).toEqual(first.view().held));
  textOf(document(second), 1).insert(0, "Also: ");
  await saved(second);
  expect(text(room.doc)).toBe("Money|Also: We pay. Monthly.|The End");
  const settled = second.settleHeld(second.view().held[0]?.key ?? "");
  expect(second.view().held).toHaveLength(1);
  await settled;
  expect(second.view().held).toEqual([]);
  second.close();
  const third = await opened();
  await saved(third);
  expect(third.view().held).toEqual([]);
  expect(text(room.doc)).toBe("Money|Also: We pay. Monthly.|The End");
});

test("DR142 words put in are saved like any others, and held no more", async () => {
  const amina = await opened();
  await breakWith(amina);
  amina.networkChanged(true);
  await until(() => expect(amina.view().held).toHaveLength(1));
  await saved(amina);
  await putIn(amina);
  await saved(amina);
  expect(text(room.doc)).toBe("Money|From May We pay. Monthly.|The End");
  expect(await store.held.load("amina", "roots")).toEqual([]);
});

const CUTS = Array.from({ length: 9 }, (_none, cut) => cut);

test.each(CUTS)(
  "DR143 a page killed at step %i of coming back loses and doubles nothing",
  async (cut) => {
    const amina = await opened();
    await breakWith(amina);
    mortal.dieAt(cut);
    const page = mortal;
    amina.networkChanged(true);
    await until(() => expect(page.dead || amina.view().held.length > 0).toBe(true));
    amina.close();
    await reopenedWhole();
    expect(text(room.doc)).toBe("Money|We pay. Monthly.|The End");
    expect(await store.held.load("amina", "roots")).toHaveLength(1);
  },
);

test.each(CUTS)(
  "DR143 a page killed at step %i of putting words in has them here or there",
  async (cut) => {
    const amina = await opened();
    await breakWith(amina);
    amina.networkChanged(true);
    await until(() => expect(amina.view().held).toHaveLength(1));
    await saved(amina);
    mortal.dieAt(cut);
    const page = mortal;
    const done = putIn(amina);
    await Promise.race([done, until(() => expect(page.dead).toBe(true))]);
    amina.close();
    await reopenedWhole();
    const held = (await store.held.load("amina", "roots")).length;
    const put = text(room.doc).split("From May").length - 1;
    expect(held + put).toBe(1);
    expect(text(room.doc)).toContain("We pay. Monthly.|The End");
  },
);

/** A device that a page can be killed at: from then on it answers that page no more. */
class MortalStore implements DeviceStore {
  readonly lasting = true;
  readonly load: DeviceStore["load"] = async (...all) => store.load(...all);
  readonly markRefused: DeviceStore["markRefused"] = async (...all) => store.markRefused(...all);
  readonly removed = store.removed;
  readonly held = store.held;
  dead = false;
  #left = Infinity;
  #before = false;

  /** At which change of the device from now on: just before it, or just after. */
  dieAt(cut: number): void {
    this.#left = Math.floor(cut / 2);
    this.#before = cut % 2 === 0;
  }

  readonly keep: DeviceStore["keep"] = async (...all) => this.#live(() => store.keep(...all));
  readonly keepBase: DeviceStore["keepBase"] = async (...all) =>
    this.#live(() => store.keepBase(...all));
  readonly exchange: DeviceStore["exchange"] = async (...all) =>
    this.#live(() => store.exchange(...all));
  readonly drop: DeviceStore["drop"] = async (...all) => this.#live(() => store.drop(...all));

  async #live<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    const never = new Promise<never>(() => undefined);
    if (this.dead) return never;
    this.#left -= 1;
    this.dead = this.#left < 0;
    if (this.dead && this.#before) return never;
    const answer = await ask();
    return this.dead ? never : answer;
  }
}

let mortal: MortalStore;

async function opened(): Promise<DraftingSession> {
  mortal = new MortalStore();
  const session = new DraftingSession({
    agreement: "roots",
    member: "amina",
    start: room.start,
    store: Promise.resolve(mortal),
    url: room.url,
    clock,
  });
  sessions.push(session);
  await until(() => expect(session.view().desk).not.toBeNull());
  return session;
}

/** Opened once more until everything kept is in. */
async function reopenedWhole(): Promise<void> {
  const session = await opened();
  await saved(session);
  await until(async () => expect((await store.load("amina", "roots")).edits).toEqual([]));
  session.close();
}

/** Words typed without a network, a change of somebody else, and a long time. */
async function breakWith(session: DraftingSession): Promise<void> {
  session.networkChanged(false);
  typeOffline(session);
  await until(async () => expect((await store.load("amina", "roots")).edits).toHaveLength(2));
  meanwhile();
  clock.move(SIX_MINUTES);
}

function typeOffline(session: DraftingSession): void {
  textOf(document(session), 1).insert(0, "From May ");
  textOf(document(session), 2).insert(0, "The ");
}

const meanwhile = () => room.change((doc) => textOf(doc, 1).insert(7, " Monthly."));

const putIn = async (session: DraftingSession) =>
  session.settleHeld(session.view().held[0]?.key ?? "", () =>
    textOf(document(session), 1).insert(0, "From May "),
  );

const document = (session: DraftingSession): Y.Doc => session.view().desk?.doc ?? openDraft();

const text = (doc: Y.Doc) =>
  bodyOf(doc)
    .toArray()
    .map((_node, place) => textOf(doc, place).toJSON())
    .join("|");

const saved = async (session: DraftingSession) =>
  until(() => expect(session.view().save).toEqual({ kind: "saved" }));

const until = async (check: () => void | Promise<void>) =>
  vi.waitFor(check, { timeout: 5_000, interval: 5 });
