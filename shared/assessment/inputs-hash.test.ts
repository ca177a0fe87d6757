import { expect, test } from "vitest";
import { uniform } from "./answers.fixture.ts";
import { inputsHash } from "./inputs-hash.ts";
import type { HashedParty } from "./inputs-hash.ts";
import type { Answers } from "./questions.ts";

const party = (id: string, facts: Answers = {}): HashedParty => ({
  id,
  answers: uniform(id, 3, facts).answers,
});

test("AS14 the hash follows the answers and the profile, not the order", () => {
  const hash = inputsHash("1", [party("a"), party("b", { E1: ["staff", "anon"] })]);
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(inputsHash("1", [party("b", { E1: ["anon", "staff"] }), party("a")])).toBe(hash);
  expect(inputsHash("2", [party("a"), party("b", { E1: ["anon", "staff"] })])).not.toBe(hash);
  expect(inputsHash("1", [{ ...party("a"), legalForm: "council" }, party("b")])).not.toBe(hash);
  expect(inputsHash("1", [party("a"), party("b", { C3: "upto1k" })])).not.toBe(hash);
});

test("AS14 readiness cannot be guessed back from the hash, because it is not in it", () => {
  const calm = inputsHash("1", [party("a", { H3: 5 })]);
  expect(inputsHash("1", [party("a", { H3: 1 })])).toBe(calm);
});
