import * as fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { readDraft, seedUpdate } from "#shared/drafting/convert.ts";
import type { ClauseJson } from "#shared/drafting/document.ts";
import { bodyOf, fieldsOf, openDraft } from "#shared/drafting/layout.ts";
import { bareText, plainNode } from "./node-edits.ts";
import type { Base, KeptEdit } from "./offline.ts";
import { outcomesOf } from "./put-in.ts";
import { reckon } from "./reckon.ts";
import { clause, textOf } from "./room.fake.ts";

const SINCE = 1_000_000;
const NOW = SINCE + 600_000;

test("DR140 a line that both changed is held back, and the others of mine go in", () => {
  const { mine, theirs } = away([
    clause("a", 1, "Money"),
    clause("b", 2, "We pay monthly."),
    clause("c", 1, "End"),
  ]);
  mine.change((doc) => textOf(doc, 1).insert(0, "From May "));
  mine.change((doc) => textOf(doc, 2).insert(0, "The "));
  theirs.change((doc) => textOf(doc, 1).insert(14, " and late"));
  const after = back(mine, theirs);
  expect(after.words).toBe("Money|We pay monthly and late.|The End");
  expect(after.held).toMatchObject([
    {
      kind: "clause",
      clauseId: "a",
      number: "1",
      title: "Money",
      since: SINCE,
      nodes: [{ nodeId: "b", after: ["a"], moved: false }],
    },
  ]);
});

test("DR140 what I did elsewhere in a clause that is held waits with it", () => {
  const { mine, theirs } = away([
    clause("a", 1, "Money"),
    clause("b", 2, "We pay."),
    clause("c", 2, "They pay."),
    clause("d", 1, "End"),
  ]);
  mine.change((doc) => textOf(doc, 1).insert(0, "First "));
  mine.change((doc) => textOf(doc, 2).insert(0, "Then "));
  theirs.change((doc) => textOf(doc, 2).insert(9, " Late."));
  const after = back(mine, theirs);
  expect(after.words).toBe("Money|We pay.|They pay. Late.|End");
  expect(after.held[0]).toMatchObject({ nodes: [{ nodeId: "b" }, { nodeId: "c" }] });
});

test("DR140 lines of one clause that only one of us changed go in as they are", () => {
  const { mine, theirs } = away([
    clause("a", 1, "Money"),
    clause("b", 2, "We pay."),
    clause("c", 2, "They pay."),
  ]);
  mine.change((doc) => textOf(doc, 1).insert(0, "First "));
  theirs.change((doc) => textOf(doc, 2).insert(0, "Then "));
  const after = back(mine, theirs);
  expect(after.exchange).toBeNull();
  expect(after.words).toBe("Money|First We pay.|Then They pay.");
});

test("DR140 a split that crosses a held line does not go in by half", () => {
  const { mine, theirs } = away([clause("a", 1, "Money. Paid monthly."), clause("c", 1, "End")]);
  mine.change((doc) => {
    textOf(doc, 0).delete(6, 14);
    bodyOf(doc).insert(1, [element("b", 1, "Paid monthly.")]);
  });
  mine.change((doc) => bodyOf(doc).insert(3, [element("n", 1, "New")]));
  theirs.change((doc) => textOf(doc, 0).insert(5, " matters"));
  const after = back(mine, theirs);
  expect(after.words).toBe("Money matters. Paid monthly.|End|New");
  expect(after.held[0]).toMatchObject({ nodes: [{ nodeId: "a" }, { nodeId: "b" }] });
});

test("DR140 a clause that others took out is held, and so is one of mine taken out that they grew", () => {
  const { mine, theirs } = away([
    clause("a", 1, "Money"),
    clause("b", 1, "Work"),
    clause("c", 1, "End"),
  ]);
  mine.change((doc) => textOf(doc, 0).insert(0, "Our "));
  mine.change((doc) => bodyOf(doc).delete(1, 1));
  theirs.change((doc) => bodyOf(doc).insert(2, [element("n", 2, "More work")]));
  theirs.change((doc) => bodyOf(doc).delete(0, 1));
  const after = back(mine, theirs);
  expect(after.words).toBe("Work|More work|End");
  expect(after.held).toMatchObject([
    { clauseId: "a", title: "Money", nodes: [{ nodeId: "a" }] },
    { clauseId: "b", title: "Work", nodes: [{ nodeId: "b", mine: null }] },
  ]);
});

test("DR140 words that had arrived, though nobody said so, are nobody else's change", () => {
  const { mine, theirs } = away([clause("a", 1, "Money")]);
  mine.change((doc) => textOf(doc, 0).insert(0, "Our "));
  Y.applyUpdate(theirs.doc, mine.updates[0] ?? new Uint8Array());
  mine.change((doc) => textOf(doc, 0).insert(9, "!"));
  const after = back(mine, theirs);
  expect(after.exchange).toBeNull();
  expect(after.words).toBe("Our Money!");
});

test("DR140 a value that both filled in is held, one that only I filled in goes in", () => {
  const { mine, theirs } = away([clause("a", 1, "Money")], { days: "30", place: "" });
  mine.change((doc) => {
    fieldsOf(doc).set("days", "45");
    fieldsOf(doc).set("place", "Leeds");
  });
  theirs.change((doc) => fieldsOf(doc).set("days", "60"));
  const after = back(mine, theirs);
  expect(after.held).toMatchObject([{ kind: "field", field: "days", base: "30", mine: "45" }]);
  expect(Object.fromEntries(fieldsOf(after.doc))).toEqual({ days: "60", place: "Leeds" });
});

test("DR141 what I wrote in a clause I moved goes in where it stands again (seed -1452466683)", () => {
  const { mine, theirs } = away(LONG);
  mine.change((doc) => act(doc, "", 5, [0, 9]));
  mine.change((doc) => act(doc, "mine", 0, [9, 0]));
  theirs.change((doc) => act(doc, "", 5, [4, 0]));
  theirs.change((doc) => act(doc, "", 5, [22, 7]));
  const after = back(mine, theirs);
  expect(after.words).toBe(
    "We work when we can.|Work|mine Money|We pay each month, at once.|They pay too.|End",
  );
});

test("DR141 whatever two people did apart, each word is in the text or held (100 runs)", () => {
  const steps = fc.array(fc.tuple(fc.nat(5), fc.nat(30), fc.nat(30)), { maxLength: 6 });
  fc.assert(
    fc.property(steps, steps, (own, others) => {
      const { mine, theirs } = away(LONG);
      for (const [step, ...at] of own) mine.change((doc) => act(doc, `mine${mine.step}`, step, at));
      for (const [step, ...at] of others) {
        theirs.change((doc) => act(doc, `theirs${theirs.step}`, step, at));
      }
      const [own1, theirs1] = [wordsOf(mine.doc, "mine"), wordsOf(theirs.doc, "theirs")];
      const after = back(mine, theirs);
      const held = JSON.stringify(after.held);
      expect(theirs1.filter((word) => !after.words.includes(word))).toEqual([]);
      expect(own1.filter((word) => !after.words.includes(word) && !held.includes(word))).toEqual(
        [],
      );
      expect(own1.filter((word) => after.words.split(word).length > 2)).toEqual([]);
      for (const one of after.held) {
        if (one.kind !== "clause") continue;
        const next = new Map(nodesOf(after.doc));
        const made = outcomesOf(one, (id) => next.get(id) ?? null, "merge") ?? [];
        for (const { nodeId, next: node } of made) if (node !== null) next.set(nodeId, node);
        const text = [...next.values()].map(bareText).join("|");
        const own2 = one.nodes.map((node) => bareText(node.mine)).join(" ");
        const want = own1.filter((word) => own2.includes(word));
        expect([...want, ...theirs1].filter((word) => !text.includes(word))).toEqual([]);
      }
    }),
    { numRuns: 100 },
  );
});

const LONG = [
  clause("a", 1, "Money"),
  clause("b", 2, "We pay each month, at once."),
  clause("c", 2, "They pay too."),
  clause("d", 1, "Work"),
  clause("e", 2, "We work when we can."),
  clause("f", 1, "End"),
];

/** One thing a person does: types, rubs out, takes out, adds a line or a clause, moves a line. */
function act(
  doc: Y.Doc,
  word: string,
  step: number,
  [first, second]: readonly [number, number],
): void {
  const body = bodyOf(doc);
  if (body.length === 0) return;
  const place = first % body.length;
  const node = body.get(place);
  const text = textIn(node);
  if (step <= 2 && text !== null) write(text, step, second, word);
  else if (step === 3) body.delete(place, 1);
  else if (step === 4) body.insert(place + 1, [element(`n-${word}`, 1 + (second % 2), word)]);
  else if (step === 5 && node instanceof Y.XmlElement) move(body, node, second);
}

function write(text: Y.XmlText, step: number, at: number, word: string): void {
  if (step === 2) text.delete(0, Math.min(text.length, at % 5));
  else text.insert(at % (text.length + 1), ` ${word} `);
}

function move(body: Y.XmlFragment, node: Y.XmlElement, to: number): void {
  const level = Number(node.getAttribute("level"));
  const copy = element(node.getAttribute("id") ?? "", level, textIn(node)?.toJSON() ?? "");
  body.delete(body.toArray().indexOf(node), 1);
  body.insert(to % (body.length + 1), [copy]);
}

function textIn(node: unknown): Y.XmlText | null {
  const paragraph = node instanceof Y.XmlElement ? node.get(0) : null;
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null;
  return text instanceof Y.XmlText ? text : null;
}

/** Each word of this person in a draft. */
function wordsOf(doc: Y.Doc, whose: string): string[] {
  const text = [...nodesOf(doc).values()].map(bareText).join(" ");
  return [...text.matchAll(new RegExp(`\\b${whose}\\d+\\b`, "g"))].map(([word]) => word);
}

function nodesOf(doc: Y.Doc): Map<string, ClauseJson> {
  return new Map(
    (readDraft(doc).document.content ?? []).map((node) => [node.attrs.id, plainNode(node)]),
  );
}

/** Two people with the same draft, who do not hear each other. */
function away(content: readonly ClauseJson[], fields: Record<string, string> = {}) {
  const seed = seedUpdate(
    {
      document: { type: "doc", content: [...content] },
      fields,
      shape: { scalars: Object.keys(fields), lists: {} },
    },
    9,
  );
  return { mine: new Away(seed, 11), theirs: new Away(seed, 12) };
}

class Away {
  readonly doc: Y.Doc;
  readonly updates: Uint8Array[] = [];
  readonly seed: Uint8Array;
  step = 0;

  constructor(seed: Uint8Array, clientID: number) {
    this.seed = seed;
    this.doc = openDraft(clientID);
    Y.applyUpdate(this.doc, seed);
    this.doc.on(
      "update",
      (update: Uint8Array, _origin: unknown, _doc: Y.Doc, change: Y.Transaction) => {
        if (change.local) this.updates.push(update);
      },
    );
  }

  change(run: (doc: Y.Doc) => void): void {
    this.step += 1;
    this.doc.transact(() => run(this.doc));
  }
}

/** The writer comes back: what goes in by itself, and what is held. */
function back(mine: Away, theirs: Away) {
  const base: Base = { updates: [mine.seed], seenAt: SINCE };
  const edits = mine.updates.map((update, index): KeptEdit => ({
    id: index + 1,
    epoch: 1,
    refused: null,
    at: SINCE + index,
    touched: [],
    update,
  }));
  const [looked, doc] = [openDraft(13), openDraft(14)];
  for (const one of [looked, doc]) Y.applyUpdate(one, Y.encodeStateAsUpdate(theirs.doc));
  const exchange = reckon({ edits, bases: new Map([[1, base]]) }, 1, looked, NOW);
  for (const { update } of exchange?.keep ?? edits) Y.applyUpdate(doc, update);
  const words = [...nodesOf(doc).values()].map(bareText).join("|");
  return { exchange, doc, words, held: exchange?.hold ?? [] };
}

function element(id: string, level: number, words: string): Y.XmlElement {
  const [made, paragraph] = [new Y.XmlElement("clause"), new Y.XmlElement("paragraph")];
  for (const [name, value] of Object.entries({ id, kind: "clause", source: "" })) {
    made.setAttribute(name, value);
  }
  // The editor writes numbers; Yjs takes them, and its types do not say so.
  const numbered: { setAttribute(name: string, value: unknown): void } = made;
  numbered.setAttribute("level", level);
  paragraph.insert(0, [new Y.XmlText(words)]);
  made.insert(0, [paragraph]);
  return made;
}
