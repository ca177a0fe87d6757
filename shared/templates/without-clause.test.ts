import { expect, test } from "vitest";
import { ALL_DEGREES } from "../assessment/degrees.ts";
import type { ClauseJson } from "../drafting/document.ts";
import { clauseNodes, type DraftContext } from "./clause-nodes.ts";
import { counter, party } from "./example-drafts.ts";
import { type ClauseId, LIBRARY } from "./library.ts";
import { inlineNodes } from "./nodes.ts";
import { wording } from "./plain-words.ts";
import { type Rewording, withClause, withoutClause } from "./without-clause.ts";

function draftOf(degree: DraftContext["degree"], ids: readonly ClauseId[]) {
  const newId = counter();
  const context: DraftContext = {
    degree,
    parties: [party("a", "Harbour Lane", "cio"), party("b", "Northmere", "council")],
    present: new Map(ids.map((id) => [id, newId()])),
    required: new Set(ids),
    newId,
  };
  return { context, nodes: ids.flatMap((id) => clauseNodes(id, context)) };
}

function goneOf(id: ClauseId, nodes: readonly ClauseJson[]) {
  const from = nodes.findIndex(({ attrs }) => attrs.source === id);
  const next = nodes.findIndex(({ attrs }, at) => at > from && attrs.level === 1);
  const own = nodes.slice(from, next === -1 ? undefined : next);
  return { id, nodeIds: own.map(({ attrs }) => attrs.id) };
}

function changed(nodes: readonly ClauseJson[], rewordings: readonly Rewording[]): ClauseJson[] {
  return nodes.flatMap((node) => {
    const own = rewordings.filter(({ nodeId }) => nodeId === node.attrs.id);
    const instead = own.find(({ place }) => place === "instead")?.now ?? [node];
    const below = own.filter(({ place }) => place === "below").flatMap(({ now }) => now);
    return [
      ...instead.map((now, at) => (at === 0 ? { ...now, attrs: node.attrs } : now)),
      ...below,
    ];
  });
}

/** The draft after the clause has left and the lines that pointed at it have changed. */
function leave(id: ClauseId, nodes: readonly ClauseJson[], context: DraftContext) {
  const gone = goneOf(id, nodes);
  const { rewordings, left } = withoutClause(gone, nodes, { context, clause: clauseNodes });
  const stay = nodes.filter(({ attrs }) => !gone.nodeIds.includes(attrs.id));
  return { kept: changed(stay, rewordings), left };
}

const all = LIBRARY.map(({ id }) => id);
const lost = (nodes: readonly ClauseJson[]): string[] => {
  const known = new Set(nodes.map(({ attrs }) => attrs.id));
  return nodes
    .filter((node) =>
      inlineNodes([node]).some((one) => one.type === "xref" && !known.has(one.attrs.target)),
    )
    .map(wording);
};

test("TE26 whatever clause leaves an untouched draft, nothing points at it afterwards", () => {
  for (const degree of ALL_DEGREES) {
    for (const id of all) {
      const { context, nodes } = draftOf(degree, all);
      const { kept, left } = leave(id, nodes, context);
      expect([degree, id, left, lost(kept)]).toEqual([degree, id, [], []]);
    }
  }
});

test("TE26 words that somebody has written are left for people to mend", () => {
  const { context, nodes } = draftOf(4, ["GO-02", "GO-03"]);
  const edited = nodes.map((node): ClauseJson => {
    const points = inlineNodes([node]).some(({ type }) => type === "xref");
    if (!points || node.attrs.level === 1) return node;
    const more = { type: "text", text: " We mean it." } as const;
    return { ...node, content: [{ type: "paragraph", content: [...inlineNodes([node]), more] }] };
  });
  const before = lost(edited.filter(({ attrs }) => attrs.source !== "GO-03"));
  expect(before).toHaveLength(1);
  const { kept, left } = leave("GO-03", edited, context);
  expect(left).toHaveLength(1);
  expect(kept.some(({ attrs }) => left.includes(attrs.id))).toBe(true);
});

/** The draft after the clause has come in where it stood, and the lines elsewhere have followed. */
function comeBack(id: ClauseId, kept: readonly ClauseJson[], context: DraftContext) {
  const at = all.filter((one) => context.present.has(one)).indexOf(id);
  const next = all.filter((one) => context.present.has(one))[at + 1];
  const place = kept.findIndex(({ attrs }) => attrs.source === next);
  const own = clauseNodes(id, context);
  const nodes = kept.toSpliced(place === -1 ? kept.length : place, 0, ...own);
  return changed(nodes, withClause(id, nodes, { context, clause: clauseNodes }));
}

test("TE50 a clause that comes back brings back every line that left with it", () => {
  for (const [at, id] of all.entries()) {
    const degree = ALL_DEGREES[at % ALL_DEGREES.length] ?? 1;
    const { context, nodes } = draftOf(degree, all);
    const back = comeBack(id, leave(id, nodes, context).kept, context);
    expect([degree, id, lost(back)]).toEqual([degree, id, []]);
    expect(back.map(wording)).toEqual(nodes.map(wording));
  }
});

test("TE50 the same draft comes of a clause that was never there and is added", () => {
  const ids: readonly ClauseId[] = ["FM-03", "GO-02", "MO-02", "MO-06"];
  const whole = draftOf(4, ids);
  const { context } = whole;
  const before = draftOf(4, ["FM-03", "GO-02", "MO-02"]);
  const present = new Map([...before.context.present, ["MO-06", "new"] as const]);
  const now = { ...before.context, present, required: context.required };
  const back = comeBack("MO-06", before.nodes, now);
  expect(back.map(wording)).toEqual(whole.nodes.map(wording));
});

test("TE50 a line that still points at a clause deleted by hand points at it again", () => {
  const { context, nodes } = draftOf(4, ["GO-02", "GO-03"]);
  const gone = goneOf("GO-03", nodes);
  const dangling = nodes.filter(({ attrs }) => !gone.nodeIds.includes(attrs.id));
  expect(lost(dangling)).toHaveLength(1);
  const present = new Map([...context.present, ["GO-03", "again"] as const]);
  expect(lost(comeBack("GO-03", dangling, { ...context, present }))).toEqual([]);
});

test("TE50 what somebody has written stays as it is when a clause comes", () => {
  const { context, nodes } = draftOf(4, ["GO-02", "GO-03"]);
  const { kept } = leave("GO-03", nodes, context);
  const edited = kept.map((node): ClauseJson => {
    if (node.attrs.level === 1) return node;
    const more = { type: "text", text: " We mean it." } as const;
    return { ...node, content: [{ type: "paragraph", content: [...inlineNodes([node]), more] }] };
  });
  const back = comeBack("GO-03", edited, context);
  expect(back.filter((node) => edited.some(({ attrs }) => attrs.id === node.attrs.id))).toEqual(
    edited,
  );
});
