import * as Y from "yjs";
import { seedUpdate } from "#shared/drafting/convert.ts";
import type { ClauseJson } from "#shared/drafting/document.ts";
import { bodyOf, openDraft } from "#shared/drafting/layout.ts";

/** The place after which somebody types: the last letter of a paragraph. */
export interface Spot {
  readonly client: number;
  readonly clock: number;
}

/** A document to measure with. */
export interface BenchText {
  readonly update: Uint8Array;
  readonly spots: readonly Spot[];
}

const SERVER = 1;
const PARAGRAPHS = 8;
/** Eight of them are a page of about 3,000 characters. */
const WORDS =
  "The parties meet in the first week of each quarter, look at what was done and what was paid, " +
  "and write down what follows from it. Each of them brings its own figures and shows where they " +
  "come from. What they cannot settle in that meeting goes to the two chairs, who have ten " +
  "working days for it, and nobody stops working meanwhile. Nothing here moves a duty in law. ";

const clause = (id: string, level: 1 | 2, words: string): ClauseJson => ({
  type: "clause",
  attrs: { id, level, kind: "clause", source: "" },
  content: [{ type: "paragraph", content: [{ type: "text", text: words }] }],
});

/** An agreement of so many pages, as a template would start it. */
export function pages(count: number): BenchText {
  const content = Array.from({ length: count }, (_, page) => [
    clause(`p${page}`, 1, `Part ${page + 1}`),
    ...Array.from({ length: PARAGRAPHS }, (_each, at) => clause(`p${page}-${at}`, 2, WORDS)),
  ]).flat();
  const update = seedUpdate(
    { document: { type: "doc", content }, fields: {}, shape: { scalars: [], lists: {} } },
    SERVER,
  );
  return { update, spots: spotsOf(update) };
}

/** Ten pages that so many edits were made to: bursts of typing all over, some of it taken back. */
export function history(edits: number): BenchText {
  const doc = openDraft(SERVER + 1);
  Y.applyUpdate(doc, pages(10).update);
  const texts = paragraphs(doc);
  let chance = 1;
  const below = (limit: number) => {
    chance = (Math.imul(chance, 1_103_515_245) + 12_345) & 0x7fffffff;
    return chance % limit;
  };
  doc.transact(() => {
    for (let edit = 0; edit < edits; edit += BURST) {
      const text = texts[below(texts.length)];
      const at = below(text?.length ?? 1);
      for (let letter = 0; letter < BURST - BACK; letter++) text?.insert(at + letter, "x");
      for (let letter = BURST - BACK; letter > BURST - 2 * BACK; letter--)
        text?.delete(at + letter - 1, 1);
    }
  });
  const update = Y.encodeStateAsUpdate(doc);
  return { update, spots: spotsOf(update) };
}

const BURST = 20;
const BACK = 5;

function spotsOf(update: Uint8Array): Spot[] {
  const doc = openDraft();
  Y.applyUpdate(doc, update);
  return paragraphs(doc).map((text) => {
    const last = Y.createRelativePositionFromTypeIndex(text, text.length - 1).item;
    if (last === null) throw new Error("a paragraph without words");
    return { client: last.client, clock: last.clock };
  });
}

function paragraphs(doc: Y.Doc): Y.XmlText[] {
  return bodyOf(doc)
    .toArray()
    .flatMap((node) => {
      const paragraph = node instanceof Y.XmlElement ? node.get(0) : undefined;
      const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined;
      return text instanceof Y.XmlText ? [text] : [];
    });
}
