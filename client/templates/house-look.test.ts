import { expect, test } from "vitest";
import type { ClauseJson } from "#shared/drafting/document.ts";
import type { TemplateView } from "#shared/protocol/templates.ts";
import { definitionsFor } from "#shared/templates/assemble.ts";
import { counter, draftOf, party } from "#shared/templates/example-drafts.ts";
import { houseLook, wordsToKeep } from "./house-look.ts";

const template: TemplateView = {
  libraryVersion: "2026.1",
  degree: 4,
  outline: { body: [], schedules: [] },
  definitions: definitionsFor([party("p0", "Harrowfell", "cio")]),
  parties: [],
  began: [],
};
const { doc, fields } = draftOf("carers");
const draft = { document: doc, fields };
const all = doc.content ?? [];
const nodesOf = (source: string): ClauseJson[] => {
  const from = all.findIndex(({ attrs }) => attrs.source === source);
  const next = all.findIndex(({ attrs }, at) => at > from && attrs.level === 1);
  return all.slice(from, next === -1 ? undefined : next);
};
const idsOf = (source: string) => nodesOf(source).map(({ attrs }) => attrs.id);

/** A clause that can be kept, and another whose place its words can take. */
const kept = "KN-01";
const toKeep = wordsToKeep(draft, idsOf(kept));
const words = "words" in toKeep ? toKeep.words : null;

test("TE32 the words that are kept are the words in the draft, until somebody changes them", () => {
  if (words === null) throw new Error("the clause cannot be kept");
  const look = houseLook(words, idsOf(kept), { draft, template }, counter());
  expect(look).toMatchObject({ chosen: true, missing: [], unknownField: false });
  expect(look?.before).toBe(look?.after);
});

test("TE32 the look shows the words now and then, and keeps the title of the clause", () => {
  if (words === null) throw new Error("the clause cannot be kept");
  const [title, ...lines] = nodesOf(kept);
  const edited: ClauseJson = {
    type: "clause",
    attrs: { id: lines[0]?.attrs.id ?? "", level: 2, kind: "clause", source: "" },
    content: [{ type: "paragraph", content: [{ type: "text", text: "We wrote this." }] }],
  };
  const document = {
    type: "doc" as const,
    content: all.map((node) => (node.attrs.id === edited.attrs.id ? edited : node)),
  };
  const now = { draft: { document, fields }, template };
  const look = houseLook(words, idsOf(kept), now, counter());
  expect(look?.chosen).toBe(false);
  expect(look?.before).toContain("We wrote this.");
  expect(look?.after).not.toContain("We wrote this.");
  expect(look?.nodes[0]).toBe(title);
});

test("TE32 a field that this draft does not know is said, and a clause that is gone has no look", () => {
  const line: ClauseJson = {
    type: "clause",
    attrs: { id: "k1", level: 2, kind: "clause", source: "" },
    content: [{ type: "paragraph", content: [{ type: "fieldRef", attrs: { key: "of.2030" } }] }],
  };
  const later = { type: "doc" as const, content: [line] };
  expect(houseLook(later, idsOf(kept), { draft, template })?.unknownField).toBe(true);
  expect(houseLook(later, ["nowhere"], { draft, template })).toBeNull();
});
