import { expect, test } from "vitest";
import { clusters } from "./clusters.ts";

const at = (...means: number[]) => means.map((mean, index) => ({ party: `P${index}`, mean }));

test("AS11 marks that would cover each other stand side by side", () => {
  expect(clusters(at(2, 4, 2.25))).toEqual([
    { at: 2.125, parties: ["P0", "P2"] },
    { at: 4, parties: ["P1"] },
  ]);
});

test("AS11 marks that are far enough apart keep their own place", () => {
  expect(clusters(at(3, 3.5)).map((cluster) => cluster.at)).toEqual([3, 3.5]);
  expect(clusters([])).toEqual([]);
});
