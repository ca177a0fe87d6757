import { expect, test } from "vitest";
import { uniform } from "./answers.fixture.ts";
import { differences, isOpen } from "./differences.ts";

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

test("AS47 what somebody is not sure of is open, whoever is asked first, and is talked about", () => {
  for (const parties of [
    [uniform("P", 2, { A2: null }), uniform("Q", 2)],
    [uniform("P", 2), uniform("Q", 2, { A2: null })],
  ]) {
    const area = differences(parties).find((one) => one.area === "A");
    expect(area).toMatchObject({ closeness: "close", talkAbout: "A2" });
    expect(area?.questions.map((question) => [question.id, isOpen(question)])).toEqual([
      ["A2", true],
      ["A1", false],
    ]);
  }
});

test("AS47 a wider difference is talked about before what somebody is not sure of", () => {
  const [first] = differences([uniform("P", 2, { A2: null }), uniform("Q", 2, { A1: 4 })]);
  expect(first).toMatchObject({ area: "A", talkAbout: "A1" });
});
