import * as fc from "fast-check";
import { expect, test } from "vitest";
import { anyParties, uniform } from "../assessment/answers.fixture.ts";
import { assess } from "../assessment/assess.ts";
import type { Assessed, AssessedParty } from "../assessment/assess.ts";
import examples from "../assessment/examples.json" with { type: "json" };
import { ALL_DEGREES } from "../assessment/degrees.ts";
import { FLOORS } from "../assessment/floors.ts";
import { AnswersSchema } from "../assessment/questions.ts";
import { LIBRARY } from "./library.ts";
import { outline, outlinedClauses, requiredModules } from "./outline.ts";
import { ANSWER_RULES, PROFILE_RULES } from "./when.ts";

const exampleParties = (id: string): readonly AssessedParty[] =>
  (examples.find((example) => example.id === id)?.parties ?? []).map(
    ({ answers, ...party }): AssessedParty => ({
      ...party,
      answers: AnswersSchema.parse(answers),
    }),
  );

test.each(examples)("TE1 the example $id has its outline", ({ id, expect: expected }) => {
  const parties = exampleParties(id);
  const { profile, body, schedules } = expected;
  expect(outline(assessed(parties), parties)).toEqual({ profile, body, schedules });
});

test.each([
  [1, 8, 5, 9],
  [2, 11, 13, 14],
  [3, 18, 16, 18],
  [4, 34, 9, 15],
  [5, 42, 5, 13],
] as const)(
  "TE1 degree %d starts with its own required, suggested and offered clauses",
  (...row) => {
    const [degree, ...counts] = row;
    const columns = LIBRARY.map((clause) => clause.deg[degree - 1]);
    expect(["R", "S", "O"].map((status) => columns.filter((one) => one === status).length)).toEqual(
      counts,
    );
  },
);

test("TE2 a clause that a fact forces is required even where its column leaves it out", () => {
  const facts = { C3: "upto1k" } as const;
  const parties = [uniform("P", 1, facts), uniform("Q", 1, facts)];
  const money = outlinedClauses(assessed(parties), parties).find(({ id }) => id === "MO-02");
  expect(money).toMatchObject({ status: "R", place: "schedule" });
  expect(money?.why).toEqual([{ kind: "floor", id: "FL-01", by: ["P", "Q"] }]);
});

test("TE3 a profile rule says which party it comes from, and waits for its degree", () => {
  const council = { ...uniform("Council", 2), legalForm: "council", publicAuthority: true };
  const parties = [uniform("P", 2), council];
  const clauses = outlinedClauses(assessed(parties), parties);
  expect(clauses.find(({ id }) => id === "IN-06")?.why[0]).toEqual({
    kind: "profile",
    id: "PR-01",
    by: ["Council"],
  });
  expect(clauses.find(({ id }) => id === "SI-03")?.status).toBe("S");
});

test("TE4 one answer makes a clause required, only where the column has it at all", () => {
  const parties = [uniform("P", 2), uniform("Q", 2, { B1: 4 })];
  const plan = outlinedClauses(assessed(parties), parties).find(({ id }) => id === "WO-02");
  expect(plan).toMatchObject({
    status: "R",
    why: [{ kind: "answer", question: "B1", by: ["Q"] }, {}],
  });
  const loose = [uniform("P", 1), uniform("Q", 1, { B1: 4 })];
  expect(outline(assessed(loose), loose).schedules).toEqual([]);
});

test("TE5 a flagged floor changes nothing in the outline", () => {
  const parties = [uniform("P", 2), uniform("Q", 2, { F2: 4 })];
  const plain = [uniform("P", 2), uniform("Q", 2)];
  expect(outline(assessed(parties), parties)).toEqual(outline(assessed(plain), plain));
});

test("TE6 a binding module brings law and courts with it below degree 4", () => {
  const parties = exampleParties("carers");
  const clauses = outlinedClauses(assessed(parties), parties);
  expect(clauses.find(({ id }) => id === "DI-02")?.why[0]).toMatchObject({ kind: "modules" });
  expect(requiredModules(clauses)).toEqual(["MO-02", "MO-05", "SA-02", "IN-03", "IN-04"]);
});

test("TE7 forced clauses are required, the signature page is last, nothing is twice", () => {
  fc.assert(
    fc.property(anyParties, (parties) => {
      const result = assessed(parties);
      const { body, schedules, profile } = outline(result, parties);
      const all = [...body, ...schedules];
      for (const id of [...result.forced, ...profile.clauses]) expect(all).toContain(`${id}:R`);
      expect(body.at(-1)).toBe("SI-06:R");
      expect(new Set(all.map((listed) => listed.slice(0, 5))).size).toBe(all.length);
      for (const { why } of outlinedClauses(result, parties)) expect(why).not.toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test("TE7 the order of the parties does not change the outline", () => {
  fc.assert(
    fc.property(anyParties, (parties) => {
      const reversed = parties.toReversed();
      expect(outline(assessed(reversed), reversed)).toEqual(outline(assessed(parties), parties));
    }),
    { numRuns: 200 },
  );
});

test("TE8 the table and the rules name the same switches", () => {
  const forces = [
    ...FLOORS.flatMap(({ id, clauses }) => clauses.map((clause) => `${clause} ${id}`)),
    ...PROFILE_RULES.flatMap(({ id, clauses }) => clauses.map((clause) => `${clause} ${id}`)),
  ];
  const rules = new Set<string>([...Object.keys(ANSWER_RULES), "modules"]);
  const switches = LIBRARY.flatMap(({ id, sw }) =>
    sw.filter((one) => !rules.has(one)).map((one) => `${id} ${one}`),
  );
  expect(switches.toSorted()).toEqual(forces.toSorted());
});

test("TE8 the library has 60 clauses with a status for each degree", () => {
  expect(new Set(LIBRARY.map(({ id }) => id)).size).toBe(60);
  for (const { deg } of LIBRARY) expect(deg).toHaveLength(ALL_DEGREES.length);
});

function assessed(parties: readonly AssessedParty[]): Assessed {
  const result = assess(parties);
  if (result.state === "waiting") throw new Error(`waiting for ${result.incomplete.join()}`);
  return result;
}
