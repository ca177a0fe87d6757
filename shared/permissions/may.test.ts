import { expect, test } from "vitest";
import type { Stage } from "../agreements/stage.ts";
import { type Action, ACTIONS, anyMay, couldEver, may, type Seat, SEATS } from "./may.ts";

/** Written by hand from the rules PE30 to PE39, and not from the table: a wrong table fails here. */
const GOLDEN: readonly (readonly [Seat, Action, Stage, boolean])[] = [
  ["lead", "read", "assessing", true],
  ["legal", "read", "assessing", true],
  ["director", "read", "drafting", true],
  ["viewer", "read", "ended", true],
  ["administrator", "read", "drafting", false],
  ["administrator", "read", "inForce", false],
  ["lead", "export", "inForce", true],
  ["viewer", "export", "signing", true],
  ["administrator", "export", "signing", false],
  ["viewer", "verify", "inForce", true],
  ["administrator", "verify", "ended", false],
  ["administrator", "readPeople", "assessing", true],
  ["viewer", "readPeople", "signing", true],
  ["lead", "invite", "assessing", true],
  ["lead", "invite", "drafting", true],
  ["lead", "invite", "signing", true],
  ["lead", "invite", "inForce", false],
  ["legal", "invite", "drafting", false],
  ["director", "invite", "drafting", false],
  ["administrator", "invite", "drafting", false],
  ["lead", "answer", "assessing", true],
  ["lead", "answer", "drafting", true],
  ["lead", "answer", "signing", false],
  ["legal", "answer", "assessing", false],
  ["director", "answer", "assessing", false],
  ["viewer", "answer", "assessing", false],
  ["lead", "confirmDegree", "assessing", true],
  ["lead", "confirmDegree", "drafting", true],
  ["lead", "confirmDegree", "signing", false],
  ["director", "confirmDegree", "drafting", false],
  ["lead", "startDraft", "assessing", true],
  ["lead", "startDraft", "drafting", false],
  ["legal", "startDraft", "assessing", false],
  ["lead", "edit", "assessing", false],
  ["lead", "edit", "drafting", true],
  ["lead", "edit", "signing", false],
  ["lead", "edit", "inForce", false],
  ["legal", "edit", "drafting", false],
  ["director", "edit", "drafting", false],
  ["viewer", "edit", "drafting", false],
  ["administrator", "edit", "drafting", false],
  ["lead", "comment", "drafting", true],
  ["lead", "comment", "assessing", false],
  ["legal", "comment", "drafting", true],
  ["legal", "comment", "signing", true],
  ["legal", "comment", "inForce", false],
  ["director", "comment", "signing", true],
  ["viewer", "comment", "drafting", false],
  ["administrator", "comment", "drafting", false],
  ["lead", "closeGate", "drafting", true],
  ["lead", "closeGate", "signing", false],
  ["legal", "closeGate", "drafting", false],
  ["legal", "closeLegalReview", "drafting", true],
  ["lead", "closeLegalReview", "drafting", false],
  ["director", "closeLegalReview", "drafting", false],
  ["director", "waiveLegalReview", "drafting", true],
  ["lead", "waiveLegalReview", "drafting", false],
  ["legal", "waiveLegalReview", "drafting", false],
  ["lead", "freeze", "drafting", true],
  ["lead", "freeze", "signing", false],
  ["director", "freeze", "drafting", false],
  ["legal", "freeze", "drafting", false],
  ["lead", "thaw", "signing", true],
  ["lead", "thaw", "drafting", false],
  ["lead", "thaw", "inForce", false],
  ["director", "thaw", "signing", false],
  ["director", "sign", "signing", true],
  ["director", "sign", "drafting", false],
  ["director", "sign", "inForce", false],
  ["lead", "sign", "signing", false],
  ["legal", "sign", "signing", false],
  ["viewer", "sign", "signing", false],
  ["administrator", "sign", "signing", false],
  ["director", "decline", "signing", true],
  ["director", "decline", "inForce", false],
  ["lead", "decline", "signing", false],
  ["administrator", "confirmAuthority", "drafting", true],
  ["administrator", "confirmAuthority", "signing", true],
  ["administrator", "confirmAuthority", "inForce", false],
  ["lead", "confirmAuthority", "drafting", false],
  ["director", "confirmAuthority", "drafting", false],
  ["administrator", "removeMember", "ended", true],
  ["lead", "removeMember", "drafting", false],
  ["director", "removeMember", "signing", false],
];

test.each(GOLDEN)("PE30 %s, %s, %s: %s", (seat, action, stage, expected) => {
  expect(may(seat, action, stage)).toBe(expected);
});

test("PE30 every action is somebody's, and every seat has one", () => {
  const orphans = ACTIONS.filter((action) => !couldEver(SEATS, action));
  expect(orphans).toEqual([]);
});

test("PE31 several seats add up, and never take away", () => {
  expect(anyMay(["viewer", "director"], "sign", "signing")).toBe(true);
  expect(anyMay([], "read", "drafting")).toBe(false);
});
