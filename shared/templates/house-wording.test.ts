import { expect, test } from "vitest";
import type { ClauseAttributes, ClauseJson, InlineJson } from "../drafting/document.ts";
import { schema } from "../drafting/schema.ts";
import { clausesPresent } from "./assemble.ts";
import { clausesOf, complete, counter, draftOf } from "./example-drafts.ts";
import { HOUSE_LIMITS, houseLines, isHouseLines, placeHouse } from "./house-wording.ts";
import { inlineNodes } from "./nodes.ts";
import { wording } from "./plain-words.ts";

const line = (...content: InlineJson[]): ClauseJson => ({
  type: "clause",
  attrs: { id: "k1", level: 2, kind: "clause", source: "" },
  content: [{ type: "paragraph", content }],
});
const text = (words: string): InlineJson => ({ type: "text", text: words });
const title: ClauseJson = {
  type: "clause",
  attrs: { id: "here", level: 1, kind: "schedule", source: "MO-02" },
};
const xref = (target: string): InlineJson => ({ type: "xref", attrs: { target } });

test.each(complete.map(({ id }) => [id]))(
  "TE30 %s: what is kept of a clause goes back in with the same words, fields and references",
  (id) => {
    const { doc } = draftOf(id);
    const present = clausesPresent(doc);
    const kept = clausesOf({ doc }).flatMap((clause) => {
      const lines = houseLines(clause, present);
      return lines === null ? [] : [{ clause, lines }];
    });
    expect(kept.length).toBeGreaterThan(5);
    for (const { clause, lines } of kept) {
      const [head] = clause;
      if (head === undefined) throw new Error("a clause without a title");
      const { nodes, missing } = placeHouse(lines, head, { present, newId: counter() });
      expect(missing).toEqual([]);
      expect(nodes.map(wording)).toEqual(clause.map(wording));
      const places = new Set([...present.values(), ...nodes.map(({ attrs }) => attrs.id)]);
      const targets = inlineNodes(nodes.slice(1)).flatMap((node) =>
        node.type === "xref" ? [node.attrs.target] : [],
      );
      expect(targets.filter((target) => !places.has(target))).toEqual([]);
      schema.nodeFromJSON({ type: "doc", content: nodes }).check();
    }
  },
);

test("TE30 a list, a partner's value, a clause of one's own and no words at all are not kept", () => {
  const present = clausesPresent({ type: "doc", content: [title] });
  const tied = (...content: InlineJson[]) => houseLines([title, line(...content)], present);
  expect(tied(text("We meet."))).not.toBeNull();
  expect(tied(text("As "), xref("here"), text(" says."))).not.toBeNull();
  expect(tied(text("As "), xref("our-own-clause"))).toBeNull();
  expect(tied(text("For "), { type: "fieldRef", attrs: { key: "party/p0/shortName" } })).toBeNull();
  expect(tied(text(" "))).toBeNull();
  expect(houseLines([title], present)).toBeNull();
  const table: ClauseJson = { ...line(), content: [{ type: "table" }] };
  expect(houseLines([title, line(text("We meet.")), table], present)).toBeNull();
});

test("TE30 what no draft may hold is refused, and so is more than a clause has", () => {
  const good = line(text("We meet."));
  expect(isHouseLines([good])).toBe(true);
  const link = (href: string): ClauseJson =>
    line({ type: "text", text: "Here", marks: [{ type: "link", attrs: { href } }] });
  expect(isHouseLines([link("https://example.org/")])).toBe(true);
  expect(isHouseLines([link("javascript:alert(1)")])).toBe(false);
  expect(isHouseLines([line(text("We \u202emeet."))])).toBe(false);
  expect(isHouseLines([line(text("We \ud800meet."))])).toBe(false);
  expect(isHouseLines([line(text("By "), { type: "fieldRef", attrs: { key: "no.such" } })])).toBe(
    false,
  );
  expect(isHouseLines([line(text("As "), xref("k2"))])).toBe(false);
  expect(isHouseLines([line(text("As "), xref("MO-02"))])).toBe(false);
  const others: readonly Partial<ClauseAttributes>[] = [
    { level: 1 },
    { source: "MO-02" },
    { id: "k2" },
    { kind: "schedule" },
  ];
  for (const other of others) {
    expect(isHouseLines([{ ...good, attrs: { ...good.attrs, ...other } }])).toBe(false);
  }
  expect(isHouseLines([line(text("x".repeat(HOUSE_LIMITS.characters)))])).toBe(false);
  const many = Array.from({ length: HOUSE_LIMITS.lines + 1 }, (_, at) => ({
    ...good,
    attrs: { ...good.attrs, id: `k${String(at + 1)}` },
  }));
  expect(isHouseLines(many.slice(0, -1))).toBe(true);
  expect(isHouseLines(many)).toBe(false);
});

test("TE32 in another draft the words keep its title and point at its own clauses, or say what it lacks", () => {
  const lines = [line(text("As "), xref("go-02"), text(" says, see "), xref("k1"))];
  const draft = { present: new Map([["GO-02", "n9"] as const]), newId: () => "fresh" };
  const placed = placeHouse(lines, title, draft);
  expect(placed.missing).toEqual([]);
  expect(placed.nodes[0]).toBe(title);
  expect(placed.nodes[1]?.attrs).toMatchObject({ id: "fresh", kind: "schedule" });
  expect(inlineNodes(placed.nodes.slice(1)).filter(({ type }) => type === "xref")).toEqual([
    xref("n9"),
    xref("fresh"),
  ]);
  expect(placeHouse(lines, title, { ...draft, present: new Map() }).missing).toEqual(["GO-02"]);
});
