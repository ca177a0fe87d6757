import { expect, test } from "vitest";
import { StartAgreement } from "#shared/protocol/agreements.ts";
import {
  countInvitations,
  emptyPartnership,
  readPartnership,
  type PartnershipDraft,
} from "./new-partnership.ts";

const whole: PartnershipDraft = {
  ...emptyPartnership("harbour"),
  title: " Riverside Hub ",
  partners: [
    { key: 0, organisationName: "Northgate", leadName: "Marcus Bell", leadEmail: "m@n.example" },
  ],
};

function problemsOf(draft: PartnershipDraft): readonly string[] {
  const read = readPartnership(draft);
  return "problems" in read ? read.problems.map(({ fieldId }) => fieldId) : [];
}

test("a whole partnership becomes the request, and the server's own shape accepts it", () => {
  const read = readPartnership(whole);
  expect(read).toEqual({
    partnership: {
      title: "Riverside Hub",
      organisationId: "harbour",
      ownRoles: ["lead"],
      colleagues: [],
      partners: [
        { organisationName: "Northgate", leadName: "Marcus Bell", leadEmail: "m@n.example" },
      ],
    },
  });
  const request = "partnership" in read ? read.partnership : undefined;
  expect(StartAgreement.safeParse(request).success).toBe(true);
});

test("everything missing is named in the order of the page", () => {
  expect(problemsOf(emptyPartnership("harbour"))).toEqual([
    "title",
    "partner-0",
    "lead-name-0",
    "lead-email-0",
  ]);
});

test("a colleague may be left for later, but not half named", () => {
  const half = { ...whole, legal: { name: "Tom", email: "" } };
  expect(problemsOf(half)).toEqual(["legal-email"]);
  expect(problemsOf({ ...whole, director: { name: "", email: "r@h.example" } })).toEqual([
    "director-name",
  ]);
});

test("a lead who signs is a director too, and the director's boxes do not count", () => {
  const read = readPartnership({ ...whole, iSign: true, director: { name: "", email: "half" } });
  if (!("partnership" in read)) throw new Error("it was refused");
  expect(read.partnership.ownRoles).toEqual(["lead", "director"]);
  expect(read.partnership.colleagues).toEqual([]);
});

test("the button counts the emails that will go", () => {
  expect(countInvitations(whole)).toBe(1);
  const more = { ...whole, legal: { name: "Tom", email: "t@h.example" } };
  expect(countInvitations(more)).toBe(2);
});
