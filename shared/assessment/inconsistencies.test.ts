import { expect, test } from "vitest";
import { uniform } from "./answers.fixture.ts";
import { inconsistencies } from "./inconsistencies.ts";
import type { Answers } from "./questions.ts";

const cases: readonly (readonly [string, Answers])[] = [
  ["noMoneyButSum", { C2: 1, C3: "upto1k" }],
  ["moneyButNoSum", { C2: 4, C3: "none" }],
  ["peopleButShareNone", { E1: ["special"], E2: "na" }],
  ["noneWithOthers", { F3: ["none", "land"] }],
  ["leadClaimButNoLead", { F2: 4, D3: "coordinator" }],
  ["newBodyButNoBoard", { D3: "newbody", D1: 3 }],
  ["secondedButNeverMeet", { C4: "seconded", E4: 1 }],
];

test.each(cases)("AS13 %s is noticed", (id, answers) => {
  expect(inconsistencies(answers).map((found) => found.id)).toEqual([id]);
});

test("AS13 answers that fit, are missing or are not sure yet raise nothing", () => {
  expect(inconsistencies(uniform("P", 3).answers)).toEqual([]);
  expect(inconsistencies({})).toEqual([]);
  expect(inconsistencies({ F2: 4, D3: "unsure", C2: 1, C3: "unsure" })).toEqual([]);
});
