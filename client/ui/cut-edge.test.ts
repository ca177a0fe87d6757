import { expect, test } from "vitest";
import { cutEdge } from "./cut-edge.ts";

const hash = "613c277a68091d70ac7926cfe73755707eed469c0d15156e3e599d74de60922f";

test("the edge passes one point for each byte, from side to side", () => {
  const path = cutEdge(hash);
  expect(path.startsWith("M0 23.8C5.4 22.5 21.5 18.2 32.3 16.2C")).toBe(true);
  expect(path.match(/C/g)).toHaveLength(31);
  expect(path.endsWith(" 1000.0 13.6")).toBe(true);
});

test("one changed digit gives another edge, the same digits the same", () => {
  expect(cutEdge(hash)).toBe(cutEdge(hash));
  expect(cutEdge(hash.replace("6", "7"))).not.toBe(cutEdge(hash));
});
