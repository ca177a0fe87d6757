import { expect, test } from "vitest";
import { deedMethods } from "../agreements/signing-rule.ts";
import { LegalForm } from "../agreements/party.ts";
import { ALL_DEGREES, type Degree } from "../assessment/degrees.ts";
import type { ClauseJson } from "../drafting/document.ts";
import { emptyFields } from "../drafting/field-definitions.ts";
import { shownField } from "../drafting/field-values.ts";
import { clausesOf, draftOf, party, wordsOf } from "./example-drafts.ts";
import { LIBRARY } from "./library.ts";
import { fieldKeys } from "./nodes.ts";
import { textOf } from "./texts.ts";
import { isUnfinished, UNFINISHED } from "./unfinished.ts";

test("TE13 a sentence that refers to an absent clause drops out, and its paragraph stays", () => {
  const body = ["FM-01:R", "GO-02:R", "CH-01:R", "SI-06:R"];
  const alone = draftOf("river", { outline: { body, schedules: ["MO-02:R"] } });
  const money = clausesOf(alone).find(([title]) => title?.attrs.source === "MO-02") ?? [];
  expect(wordsOf(money, alone)).toContain("repays it within 30\u00a0days");
  expect(wordsOf(money, alone)).not.toContain("funder wants money back");

  const both = draftOf("river");
  const whole = clausesOf(both).find(([title]) => title?.attrs.source === "MO-02") ?? [];
  expect(wordsOf(whole, both)).toContain(
    "What happens if the funder wants money back is in clause\u00a019.",
  );
});

test("TE14 below degree 4 the required modules say that they bind, and FM-03 lists them", () => {
  const draft = draftOf("carers");
  const binding = clausesOf(draft)
    .filter(
      ([title]) =>
        title !== undefined && wordsOf([title], draft).endsWith("This part is legally binding."),
    )
    .map(([title]) => title?.attrs.source);
  expect(binding).toEqual(["MO-05", "DI-02", "MO-02", "SA-02", "IN-03", "IN-04"]);
  const what = clausesOf(draft).find(([title]) => title?.attrs.source === "FM-03") ?? [];
  const listed = what
    .filter(({ attrs }) => attrs.level === 3)
    .map((node) => wordsOf([node], draft));
  expect(listed.slice(0, 5)).toEqual([
    "Budget and payments between partners (Schedule 2);",
    "Records, audit and access (clause\u00a016);",
    "Safeguarding arrangements and serious incidents (Schedule 3);",
    "Data sharing schedule (Schedule 4); and",
    "Joint controller arrangement (Schedule 5).",
  ]);
  expect(wordsOf(what, draft)).toContain("It is not a contract");
});

test("TE14 from degree 4 the whole document binds, and no part says so of itself", () => {
  const draft = draftOf("river");
  const words = wordsOf(draft.doc.content ?? [], draft);
  expect(words).toContain("This agreement is a contract.");
  expect(words).not.toContain("This part is legally binding");
  expect(words).not.toContain("mean to");
});

test("TE15 the fields come filled from the parties, the title and the library", () => {
  const draft = draftOf("river");
  expect(draft.fields).toMatchObject({
    "agreement.title": "River and Roots youth programme",
    "party/p0/legalName": "Harrowfell Youth Action",
    "party/p2/shortName": "Northmere",
    "notice.months": "3",
    "insurance/r1/amount": "5000000",
  });
  expect(draft.fields["start"]).toBeUndefined();
  const keys = fieldKeys(draft.doc.content ?? []);
  expect(emptyFields(draft.definitions, keys, draft.fields)).toContain("start");
});

test("TE15 given values win, and name the rows of their lists", () => {
  const values = {
    "notice.months": "6",
    "budget/ranger/party": "p1",
    "budget/ranger/amount": "31000",
    "budget/kit/amount": "4000",
  };
  const draft = draftOf("river", { values });
  expect(draft.fields).toMatchObject(values);
  const rows = new Set(
    fieldKeys(draft.doc.content ?? [])
      .filter((key) => key.startsWith("budget/"))
      .map((key) => key.split("/")[1]),
  );
  expect([...rows]).toEqual(["ranger", "kit"]);
});

test("TE16 every clause of the table has a text, and nothing in it is left to write", () => {
  expect(LIBRARY.filter(({ id }) => textOf(id) === undefined)).toEqual([]);
  const outline = { body: inPlace("body"), schedules: inPlace("schedule") };
  for (const degree of ALL_DEGREES) {
    const clauses = clausesOf(draftOf("river", { outline, degree }));
    expect(clauses.length).toBe(LIBRARY.length);
    expect(clauses.filter((clause) => isUnfinished(clause) || clause.length < 2)).toEqual([]);
  }
});

test("TE16 a paragraph marked as still to be written is found until the mark is gone", () => {
  const marked = ownClause(`${UNFINISHED} at what level of water we stop.`);
  const written = ownClause("We stop when the water is above the lowest step.");
  expect(isUnfinished([written, marked])).toBe(true);
  expect(isUnfinished([written])).toBe(false);
});

function inPlace(wanted: "body" | "schedule"): string[] {
  return LIBRARY.filter(({ place }) => place === wanted).map(({ id }) => `${id}:R`);
}

function ownClause(text: string): ClauseJson {
  return {
    type: "clause",
    attrs: { id: "high-water", level: 2, kind: "clause", source: "" },
    content: [{ type: "paragraph", content: [{ type: "text", text }] }],
  };
}

const everyForm = LegalForm.options.map((form) => party(form.toLowerCase(), form, form));

test("TE17 each legal form signs in its own way", () => {
  const outline = { body: ["FM-01:R", "SI-03:R", "SI-06:R"], schedules: [] };
  const draft = draftOf("river", { parties: everyForm, outline });
  const page = clausesOf(draft).find(([title]) => title?.attrs.kind === "signatures") ?? [];
  const blocks = page.filter(({ attrs }) => attrs.level === 2);
  expect(blocks).toHaveLength(everyForm.length + 1);
  expect(wordsOf(page, draft)).toContain("by two of its trustees, for all of them");
  expect(wordsOf(page, draft)).toContain("as its standing orders allow");
  expect(wordsOf(page, draft)).not.toContain("deed");
});

function lastLineOf(form: string): string | undefined {
  const draft = draftOf("river", {
    parties: [{ ...party("p0", form, form), signers: 2 }],
    outline: { body: ["FM-01:R", "SI-03:R", "SI-06:R"], schedules: [] },
  });
  const page = clausesOf(draft).find(([title]) => title?.attrs.kind === "signatures") ?? [];
  const points = page.filter(({ attrs }) => attrs.level === 3);
  return points.map((point) => wordsOf([point], draft)).at(-1);
}

test("TE17 SO25 an organisation whose own rule asks for two has a line for each", () => {
  expect(lastLineOf("cio")).toBe("a second person, as its own rule asks.");
  expect(lastLineOf("nhs")).toBe("a second person, as its own rule asks.");
  expect(lastLineOf("council")).toBe("a second officer, as its own rule asks.");
  expect(lastLineOf("trust")).toBe("another of its trustees.");
});

test("TE17 SO27 the people who are bound in person are named where the parties are, and where they sign", () => {
  const key = "party/p0/trustees";
  const keysIn = (degree: Degree, form: string) => {
    const draft = draftOf("river", {
      degree,
      parties: [party("p0", form, form)],
      outline: { body: ["FM-01:R", "SI-03:R", "SI-06:R"], schedules: [] },
    });
    return clausesOf(draft)
      .filter((nodes) => fieldKeys(nodes).includes(key))
      .map(([title]) => title?.attrs.source);
  };
  for (const form of ["trust", "unincorporated"]) {
    expect(keysIn(2, form)).toEqual([]);
    expect(keysIn(3, form)).toEqual(["FM-01", "SI-06"]);
    expect(keysIn(4, form)).toEqual(["FM-01", "SI-06"]);
  }
  expect(keysIn(4, "cio")).toEqual([]);
});

test.each([
  ["council", ["its seal; and", "the signature of the officer whom its standing orders name."]],
  [
    "cio",
    [
      "one of its trustees, or its seal; and",
      "another of its trustees if it has more than one, or whoever signs beside the seal.",
    ],
  ],
  ["trust", ["one of its trustees; and", "another of its trustees."]],
  [
    "charitableCompany",
    [
      "one of its directors; and",
      "a second director, its secretary, or a witness who gives a name and an address.",
    ],
  ],
])("TE17 a deed has a line for each who signs or seals for a %s", (form, lines) => {
  const draft = draftOf("river", { parties: [party("p0", form, form)] });
  const page = clausesOf(draft).find(([title]) => title?.attrs.kind === "signatures") ?? [];
  const points = page.filter(({ attrs }) => attrs.level === 3);
  expect(points.map((point) => wordsOf([point], draft))).toEqual(lines);
});

test("TE17 a deed is signed as a deed, and a council seals it", () => {
  const draft = draftOf("river", { parties: everyForm });
  const of = (source: string) =>
    wordsOf(clausesOf(draft).find(([title]) => title?.attrs.source === source) ?? [], draft);
  expect(of("SI-04")).toContain("council: it seals this agreement");
  expect(of("SI-04")).toContain("cio: two of its trustees sign");
  expect(of("SI-06")).toMatch(
    /Sealed as a deed for council, as clause.44 says, with:its seal; and/,
  );
  expect(of("SI-06")).toMatch(
    /Made as a deed for cio. As clause.44 says, two of its trustees sign:one of its trustees, or/,
  );
  expect(of("SI-06")).toContain("a witness who gives a name and an address");
  expect(of("FM-03")).toContain("We sign it as a deed, as clause\u00a044 says.");
});

const CHOOSING = LegalForm.options.filter((form) => deedMethods(form).length > 1);

test.each(CHOOSING)("SO34 the lines for a deed of a %s follow the way that it chooses", (form) => {
  const draft = draftOf("river", { parties: [party("p0", form, form)] });
  const of = (source: string, fields: typeof draft.fields) =>
    wordsOf(clausesOf(draft).find(([title]) => title?.attrs.source === source) ?? [], {
      ...draft,
      fields,
    });
  for (const method of deedMethods(form)) {
    const fields = { ...draft.fields, "deed/p0/method": method };
    const way = shownField(draft.definitions, fields, "deed/p0/method");
    expect(of("SI-04", fields)).toContain(`${form}: ${way}.`);
    expect(of("SI-06", fields)).toContain(`says, ${way}:`);
  }
});
