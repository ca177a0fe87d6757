import { expect, test } from "vitest";
import { assess, type AssessedParty } from "#shared/assessment/assess.ts";
import { AnswersSchema } from "#shared/assessment/questions.ts";
import { emptyFields } from "#shared/drafting/field-definitions.ts";
import { parseField } from "#shared/drafting/field-values.ts";
import type { ClauseJson, DocumentJson } from "#shared/drafting/document.ts";
import { fieldFor } from "#shared/drafting/field-definitions.ts";
import { assemble } from "#shared/templates/assemble.ts";
import { fieldKeys, inlineNodes } from "#shared/templates/nodes.ts";
import { outline } from "#shared/templates/outline.ts";
import { isUnfinished } from "#shared/templates/unfinished.ts";
import { applyEdit } from "./apply-edit.ts";
import { carersVoices } from "./carers.ts";
import type { ExamplePartnership, Moment } from "./example.ts";
import { riverAndRoots } from "./river.ts";
import { warmWednesdays } from "./warm.ts";

const all = [riverAndRoots, carersVoices, warmWednesdays];
const drafted = [riverAndRoots, warmWednesdays];

/** The parties as the assessment sees them, before or after the answers that were changed on record. */
function partiesOf(example: ExamplePartnership, corrected: boolean): AssessedParty[] {
  return example.answers.map(({ organisation, answers }) => {
    const { profile } = found(example.organisations.find(({ id }) => id === organisation));
    const changes = example.corrections
      .filter(({ by }) => organisationOf(example, by) === organisation)
      .map(({ question, value }): [string, unknown] => [question, value]);
    return {
      name: profile.legalName,
      legalForm: profile.legalForm,
      languages: profile.languages,
      publicAuthority: profile.publicAuthority,
      answers: AnswersSchema.parse({
        ...answers,
        ...(corrected ? Object.fromEntries<unknown>(changes) : {}),
      }),
    };
  });
}

function organisationOf(example: ExamplePartnership, person: string): string {
  return found(example.people.find(({ id }) => id === person)).organisation;
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("the example is not whole");
  return value;
}

function firstDraft(example: ExamplePartnership) {
  const parties = partiesOf(example, true);
  const result = assess(parties);
  if (result.state === "waiting") throw new Error("the example still waits");
  const draft = found(example.draft);
  let last = 0;
  return assemble({
    outline: outline(result, parties),
    degree: draft.degree,
    parties: example.organisations.map(({ id, profile }) => ({
      id,
      name: profile.legalName,
      shortName: profile.shortName,
      number: profile.number,
      address: profile.address,
      legalForm: profile.legalForm,
    })),
    title: example.title,
    newId: () => `n${(last += 1)}`,
    values: draft.values,
  });
}

function finalDraft(example: ExamplePartnership) {
  const { doc, fields, definitions } = firstDraft(example);
  const { edits } = found(example.draft);
  const changed = edits.flatMap((edit): [string, string][] =>
    edit.kind === "field" ? [[edit.key, edit.after]] : [],
  );
  return {
    doc: edits.reduce((text, edit) => applyEdit(text, edit), doc),
    fields: { ...fields, ...Object.fromEntries<string>(changed) },
    definitions,
  };
}

function clausesOf(doc: DocumentJson): ClauseJson[][] {
  const clauses: ClauseJson[][] = [];
  for (const node of doc.content ?? []) {
    if (node.attrs.level === 1) clauses.push([node]);
    else clauses.at(-1)?.push(node);
  }
  return clauses;
}

const minutes = ([days, time]: Moment) => {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return hour * 60 + minute - days * 1440;
};

test("DE1 River and Roots disputed four facts, settled each on record, and needs no deed", () => {
  const before = assess(partiesOf(riverAndRoots, false));
  expect(before).toMatchObject({
    state: "provisional",
    workingDegree: 4,
    disputed: ["E1", "E2", "F1", "F3"],
  });
  const after = assess(partiesOf(riverAndRoots, true));
  expect(after).toMatchObject({ state: "proposed", degree: 4, disputed: [], unsure: [] });
  expect("gates" in after ? after.gates : []).not.toContain("deed");
  expect(riverAndRoots.confirmations.map(({ by }) => by)).toEqual(["amina", "marcus", "sian"]);
});

test("DE1 Warm Wednesdays settled who leads, and Carers’ Voices waits for one party", () => {
  expect(assess(partiesOf(warmWednesdays, false))).toMatchObject({ disputed: ["D3"] });
  expect(assess(partiesOf(warmWednesdays, true))).toMatchObject({ state: "proposed", degree: 2 });
  expect(carersVoices.answers.filter(({ finished }) => finished === undefined).length).toBe(1);
});

test.each(drafted)(
  "DE2 every value of $id has a field that takes it, and is in the text",
  (example) => {
    const { fields, definitions, doc } = finalDraft(example);
    const { values } = found(example.draft);
    const keys = new Set(fieldKeys(doc.content ?? []));
    expect(Object.keys(values).filter((key) => !keys.has(key))).toEqual([]);
    const refused = Object.entries(fields).filter(([key, value]) => {
      const parsed = parseField(found(fieldFor(definitions, key)), value);
      return !("value" in parsed) || parsed.value !== value;
    });
    expect(refused).toEqual([]);
  },
);

test("DE3 River and Roots leaves one clause, two fields, two gates and one authority to do", () => {
  const { doc, fields, definitions } = finalDraft(riverAndRoots);
  const open = emptyFields(definitions, fieldKeys(doc.content ?? []), fields);
  expect(open.toSorted()).toEqual(["cap.amount", "jc.summaryUrl"]);
  const unfinished = clausesOf(doc).filter((clause) => isUnfinished(clause));
  expect(unfinished.map(([title]) => title?.attrs.id)).toEqual(["high-water"]);
  const { gates, people } = riverAndRoots;
  expect(gates.map(({ gate }) => gate)).toEqual(["dpiaScreen", "safeguardingLead"]);
  const signers = people.filter(({ roles }) => roles.includes("director"));
  expect(signers.filter(({ authority }) => authority === undefined).map(({ id }) => id)).toEqual([
    "rhodri",
  ]);
});

test("DE3 Warm Wednesdays has nothing left to do", () => {
  const { doc, fields, definitions } = finalDraft(warmWednesdays);
  expect(emptyFields(definitions, fieldKeys(doc.content ?? []), fields)).toEqual([]);
  expect(clausesOf(doc).filter((clause) => isUnfinished(clause))).toEqual([]);
  expect(warmWednesdays.signing?.signatures.length).toBe(3);
});

test.each(drafted)("DE4 the history of $id fits its draft and runs forward", (example) => {
  const draft = found(example.draft);
  const { fields } = firstDraft(example);
  const changes = draft.edits.filter((edit) => edit.kind === "field");
  expect(changes.map(({ key }) => fields[key])).toEqual(changes.map(({ before }) => before));
  const { edits, at } = draft;
  const times = [example.started, at, ...edits.map((edit) => edit.at)].map(minutes);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
});

test.each(all)("DE4 every moment, person and clause of $id is known and possible", (example) => {
  const roles = new Map(example.people.map(({ id, roles: held }) => [id, held]));
  const edits = example.draft?.edits ?? [];
  const leads = [...edits, ...example.gates, ...example.confirmations, ...example.corrections];
  expect(leads.filter(({ by }) => roles.get(by)?.includes("lead") !== true)).toEqual([]);
  const nodes = example.draft === undefined ? [] : (finalDraft(example).doc.content ?? []);
  const clauses = nodes.flatMap(({ attrs }) => [attrs.id, attrs.source]);
  for (const thread of example.threads) {
    expect(clauses).toContain(thread.clause);
    const times = [...thread.comments, ...(thread.resolved ? [thread.resolved] : [])].map(
      ({ at }) => minutes(at),
    );
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    const homes = new Set(thread.comments.map(({ by }) => organisationOf(example, by)));
    expect(thread.audience === "shared" || homes.size === 1).toBe(true);
  }
});

test("DE5 each organisation of River and Roots has one thread of its own", () => {
  const own = riverAndRoots.threads.filter(({ audience }) => audience === "organisation");
  const homes = own.map(({ comments }) => organisationOf(riverAndRoots, found(comments[0]).by));
  expect(homes).toEqual(["harrowfell", "alderbeck", "northmere"]);
  expect(riverAndRoots.threads.length).toBe(10);
});

test("DE6 the examples use no real addresses and no long dashes", () => {
  const text = JSON.stringify(all);
  expect(text).not.toMatch(/[—–]|\bshall\b/);
  const emails = text.match(/[\w.]+@[\w.]+/g) ?? [];
  expect(emails.filter((email) => !email.endsWith(".example"))).toEqual([]);
  expect(inlineNodes(finalDraft(riverAndRoots).doc.content ?? []).length).toBeGreaterThan(300);
});
