import { expect, test } from "vitest";
import { uniform } from "./answers.fixture.ts";
import { areaMeans, lowReadiness, practiceOf } from "./score.ts";

test("AS2 an area is the mean of its answered scale questions", () => {
  const means = areaMeans({ A1: 2, A2: 3, B1: 5, E4: 1, G1: null });
  expect(means).toEqual({ A: 2.5, B: 5, C: null, D: null, E: 1, F: null, G: null });
});

test.each([1, 2, 3, 4, 5] as const)("AS3 the same answer %d everywhere is that degree", (score) => {
  expect(practiceOf(uniform("P", score).answers)).toBe(score);
});

test.each([
  ["a loose network with one strong board", { A: 2, B: 2, C: 2, D: 5, E: 2, F: 2, G: 2 }, 2],
  ["quiet but risky", { A: 1, B: 1, C: 4, D: 4, E: 1, F: 4, G: 1 }, 4],
  ["joint delivery without money", { A: 4, B: 4, C: 1, D: 1, E: 4, F: 1, G: 1 }, 4],
  ["two areas at 5 and the rest at 3", { A: 5, B: 5, C: 3, D: 3, E: 3, F: 3, G: 3 }, 3],
] as const)("AS3 %s is decided by its third-highest area", (_, area, degree) => {
  const { A, B, C, D, E, F, G } = area;
  expect(practiceOf({ A1: A, B1: B, C1: C, D1: D, E4: E, F2: F, G1: G })).toBe(degree);
});

test("AS3 a tie goes to the lighter degree, anything above it does not", () => {
  const rest = { C1: 1, D1: 1, E4: 1, F2: 1 } as const;
  expect(practiceOf({ A1: 2, A2: 3, B1: 2, B2: 3, G1: 2, G2: 3, ...rest })).toBe(2);
  expect(practiceOf({ B1: 3, B2: 3, B3: 2, A1: 3, G1: 3, ...rest })).toBe(3);
});

test("AS3 fewer than five areas give no practice", () => {
  expect(practiceOf({ A1: 5, A2: 5, B1: 5, C1: 5, D1: 5, D2: 5 })).toBeNull();
  expect(practiceOf({ A1: 5, B1: 5, C1: 5, D1: 5, E4: 5 })).toBe(5);
});

test("AS12 disagreeing with a readiness statement is low, having no answer is not", () => {
  expect(lowReadiness({ H1: 2, H2: 3, H3: null, H5: 1 })).toEqual(["H1", "H5"]);
});
