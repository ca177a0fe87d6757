import { expect, test } from "vitest";
import { isClauseId } from "../templates/library.ts";
import { uniform } from "./answers.fixture.ts";
import { assess } from "./assess.ts";
import { FLOORS } from "./floors.ts";
import type { FloorId } from "./floors.ts";
import type { Answers } from "./questions.ts";

/** For every floor an answer that reports it, its degree, and the other floors it brings along. */
const cases: Record<FloorId, readonly [Answers, degree: number, along?: readonly FloorId[]]> = {
  "FL-01": [{ C3: "upto1k" }, 2],
  "FL-02": [{ C3: "5to25k" }, 4],
  "FL-03": [{ C3: "over100k" }, 4, ["FL-02"]],
  "FL-04": [{ C2: 5 }, 4],
  "FL-05": [{ C4: "volunteers" }, 3],
  "FL-06": [{ C4: "seconded" }, 4],
  "FL-07": [{ C4: "transfer" }, 4],
  "FL-08": [{ D3: "lead" }, 4],
  "FL-09": [{ D3: "newbody" }, 5],
  "FL-10": [{ E1: ["personal"] }, 2],
  "FL-11": [{ E1: ["special"] }, 3],
  "FL-12": [{ E2: "joint" }, 3],
  "FL-13": [{ E2: "processor" }, 3],
  "FL-14": [{ E3: "onepartner" }, 2],
  "FL-15": [{ E3: "joint" }, 3],
  "FL-16": [{ E3: "joint", C3: "upto1k" }, 3, ["FL-01", "FL-15"]],
  "FL-17": [{ F1: ["letter"] }, 1],
  "FL-18": [{ F1: ["agreement"] }, 4],
  "FL-19": [{ F1: ["consortium"] }, 5],
  "FL-20": [{ F1: ["deed"] }, 4],
  "FL-21": [{ F2: 3 }, 3],
  "FL-22": [{ F2: 4 }, 4, ["FL-21"]],
  "FL-23": [{ F2: 5 }, 4, ["FL-21", "FL-22"]],
  "FL-24": [{ F3: ["shared"] }, 2],
  "FL-25": [{ F3: ["equipment"] }, 4],
  "FL-26": [{ F3: ["land"] }, 4],
  "FL-27": [{ F3: ["trading"] }, 4],
};

test.each(FLOORS.map(({ id }) => id))("AS6 %s fires for its own facts and holds", (id) => {
  const [facts, degree, along = []] = cases[id];
  const result = assess([uniform("P", 1, facts), uniform("Q", 1, facts)]);
  if (result.state === "waiting") throw new Error("both have answered");
  expect(result.floors.map((floor) => floor.id).toSorted()).toEqual([id, ...along].toSorted());
  expect(result.floors.find((floor) => floor.id === id)?.min).toBe(degree);
  expect(result.floors.find((floor) => floor.id === id)?.by).toEqual(["P", "Q"]);
  expect(result.workingDegree).toBe(result.floor);
  expect(result.floor).toBeGreaterThanOrEqual(degree);
});

test("AS6 the sum and the kind of contact decide how high a floor stands", () => {
  expect(floorFor({ C3: "upto5k" })).toBe(3);
  expect(floorFor({ E3: "public" })).toBe(1);
  expect(floorFor({ C3: "unsure" })).toBe(1);
});

test("AS6 the clauses that floors force are in the library", () => {
  expect(FLOORS.flatMap(({ clauses }) => clauses).filter((id) => !isClauseId(id))).toEqual([]);
});

function floorFor(facts: Answers): number {
  const result = assess([uniform("P", 1, facts), uniform("Q", 1, facts)]);
  if (result.state === "waiting") throw new Error("both have answered");
  return result.floor;
}
