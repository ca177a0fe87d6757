import examples from "../assessment/examples.json" with { type: "json" };
import { ALL_DEGREES, type Degree } from "../assessment/degrees.ts";
import { LegalForm } from "../agreements/party.ts";
import type { ClauseJson } from "../drafting/document.ts";
import { shownField } from "../drafting/field-values.ts";
import { numbersOf } from "../drafting/numbering.ts";
import { assemble, type DraftRequest, type FirstDraft } from "./assemble.ts";
import type { DraftParty } from "./clause-text.ts";
import { inlineNodes } from "./nodes.ts";

/** Node ids in order: n1, n2, … */
export const counter = () => {
  let last = 0;
  return () => `n${(last += 1)}`;
};

/** A party with an address and a number. */
export const party = (id: string, name: string, legalForm: string): DraftParty => ({
  id,
  name,
  shortName: name.split(" ")[0] ?? name,
  number: "1234567",
  address: "1 Quay Street, Fernmouth FM1 2AB",
  legalForm: LegalForm.parse(legalForm),
});

const partiesOf = (parties: readonly { name: string; legalForm?: string }[]): DraftParty[] =>
  parties.map(({ name, legalForm }, index) => party(`p${index}`, name, legalForm ?? "cio"));

/** The examples that have an outline. */
export const complete = examples.flatMap(({ id, title, parties, expect: expected }) =>
  "body" in expected && expected.body !== undefined
    ? [{ id, title, parties: partiesOf(parties), expected }]
    : [],
);

/** The first draft of an example, changed as asked. */
export const draftOf = (id: string, change: Partial<DraftRequest> = {}): FirstDraft => {
  const found = complete.find((example) => example.id === id);
  if (found === undefined) throw new Error(`no example ${id}`);
  const { title, parties, expected } = found;
  return assemble({
    title,
    parties,
    outline: { body: expected.body, schedules: expected.schedules },
    degree: degreeOf(expected.workingDegree),
    newId: counter(),
    ...change,
  });
};

function degreeOf(value: number): Degree {
  const found = ALL_DEGREES.find((degree) => degree === value);
  if (found === undefined) throw new Error(`no degree ${value}`);
  return found;
}

/** The clauses of a draft as people count them. */
export function clausesOf({ doc }: Pick<FirstDraft, "doc">): ClauseJson[][] {
  const clauses: ClauseJson[][] = [];
  for (const node of doc.content ?? []) {
    if (node.attrs.level === 1) clauses.push([node]);
    else clauses.at(-1)?.push(node);
  }
  return clauses;
}

/** The words of some nodes as a reader sees them, tables included. */
export function wordsOf(nodes: readonly ClauseJson[], draft: FirstDraft): string {
  const numbers = numbersOf(draft.doc);
  return inlineNodes(nodes)
    .map((node) => {
      if (node.type === "text") return node.text;
      if (node.type === "xref") return numbers.get(node.attrs.target) ?? "";
      if (node.type !== "fieldRef") return "";
      return shownField(draft.definitions, draft.fields, node.attrs.key);
    })
    .join("");
}
