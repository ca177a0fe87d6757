import { expect, test } from "vitest";
import type { ClauseJson } from "../drafting/document.ts";
import { ALTERNATIVES } from "./alternative-wordings.ts";
import { alternativesOf } from "./alternatives.ts";
import { clauseNodes, type DraftContext } from "./clause-nodes.ts";
import { counter, party } from "./example-drafts.ts";
import { isClauseId, LIBRARY, type ClauseId } from "./library.ts";
import { redline } from "./redline.ts";
import { isChosen, opensWith, replacedBy } from "./replaced.ts";

const newId = counter();
const context: DraftContext = {
  degree: 4,
  parties: [party("a", "Harbour Lane", "cio"), party("b", "Northmere", "council")],
  present: new Map(LIBRARY.map(({ id }) => [id, newId()])),
  required: new Set(LIBRARY.map(({ id }) => id)),
  newId,
};

/** A clause as a draft has it, with its own node ids, and what the library knows of it. */
function clauseOf(id: ClauseId) {
  const others = alternativesOf(id, context);
  const library = clauseNodes(id, context);
  return { clause: clauseNodes(id, context), known: { library, others } };
}

const written = (node: ClauseJson, text: string): ClauseJson => ({
  ...node,
  content: [{ type: "paragraph", content: [{ type: "text", text }] }],
});

test.each(Object.keys(ALTERNATIVES).filter(isClauseId))(
  "TE24 each other wording of %s finds the untouched paragraph it replaces",
  (id) => {
    const { clause, known } = clauseOf(id);
    for (const other of known.others) {
      const replaced = replacedBy(other, clause, known);
      const has = known.library.some((node) => opensWith(node, other.replaces));
      expect([other.label, replaced?.edited]).toEqual([other.label, has ? false : undefined]);
    }
  },
);

test("TE24 a paragraph that somebody has edited is found, and known as edited", () => {
  const { clause, known } = clauseOf("GO-02");
  const [other] = known.others;
  if (other === undefined) throw new Error("no other wording");
  const place = replacedBy(other, clause, known);
  const edited = clause.map((node) =>
    node === place?.node
      ? written(node, "It tries hard to agree at each meeting. If it cannot agree, it votes.")
      : node,
  );
  const again = replacedBy(other, edited, known);
  expect(again).toMatchObject({ edited: true, nodeIds: place?.nodeIds });
});

test("TE24 a wording that was chosen before is not an edit, and is known as chosen", () => {
  const { clause, known } = clauseOf("MO-02");
  const [advance, arrears] = known.others;
  if (advance === undefined || arrears === undefined) throw new Error("two wordings");
  const place = replacedBy(advance, clause, known);
  const chosen = clause.flatMap((node) => (node === place?.node ? advance.nodes : [node]));
  expect(isChosen(advance, chosen)).toBe(true);
  expect(isChosen(arrears, chosen)).toBe(false);
  expect(replacedBy(arrears, chosen, known)).toMatchObject({ edited: false });
});

test("TE24 where the paragraph is gone nothing is replaced", () => {
  const { clause, known } = clauseOf("GO-02");
  const [other] = known.others;
  if (other === undefined) throw new Error("no other wording");
  expect(replacedBy(other, clause.slice(0, 1), known)).toBeNull();
  const own = clause.slice(0, 2).map((node) => written(node, "Tea is at four."));
  expect(replacedBy(other, own, known)).toBeNull();
});

test("TE24 a paragraph goes with the points below it", () => {
  const { known } = clauseOf("MO-02");
  const [other] = known.others;
  if (other === undefined) throw new Error("no other wording");
  const { clause } = clauseOf("MO-02");
  const place = replacedBy(other, clause, known);
  const at = clause.findIndex((node) => node === place?.node);
  const point: ClauseJson = {
    type: "clause",
    attrs: { id: "point", level: 3, kind: "clause", source: "" },
    content: [],
  };
  const listed = [...clause.slice(0, at + 1), point, ...clause.slice(at + 1)];
  expect(replacedBy(other, listed, known)?.nodeIds).toEqual([place?.node.attrs.id, "point"]);
});

test("TE24 a redline shows what goes and what comes, word by word", () => {
  const runs = redline("We pay within 30 days.", "We pay within 14 working days.");
  const said = (but: string) =>
    runs.flatMap(({ kind, text }) => (kind === but ? [] : [text])).join("");
  expect(said("in")).toBe("We pay within 30 days.");
  expect(said("out")).toBe("We pay within 14 working days.");
  expect(runs.filter(({ kind }) => kind === "out")).toEqual([{ kind: "out", text: "30" }]);
  expect(redline("Same.", "Same.")).toEqual([{ kind: "same", text: "Same." }]);
});
