import { expect, test } from "vitest";
import { uniform } from "./answers.fixture.ts";
import { differences } from "./differences.ts";

test("AS11 the widest area comes first, with each party's words and one question to talk about", () => {
  const [first, second] = differences([
    uniform("P", 2),
    uniform("Q", 2, { D1: 5, D2: 5, G1: 3, D3: "lead" }),
  ]);
  expect(first).toMatchObject({ area: "D", closeness: "far", spread: 3, talkAbout: "D1" });
  expect(first?.questions.find(({ id }) => id === "D3")).toMatchObject({
    disputed: true,
    positions: [{ words: ["No"] }, { words: [expect.stringContaining("One partner signs")] }],
  });
  expect(second).toMatchObject({ area: "G", closeness: "close", talkAbout: "G1" });
});

test("AS11 an area is the same only when every answer in it is", () => {
  const areas = differences([uniform("P", 2, { A1: 3 }), uniform("Q", 2, { A2: 3, E3: "joint" })]);
  const closeness = Object.fromEntries(areas.map((area) => [area.area, area.closeness]));
  expect(closeness).toMatchObject({ A: "close", E: "close", G: "same" });
  expect(areas.map(({ area }) => area).toSorted()).toEqual(["A", "B", "C", "D", "E", "F", "G"]);
});

test("AS11 three parties' gap of two is a talk", () => {
  const [first] = differences([uniform("P", 2), uniform("Q", 3), uniform("R", 4)]);
  expect(first).toMatchObject({ area: "A", closeness: "talk", spread: 2 });
});
