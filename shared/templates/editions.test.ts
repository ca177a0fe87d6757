import { expect, test } from "vitest";
import type { ClauseJson } from "../drafting/document.ts";
import { clauseNodes, type DraftContext } from "./clause-nodes.ts";
import { type Edition, EDITIONS, newerClauses } from "./editions.ts";
import { counter, party } from "./example-drafts.ts";
import { type ClauseId, LIBRARY_VERSION } from "./library.ts";

const IDS: readonly ClauseId[] = ["FM-01", "GO-02", "KN-01", "CH-04"];
const newId = counter();
const context: DraftContext = {
  degree: 4,
  parties: [party("a", "Harbour Lane", "cio"), party("b", "Northmere", "council")],
  present: new Map(IDS.map((id) => [id, newId()])),
  required: new Set(IDS),
  newId,
};
const draft = IDS.flatMap((id) => clauseNodes(id, context));

const says = (node: ClauseJson, text: string): ClauseJson => ({
  ...node,
  content: [{ type: "paragraph", content: [{ type: "text", text }] }],
});

/** A made-up next library: one clause has other words, everything else is as it was. */
const next: Edition = {
  version: "2027.1",
  clause: (id, draftContext) => {
    const nodes = clauseNodes(id, draftContext);
    return id === "KN-01"
      ? nodes.map((node, at) => (at === 1 ? says(node, "We name each other.") : node))
      : nodes;
  },
};
const editions = [...EDITIONS, next];
const ask = (nodes: readonly ClauseJson[], version = LIBRARY_VERSION) =>
  newerClauses(nodes, { version, context }, editions);

test("TE29 today's draft began with the newest edition, so there is nothing newer", () => {
  expect(newerClauses(draft, { version: LIBRARY_VERSION, context })).toEqual([]);
});

test("TE29 a newer edition offers the clause that it words in another way, and no other", () => {
  const [found, ...others] = ask(draft);
  expect(others).toEqual([]);
  expect(found).toMatchObject({ id: "KN-01", edited: false });
  expect(found?.now.map(({ attrs }) => attrs.id)).toEqual(found?.nodeIds);
  expect(JSON.stringify(found?.newer)).toContain("We name each other.");
});

test("TE29 a draft that began with the newest edition is offered nothing", () => {
  expect(ask(draft, "2027.1")).toEqual([]);
});

test("TE29 a clause that somebody has edited says so", () => {
  const first = draft.findIndex(({ attrs }) => attrs.source === "KN-01");
  const edited = draft.map((node, at) => (at === first + 2 ? says(node, "Our own words.") : node));
  expect(ask(edited)).toMatchObject([{ id: "KN-01", edited: true }]);
  const elsewhere = draft.map((node, at) => (at === 1 ? says(node, "Our own words.") : node));
  expect(ask(elsewhere)).toMatchObject([{ id: "KN-01", edited: false }]);
});

test("TE29 a clause with the newer words is not offered again, nor one that is gone", () => {
  const taken = IDS.flatMap((id) => next.clause(id, context));
  expect(ask(taken)).toEqual([]);
  const without = draft.filter(({ attrs }) => attrs.source !== "KN-01");
  expect(ask(without.slice(0, 3))).toEqual([]);
});

test("TE29 a draft of an unknown edition has nothing to compare with", () => {
  expect(ask(draft, "1999.1")).toEqual([]);
});
