import * as fc from "fast-check";
import { expect, test } from "vitest";
import { uniform } from "../assessment/answers.fixture.ts";
import { assess } from "../assessment/assess.ts";
import { ALL_DEGREES } from "../assessment/degrees.ts";
import type { Score } from "../assessment/question.ts";
import { AnswersSchema } from "../assessment/questions.ts";
import { LegalForm } from "../agreements/party.ts";
import { DocumentJson } from "../drafting/document.ts";
import { fieldFor, isFieldKey } from "../drafting/field-definitions.ts";
import { schema } from "../drafting/schema.ts";
import {
  assemble,
  clausesPresent,
  definitionsFor,
  fieldsOf,
  type FirstDraft,
  offered,
} from "./assemble.ts";
import { clauseNodes } from "./clause-nodes.ts";
import { clausesOf, complete, counter, draftOf, party } from "./example-drafts.ts";
import { LIBRARY } from "./library.ts";
import { fieldKeys, inlineNodes } from "./nodes.ts";
import { outline, outlinedClauses, requiredModules } from "./outline.ts";

/** What a draft must never have, whatever clauses are in it. */
function faultsOf({ doc, definitions, fields }: FirstDraft): string[] {
  const nodes = doc.content ?? [];
  const ids = nodes.map(({ attrs }) => attrs.id);
  const known = new Set(ids);
  const keys = fieldKeys(nodes);
  const used = new Set(keys.map((key) => key.split("/")[0]));
  const inlines = inlineNodes(nodes);
  return [
    ...(known.size === ids.length ? [] : ["an id stands twice"]),
    ...inlines.flatMap((node) =>
      node.type === "xref" && !known.has(node.attrs.target) ? [`lost: ${node.attrs.target}`] : [],
    ),
    ...inlines.flatMap((node) => (node.type === "text" && node.text === "" ? ["empty text"] : [])),
    ...keys
      .filter((key) => fieldFor(definitions, key) === undefined)
      .map((key) => `undefined: ${key}`),
    ...definitions.filter(({ key }) => !used.has(key)).map(({ key }) => `unused: ${key}`),
    ...Object.keys(fields)
      .filter((key) => !isFieldKey(definitions, key))
      .map((key) => `unknown value: ${key}`),
  ];
}

test.each(complete)(
  "TE10 the example $id becomes a draft with R and S clauses, in order",
  (example) => {
    const draft = draftOf(example.id);
    expect(faultsOf(draft)).toEqual([]);
    const expected = [...example.expected.body, ...example.expected.schedules]
      .filter((entry) => !entry.endsWith(":O"))
      .map((entry) => entry.split(":")[0]);
    const sources = (draft.doc.content ?? []).flatMap(({ attrs }) =>
      attrs.level === 1 ? [attrs.source] : [],
    );
    expect(sources).toEqual(expected);
  },
);

test.each(complete)(
  "TE10 the draft of $id fits the schema of the live room unchanged",
  ({ id }) => {
    const { doc } = draftOf(id);
    expect(DocumentJson.parse(doc)).toEqual(doc);
    const node = schema.nodeFromJSON(doc);
    node.check();
    expect(schema.nodeFromJSON(node.toJSON()).eq(node)).toBe(true);
  },
);

test("TE11 offered clauses stay out and can be added later with their fields", () => {
  const warm = complete.find(({ id }) => id === "warm");
  const draft = draftOf("warm");
  const entries = { body: warm?.expected.body ?? [], schedules: warm?.expected.schedules ?? [] };
  expect(offered(entries)).toContain("IN-03");
  expect(clausesPresent(draft.doc).has("IN-03")).toBe(false);

  let last = 1000;
  const present = clausesPresent(draft.doc).set("IN-03", "added");
  const context = {
    degree: 2 as const,
    parties: warm?.parties ?? [],
    present,
    required: new Set<never>(),
    newId: () => `n${(last += 1)}`,
  };
  const nodes = clauseNodes("IN-03", context);
  const added = fieldsOf(nodes, context);
  expect(nodes[0]?.attrs).toMatchObject({ id: "added", kind: "schedule", source: "IN-03" });
  expect(added.fields["retention.days"]).toBe("30");
  const allowed = definitionsFor(context.parties);
  expect(fieldKeys(nodes).every((key) => isFieldKey(allowed, key))).toBe(true);
});

test("TE12 references, ids and fields hold in 500 random drafts", () => {
  const entries = LIBRARY.map(({ id, place }) => ({ id, place }));
  const seed = 20_270_401;
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("R", "S", "O", "-"), {
        minLength: entries.length,
        maxLength: entries.length,
      }),
      fc.constantFrom(...ALL_DEGREES),
      fc.array(fc.constantFrom(...LegalForm.options), { minLength: 2, maxLength: 5 }),
      (statuses, degree, forms) => {
        const chosen = entries.flatMap(({ id, place }, index) =>
          statuses[index] === "-" ? [] : [{ entry: `${id}:${statuses[index]}`, place }],
        );
        const inPlace = (place: string) =>
          chosen.filter((one) => one.place === place).map(({ entry }) => entry);
        const draft = assemble({
          title: "Any",
          degree,
          parties: forms.map((form, index) => party(`p${index}`, `Party ${index}`, form)),
          outline: { body: inPlace("body"), schedules: inPlace("schedule") },
          newId: counter(),
        });
        expect(faultsOf(draft)).toEqual([]);
      },
    ),
    { numRuns: 500, seed },
  );
});

/** Parties whose answers never need more than a memorandum. */
const lightParties = fc.array(
  fc.record({
    score: fc.constantFrom<Score[]>(1, 2, 3),
    C3: fc.constantFrom("none", "upto1k", "upto5k"),
    E1: fc.constantFrom(["none"], ["personal"], ["personal", "special"]),
    E2: fc.constantFrom("na", "separate", "joint", "processor"),
    E3: fc.constantFrom("none", "public", "onepartner", "joint"),
  }),
  { minLength: 2, maxLength: 4 },
);

test("TE6 TE14 the modules that answers require are listed in order, and bring their law", () => {
  fc.assert(
    fc.property(lightParties, (answers) => {
      const parties = answers.map(({ score, ...facts }, at) =>
        uniform(`P${at}`, score, AnswersSchema.parse(facts)),
      );
      const result = assess(parties);
      if (result.state === "waiting") throw new Error("every party has answered");
      expect(result.workingDegree).toBeLessThan(4);
      const modules = requiredModules(outlinedClauses(result, parties));
      const { doc } = assemble({
        title: "Any",
        degree: result.workingDegree,
        parties: parties.map(({ name }) => party(name.toLowerCase(), name, "cio")),
        outline: outline(result, parties),
        newId: counter(),
      });
      const present = clausesPresent(doc);
      const what = clausesOf({ doc }).find(([title]) => title?.attrs.source === "FM-03") ?? [];
      const named = inlineNodes(what).flatMap((node) =>
        node.type === "xref" ? [node.attrs.target] : [],
      );
      const sources = new Map([...present].map(([id, nodeId]) => [nodeId, id]));
      const listed = named.flatMap((target) => sources.get(target) ?? []);
      expect(listed).toEqual(modules.length === 0 ? [] : [...modules, "DI-02"]);
      expect(present.has("DI-02")).toBe(modules.length > 0);
    }),
    { numRuns: 300, seed: 20_270_403 },
  );
});
