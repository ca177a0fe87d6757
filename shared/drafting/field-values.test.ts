import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  emptyFields,
  type FieldDefinition,
  fieldFor,
  isFieldKey,
  shapeOf,
} from "./field-definitions.ts";
import { formatField, parseField, shownField } from "./field-values.ts";
import { isFieldOf } from "./fields.ts";

const base = { label: "The field", help: "Help.", requiredAt: "freeze", owner: "all" } as const;
const of = (
  type: FieldDefinition["type"],
  more: Partial<FieldDefinition> = {},
): FieldDefinition => ({
  ...base,
  key: "field",
  type,
  ...more,
});

const read = (definition: FieldDefinition, typed: string) => {
  const parsed = parseField(definition, typed);
  return "value" in parsed ? parsed.value : parsed.refusal.code;
};

test.each([
  ["1 April 2027", "2027-04-01"],
  ["1st Apr 2027", "2027-04-01"],
  ["01/04/2027", "2027-04-01"],
  ["1.4.2027", "2027-04-01"],
  ["2027-04-01", "2027-04-01"],
  ["31 February 2027", "fieldDate"],
  ["April 2027", "fieldDate"],
  ["4/13/2027", "fieldDate"],
  ["1 April 27", "fieldDate"],
])("DR40 a date typed as %s is %s", (typed, value) => {
  expect(read(of("date"), typed)).toBe(value);
});

test.each([
  ["84000", "84000"],
  ["£84,000", "84000"],
  ["84 000.50", "84000.50"],
  ["1,234.00", "1234"],
  ["84,00", "fieldMoney"],
  ["84000.5", "fieldMoney"],
  ["-5", "fieldMoney"],
  ["about 5", "fieldMoney"],
])("DR40 money typed as %s is %s", (typed, value) => {
  expect(read(of("money"), typed)).toBe(value);
});

test.each([
  [of("duration", { unit: "months" }), "3 months", "3"],
  [of("duration", { unit: "workingDays" }), "10 working days", "10"],
  [of("duration", { unit: "months" }), "3 weeks", "fieldDuration"],
  [of("percent"), "10%", "10"],
  [of("percent"), "110", "fieldPercent"],
  [of("number"), "1,200", "1200"],
  [of("number"), "two", "fieldNumber"],
  [of("boolean"), "Yes", "yes"],
  [of("boolean"), "maybe", "fieldChoice"],
  [of("choice", { choices: [{ code: "a", label: "in equal shares" }] }), "In equal shares", "a"],
  [of("choice", { choices: [{ code: "a", label: "in equal shares" }] }), "b", "fieldChoice"],
  [of("text"), "  two   words ", "two words"],
  [of("text"), "x".repeat(301), "fieldTooLong"],
  [of("text"), "turned \u202e round", "fieldCharacters"],
  [of("money"), "   ", ""],
])("DR40 %o takes %s as %s", (definition, typed, value) => {
  expect(read(definition, typed)).toBe(value);
});

test("DR41 values are shown as they stand in an agreement", () => {
  expect(formatField(of("money"), "84000")).toBe("£84,000");
  expect(formatField(of("money"), "84000.50")).toBe("£84,000.50");
  expect(formatField(of("date"), "2027-04-01")).toBe("1 April 2027");
  expect(formatField(of("duration", { unit: "months" }), "3")).toBe("3\u00a0months");
  expect(formatField(of("duration", { unit: "months" }), "1")).toBe("1\u00a0month");
  expect(formatField(of("percent"), "10")).toBe("10%");
  expect(formatField(of("date"), "some day")).toBe("some day");
  expect(formatField(of("text"), "")).toBe("");
});

test("DR41 a shown value can be typed again and stays the same", () => {
  const kinds = [
    [of("money"), fc.nat(999_999_999).map(String)],
    [of("duration", { unit: "years" }), fc.nat(9999).map(String)],
    [of("percent"), fc.nat(100).map(String)],
    [
      of("date"),
      fc
        .date({ min: new Date("1900-01-01"), max: new Date("2200-12-31"), noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 10)),
    ],
  ] as const;
  for (const [definition, values] of kinds) {
    fc.assert(
      fc.property(values, (value) => {
        expect(read(definition, formatField(definition, value))).toBe(value);
      }),
      { seed: 27, numRuns: 200 },
    );
  }
});

const definitions: readonly FieldDefinition[] = [
  of("duration", { key: "notice.months", unit: "months" }),
  of("party", { key: "lead.party", choices: [{ code: "hya", label: "Harrowfell" }] }),
  of("rows", { key: "budget", columns: [of("money", { key: "amount" })] }),
  of("rows", {
    key: "party",
    rowIds: ["hya", "awg"],
    columns: [of("text", { key: "shortName" }), of("text", { key: "note", requiredAt: "never" })],
  }),
];

test.each([
  ["notice.months", true],
  ["budget/r1/amount", true],
  ["budget/order/r1", true],
  ["party/hya/shortName", true],
  ["party/order/awg", true],
  ["budget", false],
  ["budget/r1", false],
  ["budget/r1/other", false],
  ["budget/R1/amount", false],
  ["party/stranger/shortName", false],
  ["party/order/stranger", false],
  ["notice.months/r1/amount", false],
  ["notice.weeks", false],
  ["__proto__", false],
  ["", false],
])("DR42 the key %s belongs to the fields: %s", (key, belongs) => {
  expect(isFieldKey(definitions, key)).toBe(belongs);
  expect(isFieldOf(shapeOf(definitions), key) || !belongs).toBe(true);
});

test("DR43 a field is open while the text refers to it, it must have a value and has none", () => {
  const keys = ["notice.months", "party/hya/shortName", "party/hya/note", "lost.key"];
  expect(
    emptyFields(definitions, keys, { "notice.months": "3", "party/hya/shortName": " " }),
  ).toEqual(["party/hya/shortName", "lost.key"]);
  expect(fieldFor(definitions, "budget/r9/amount")?.type).toBe("money");
});

test("DR44 a party is shown by the short name it has now", () => {
  const fields = { "lead.party": "hya" };
  expect(shownField(definitions, fields, "lead.party")).toBe("Harrowfell");
  expect(shownField(definitions, { ...fields, "party/hya/shortName": "Youth" }, "lead.party")).toBe(
    "Youth",
  );
  expect(shownField(definitions, fields, "notice.months")).toBe("");
});
