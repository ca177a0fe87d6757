import * as fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { readDraft, seedUpdate } from "#shared/drafting/convert.ts";
import { bodyOf, fieldsOf, metaOf } from "#shared/drafting/layout.ts";
import { judgeBatch, type Waiting } from "./batch.ts";
import type { Refusal } from "./decode.ts";
import { examine } from "./gate.ts";
import {
  clauseAt,
  clauseAttributes,
  copyOf,
  element,
  seed,
  text,
  updateOf,
  wordsOf,
} from "./gate.fixture.ts";
import { LiveDraft } from "./live-draft.ts";
import type { Rights, StoredDraft } from "./ports.ts";
import { sha256 } from "./sha256.ts";
import { assemble } from "./snapshot.ts";

const PAGES = [101, 202, 303];
const FIRST = seedUpdate(seed, 1);

/** A draft as it comes from disk; each page's id belongs to a person of the same name. */
function openedDraft(): LiveDraft {
  const stored: StoredDraft = {
    agreementId: "river",
    epoch: 1,
    nextSeq: 2,
    snapshots: [],
    journal: [{ seq: 1, update: FIRST, sha256: sha256(FIRST) }],
    owners: new Map(PAGES.map((client) => [client, String(client)])),
  };
  const opened = assemble(stored);
  if (opened === undefined) throw new Error("the seed gives a draft");
  return new LiveDraft(stored, opened);
}

const senders = PAGES.map((client) => ({
  ticket: { personId: String(client), client },
  refused: false,
}));
type From = (typeof senders)[number];
type Sent = Waiting<From>;

const rights = (mayWrite: boolean): Rights => ({
  personId: "",
  name: "",
  organisationId: "",
  party: "",
  mark: 1,
  stage: "drafting",
  membershipEpoch: 1,
  mayRead: true,
  mayWrite,
  unseen: false,
});

const HONEST: ((doc: Y.Doc, at: number) => void)[] = [
  (doc, at) => wordsOf(doc, at % 3).insert(at % 4, "word "),
  (doc, at) => wordsOf(doc, at % 3).insert(0, "w"),
  (doc, at) => wordsOf(doc, at % 3).delete(at % 3, 1),
  (doc, at) => wordsOf(doc, at % 3).format(0, 2, { bold: at % 2 === 0 ? {} : null }),
  (doc, at) => bodyOf(doc).insert(at % 4, [element("clause", clauseAttributes)]),
  (doc, at) => bodyOf(doc).delete(at % bodyOf(doc).length, 1),
  (doc, at) => fieldsOf(doc).set("title", `River ${at}`),
  (doc, at) => clauseAt(doc, 0).setAttribute("id", `c${at % 5}`),
];
const HOSTILE: ((doc: Y.Doc) => void)[] = [
  (doc) => bodyOf(doc).insert(0, [element("image")]),
  (doc) => clauseAt(doc, 0).insert(0, [element("clause")]),
  (doc) => clauseAt(doc, 0).insert(0, [text("loose")]),
  (doc) => wordsOf(doc, 0).format(0, 2, { strike: {} }),
  (doc) => fieldsOf(doc).set("price", "x"),
  (doc) => metaOf(doc).set("note", "x"),
  (doc) => doc.getMap("hidden").set("a", 1),
];

/** One thing that a page sends: an honest edit, a hostile one, or damaged, doubled or missing bytes. */
const act = fc.record({
  page: fc.nat({ max: PAGES.length - 1 }),
  kind: fc.oneof(
    { arbitrary: fc.constant("honest"), weight: 6 },
    { arbitrary: fc.constantFrom("hostile", "flipped", "twice", "lost", "foreign"), weight: 1 },
  ),
  which: fc.nat({ max: 1000 }),
});
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

/** What three pages that do not hear of each other send. */
function sendAll(acts: readonly Act[]): Sent[] {
  const docs = PAGES.map((client) => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, FIRST);
    return copyOf(doc, client);
  });
  return acts.flatMap(({ page, kind, which }) => {
    const [doc, from] = [docs[page], senders[page]];
    if (doc === undefined || from === undefined) return [];
    if (kind === "foreign") doc.clientID = PAGES[(page + 1) % PAGES.length] ?? 0;
    const update = updateOf(doc, (here) => {
      change(here, kind, which);
    });
    doc.clientID = PAGES[page] ?? 0;
    const sent = { from, at: 0, update: kind === "flipped" ? flipped(update, which) : update };
    return kind === "lost" ? [] : kind === "twice" ? [sent, sent] : [sent];
  });
}

function change(doc: Y.Doc, kind: string, which: number): void {
  const list = kind === "hostile" ? HOSTILE : HONEST;
  // Where somebody has removed the clause that it needs, an act is a letter elsewhere or nothing.
  try {
    list[which % list.length]?.(doc, which);
  } catch {
    fieldsOf(doc).set("title", String(which));
  }
}

const flipped = (bytes: Uint8Array, which: number): Uint8Array =>
  bytes.map((byte, at) => (at === which % bytes.length ? byte ^ (1 << (which % 8)) : byte));

type Told = { kind: string; refusal?: Refusal };

/** The gate as it is written down: one update, one transaction, one verdict. */
function oneByOne(batch: readonly Sent[], draft: LiveDraft, mayWrite: (from: From) => boolean) {
  const taken: Uint8Array[] = [];
  const gone = new Set<From>();
  const told = batch.map(({ from, update }): Told => {
    if (gone.has(from)) return { kind: "ignored" };
    const { personId } = from.ticket;
    const author = {
      barred: mayWrite(from) ? undefined : ({ code: "notAllowed", info: "role" } as const),
      owns: (client: number) => draft.owners.get(client) === personId,
    };
    const result = examine(update, author, { canary: draft.canary(), shape: draft.shape });
    if (result.kind === "known") return { kind: "known" };
    if (result.kind === "take") {
      taken.push(update);
      return { kind: "write" };
    }
    gone.add(from);
    if (result.spoiled === true) {
      draft.spoil();
      for (const earlier of taken) Y.applyUpdate(draft.canary().doc, earlier);
    }
    return { kind: "refused", refusal: result.refusal };
  });
  return { told, taken };
}

const contentOf = (doc: Y.Doc) => JSON.stringify(readDraft(doc));

test("DR100 what waits is judged together as it would be one by one", () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), fc.nat({ max: 9 }), (acts, reader) => {
      const batch = sendAll(acts);
      const mayWrite = (from: From) => from !== senders[reader];
      const [one, all] = [openedDraft(), openedDraft()];
      const { told, taken } = oneByOne(batch, one, mayWrite);
      const judged = judgeBatch(
        batch,
        new Map(senders.map((from) => [from, rights(mayWrite(from))])),
        { room: "river", draft: all },
      );
      expect(
        judged.map((verdict) =>
          verdict.kind === "refused"
            ? { kind: verdict.kind, refusal: verdict.refusal }
            : { kind: verdict.kind },
        ),
      ).toEqual(told);
      const writes = judged.flatMap((verdict) =>
        verdict.kind === "write" ? [verdict.write.update] : [],
      );
      expect(writes).toEqual(taken);
      expect(contentOf(all.canary().doc)).toBe(contentOf(one.canary().doc));
      expect(contentOf(all.doc)).toBe(contentOf(openedDraft().doc));
    }),
    { numRuns: 300 },
  );
});

test("DR100 words for a clause that goes in the same batch are judged as after it", () => {
  const [amina, marcus] = senders;
  if (amina === undefined || marcus === undefined) throw new Error("there are senders");
  const [first, second] = [copyOf(openedDraft().doc, 101), copyOf(openedDraft().doc, 202)];
  const batch = [
    { from: amina, at: 0, update: updateOf(first, (doc) => bodyOf(doc).delete(0, 1)) },
    {
      from: marcus,
      at: 0,
      update: updateOf(second, (doc) => wordsOf(doc, 0).format(0, 2, { strike: {} })),
    },
  ];
  const all = new Map(senders.map((from) => [from, rights(true)]));
  const judged = judgeBatch(batch, all, { room: "river", draft: openedDraft() });
  const { told } = oneByOne(batch, openedDraft(), () => true);
  expect(judged.map(({ kind }) => kind)).toEqual(told.map(({ kind }) => kind));
});

test("DR100 a batch that might not fit is counted update by update", () => {
  const draft = openedDraft();
  const page = copyOf(draft.doc, 101);
  const [from] = senders;
  if (from === undefined) throw new Error("there is a sender");
  const words = "a".repeat(19_000);
  const batch = Array.from({ length: 300 }, () => ({
    from,
    at: 0,
    update: updateOf(page, (doc) => {
      const clause = element("clause", clauseAttributes);
      const paragraph = element("paragraph");
      paragraph.insert(0, [text(words)]);
      clause.insert(0, [paragraph]);
      bodyOf(doc).push([clause]);
    }),
  }));
  const judged = judgeBatch(batch, new Map([[from, rights(true)]]), { room: "river", draft });
  const kinds = judged.map(({ kind }) => kind);
  const fits = kinds.indexOf("refused");
  expect(fits).toBe(Math.floor((5_000_000 - FIRST.length) / (batch[0]?.update.length ?? 1)));
  expect(kinds.slice(0, fits).every((kind) => kind === "write")).toBe(true);
  expect(kinds.slice(fits + 1).every((kind) => kind === "ignored")).toBe(true);
});
