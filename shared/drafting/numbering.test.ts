import { expect, test } from "vitest";
import type { ClauseHead } from "./numbering.ts";
import { numberClauses } from "./numbering.ts";

const head = (id: string, level: 1 | 2 | 3, kind: ClauseHead["kind"] = "clause") => ({
  id,
  level,
  kind,
});

test("DR2 clauses are numbered by level, schedules on their own, signatures not at all", () => {
  const numbers = numberClauses([
    head("a", 1),
    head("b", 1),
    head("b1", 2),
    head("b2", 2),
    head("b2a", 3),
    head("b2b", 3),
    head("b3", 2),
    head("sign", 1, "signatures"),
    head("sign1", 2),
    head("s", 1, "schedule"),
    head("s1", 2, "schedule"),
    head("s1a", 3),
    head("t", 1, "schedule"),
    head("c", 1),
    head("ca", 3),
  ]);
  expect(Object.fromEntries(numbers)).toEqual({
    a: "1",
    b: "2",
    b1: "2.1",
    b2: "2.2",
    b2a: "2.2(a)",
    b2b: "2.2(b)",
    b3: "2.3",
    s: "Schedule 1",
    s1: "S1.1",
    s1a: "S1.1(a)",
    t: "Schedule 2",
    c: "3",
    ca: "3(a)",
  });
});

test("DR2 the 27th letter is aa, and of one id twice the first counts", () => {
  const parts = Array.from({ length: 28 }, (_, index) => head(`p${index}`, 3));
  const numbers = numberClauses([head("a", 1), ...parts, head("a", 1)]);
  expect(numbers.get("p25")).toBe("1(z)");
  expect(numbers.get("p27")).toBe("1(ab)");
  expect(numbers.get("a")).toBe("1");
});
