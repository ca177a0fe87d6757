import * as fc from "fast-check";
import { expect, test } from "vitest";
import { anyParties, uniform } from "./answers.fixture.ts";
import { assess } from "./assess.ts";
import type { AssessedParty, Result } from "./assess.ts";
import examples from "./examples.json" with { type: "json" };
import { AnswersSchema, SCALE_IDS } from "./questions.ts";

const FROM_OUTLINE = ["profile", "body", "schedules"];

test.each(examples)("AS4 the example $id gives its result", ({ parties, expect: expected }) => {
  const result = assess(parties.map(toParty));
  const fields = Object.entries(expected).filter(([field]) => !FROM_OUTLINE.includes(field));
  expect(sorted(result)).toEqual(sorted(Object.fromEntries(fields)));
});

test("AS4 a party with too few answers is waited for, by name", () => {
  const result = assess([uniform("P", 2), { name: "Q", answers: { A1: 3, B1: 3 } }]);
  expect(result).toEqual({ state: "waiting", incomplete: ["Q"] });
  expect(assess([])).toEqual({ state: "waiting", incomplete: [] });
});

test("AS5 a fact that is missing counts as not sure yet and differs from an answer", () => {
  const result = assess([uniform("P", 2), without(uniform("Q", 2), "E3")]);
  expect(result).toMatchObject({ state: "provisional", unsure: ["E3"], disputed: ["E3"] });
});

test("AS5 several codes compare as a set", () => {
  const first = uniform("P", 2, { E1: ["staff", "anon"] });
  const second = uniform("Q", 2, { E1: ["anon", "staff"] });
  expect(assess([first, second])).toMatchObject({ state: "proposed", disputed: [] });
});

test("AS6 one opinion about claims is flagged and changes nothing", () => {
  const result = assess([uniform("P", 2), uniform("Q", 2, { F2: 4 })]);
  expect(result).toMatchObject({ degree: 2, floor: 1, forced: [], floors: [] });
  expect(result).toMatchObject({ flagged: [{ id: "FL-21" }, { id: "FL-22", by: ["Q"] }] });
});

test("AS8 a hard floor at or above every practice settles a gap, which is still shown", () => {
  const result = assess([uniform("P", 2, { F1: ["agreement"] }), uniform("Q", 4)]);
  expect(result).toMatchObject({ state: "provisional", degree: 4, range: 2, disputed: ["F1"] });
  expect(result).toMatchObject({ outliers: ["P"] });
});

test("AS8 in a large group one fifth may stand apart, and more may not", () => {
  expect(assess(group(2))).toMatchObject({ state: "proposed", degree: 4, outliers: ["M0", "M1"] });
  expect(assess(group(3))).toMatchObject({ state: "conversation", degree: null });
  const consortium = group(3).map((party) => ({
    ...party,
    answers: { ...party.answers, F1: ["consortium"] as const },
  }));
  expect(assess(consortium)).toMatchObject({ state: "proposed", degree: 5 });
});

test("AS9 spreads of thirds that make whole numbers are whole", () => {
  const first = {
    ...uniform("P", 3),
    answers: { ...uniform("P", 3).answers, B1: 5, B2: 3, B3: 3 },
  };
  const second = {
    ...uniform("Q", 3),
    answers: { ...uniform("Q", 3).answers, B1: 1, B2: 2, B3: 2 },
  };
  expect(assess([first, second].map(toParty))).toMatchObject({ spread: { B: 2 }, hot: ["B"] });
});

test("AS10 the order of the parties changes neither state, degree nor what is found", () => {
  fc.assert(
    fc.property(anyParties, fc.infiniteStream(fc.nat()), (parties, stream) => {
      const keys = parties.map(() => stream.next().value);
      const shuffled = parties
        .map((party, index) => [keys[index] ?? 0, party] as const)
        .toSorted(([a], [b]) => a - b)
        .map(([, party]) => party);
      expect(unordered(assess(shuffled))).toEqual(unordered(assess(parties)));
    }),
    { numRuns: 300 },
  );
});

test("AS10 a more formal scale answer never lowers the working degree", () => {
  const change = fc.record({ id: fc.constantFrom(...SCALE_IDS), who: fc.nat() });
  fc.assert(
    fc.property(anyParties, change, (parties, { id, who }) => {
      const raised = parties.map((party, index) => {
        const score = party.answers[id] ?? 1;
        if (index !== who % parties.length || score === 5) return party;
        return toParty({ ...party, answers: { ...party.answers, [id]: score + 1 } });
      });
      expect(workingDegree(raised)).toBeGreaterThanOrEqual(workingDegree(parties));
    }),
    { numRuns: 1000 },
  );
});

test("AS10 floors always hold", () => {
  fc.assert(
    fc.property(anyParties, (parties) => {
      const result = assess(parties);
      if (result.state === "waiting") throw new Error("every scale is answered");
      expect(result.workingDegree).toBeGreaterThanOrEqual(result.floor);
      for (const { min } of result.floors) expect(result.floor).toBeGreaterThanOrEqual(min);
      expect([null, result.workingDegree]).toContain(result.degree);
    }),
    { numRuns: 300 },
  );
});

function group(low: number): readonly AssessedParty[] {
  return Array.from({ length: 12 }, (_, index) =>
    uniform(`M${String(index)}`, index < low ? 2 : 4),
  );
}

interface Loose {
  readonly name: string;
  readonly legalForm?: string | undefined;
  readonly languages?: readonly string[] | undefined;
  readonly publicAuthority?: boolean | undefined;
  readonly answers: unknown;
}

function toParty({ answers, ...party }: Loose): AssessedParty {
  return { ...party, answers: AnswersSchema.parse(answers) };
}

function without({ name, answers }: AssessedParty, id: "E3"): AssessedParty {
  const { [id]: _, ...rest } = answers;
  return { name, answers: rest };
}

function workingDegree(parties: readonly AssessedParty[]): number {
  const result = assess(parties);
  return result.state === "waiting" ? 0 : result.workingDegree;
}

/** Sets compare sorted; `practice` stays in the order of the parties. */
function sorted(result: Result | Record<string, unknown>): unknown {
  return Object.fromEntries(
    Object.entries(result).map(([field, value]) => [
      field,
      field === "practice" ? value : set(value),
    ]),
  );
}

function unordered(result: Result): unknown {
  return set(Object.fromEntries(Object.entries(result).map(([key, value]) => [key, set(value)])));
}

/** Arrays sorted by their text at every depth. */
function set(value: unknown): unknown {
  if (Array.isArray(value))
    return value.map(set).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, set(inner)]));
}
