import * as fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import * as Y from "yjs";
import { bodyOf, fieldsOf } from "#shared/drafting/layout.ts";
import { AMINA, copyOf, MARCUS, seededDoc, wordsOf } from "./gate.fixture.ts";
import { docOf, readDirectly, shownHash } from "./reading.ts";
import { readInWorker } from "./worker-reading.ts";

const beside = readInWorker(0);
afterAll(() => beside.stop());

const edit = fc.record({
  page: fc.nat({ max: 1 }),
  kind: fc.nat({ max: 5 }),
  at: fc.nat({ max: 9 }),
});

const EDITS: ((doc: Y.Doc, at: number) => void)[] = [
  (doc, at) => wordsOf(doc, at % 3).delete(at % 3, 2),
  (doc, at) => wordsOf(doc, at % 3).format(at % 2, 3, { bold: at % 2 === 0 ? {} : null }),
  (doc, at) => wordsOf(doc, at % 3).format(0, 4, { link: { href: `https://x.example/${at}` } }),
  (doc, at) => fieldsOf(doc).set("title", `River ${at}`),
  (doc, at) => wordsOf(doc, at % 3).insert(at % 4, `word${at} `),
];

/** A draft that two pages have worked on, hearing of each other now and then. */
function worked(edits: readonly { page: number; kind: number; at: number }[]): Y.Doc {
  const live = seededDoc();
  const pages = [copyOf(live, AMINA), copyOf(live, MARCUS)];
  const meet = () => {
    for (const page of pages) Y.applyUpdate(live, Y.encodeStateAsUpdate(page));
    for (const page of pages) Y.applyUpdate(page, Y.encodeStateAsUpdate(live));
  };
  for (const { page, kind, at } of edits) {
    const [doc, change] = [pages[page], EDITS[kind]];
    if (doc === undefined || change === undefined) meet();
    else change(doc, at);
  }
  meet();
  return live;
}

test("DR106 a draft read beside the event loop is read as it would be here", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { maxLength: 30 }), async (edits) => {
      const state = Y.encodeStateAsUpdate(worked(edits));
      expect(await beside.back(state)).toEqual(await readDirectly.back(state));
      expect(await beside.canonical(state)).toEqual(await readDirectly.canonical(state));
    }),
    { numRuns: 40 },
  );
});

test("DR62 a live draft and the one that its bytes give show the same, and another text does not", () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 40 }), (edits) => {
      const live = worked(edits);
      expect(shownHash(docOf([Y.encodeStateAsUpdate(live)]))).toBe(shownHash(live));
      const before = shownHash(live);
      wordsOf(live, 1).insert(0, "x");
      expect(shownHash(live)).not.toBe(before);
      const clause = bodyOf(live).get(0);
      if (clause instanceof Y.XmlElement) clause.setAttribute("id", "other");
      wordsOf(live, 1).delete(0, 1);
      expect(shownHash(live)).not.toBe(before);
    }),
  );
});

test("DR106 bytes that are no draft are an error, and what a stopped thread owes is read here", async () => {
  await expect(beside.back(Uint8Array.of(1, 2, 3))).rejects.toThrow("end of array");
  const state = Y.encodeStateAsUpdate(seededDoc());
  const expected = await readDirectly.back(state);
  expect(await beside.back(state)).toEqual(expected);
  const [owed] = await Promise.all([beside.back(state), beside.stop()]);
  expect(owed).toEqual(expected);
  expect(await beside.back(state)).toEqual(expected);
});
