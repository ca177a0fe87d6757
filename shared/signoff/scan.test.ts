import { utf8ToBytes } from "@noble/hashes/utils.js";
import { expect, test } from "vitest";
import type { State } from "./decide.ts";
import { scanRefusal, scanType } from "./scan.ts";

test("SO32 a scan is what its first bytes say, whatever it is called", () => {
  expect(scanType(utf8ToBytes("%PDF-1.7"))).toBe("application/pdf");
  expect(scanType(new Uint8Array([0xff, 0xd8, 0xff, 0xe0]))).toBe("image/jpeg");
  const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  expect(scanType(png)).toBe("image/png");
  for (const text of ["", "%PDF", "<svg onload=alert(1)>", "<html>%PDF-1.7", "GIF89a", "PK"]) {
    expect([text, scanType(utf8ToBytes(text))]).toEqual([text, null]);
  }
});

const open: State = {
  at: "open",
  version: 1,
  docHash: "a",
  signatories: [],
  signed: [],
  paper: ["council", "trust"],
  recorded: ["council"],
  matched: [],
};

test.each<[string, State, string, string | undefined]>([
  ["its copy is recorded", open, "council", undefined],
  ["its copy is not recorded", open, "trust", "paperNotHere"],
  ["it signs online", open, "charity", "notOnPaper"],
  ["its copy is matched", { ...open, matched: ["council"] }, "council", "paperMatched"],
  ["the round is complete", { ...open, at: "complete" }, "council", "roundOver"],
  ["it was thawed", { ...open, at: "thawed", by: "x", reason: "y" }, "council", "roundOver"],
])("SO32 whether a party may file a scan when %s", (_, state, party, code) => {
  expect(scanRefusal(state, party)?.code).toBe(code);
});
