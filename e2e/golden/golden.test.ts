// @vitest-environment node
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { expect, test } from "vitest";
import { LegalForm } from "#shared/agreements/party.ts";
import { assess } from "#shared/assessment/assess.ts";
import { AnswersSchema } from "#shared/assessment/questions.ts";
import { emptyFields, fieldFor } from "#shared/drafting/field-definitions.ts";
import { parseField } from "#shared/drafting/field-values.ts";
import { assemble, type FirstDraft } from "#shared/templates/assemble.ts";
import { fieldKeys } from "#shared/templates/nodes.ts";
import { outline } from "#shared/templates/outline.ts";
import { plainText } from "./plain-text.ts";

/** A partnership with its answers and all that it wrote into its fields, lists nested by row. */
const Partnership = z.strictObject({
  title: z.string(),
  parties: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      shortName: z.string(),
      legalForm: LegalForm,
      number: z.string(),
      address: z.string(),
      answers: AnswersSchema,
      languages: z.array(z.string()).exactOptional(),
      publicAuthority: z.boolean().exactOptional(),
    }),
  ),
  values: z.record(
    z.string(),
    z.union([z.string(), z.record(z.string(), z.record(z.string(), z.string()))]),
  ),
});
type Partnership = z.infer<typeof Partnership>;

const agreements = [
  [1, "d1-fernmouth-reads"],
  [2, "d2-warm-wednesdays"],
  [3, "d3-carers-voices"],
  [4, "d4-river-and-roots"],
  [5, "d5-kestrel-vale-families"],
] as const;

test.each(agreements)(
  "TE19 the agreement of degree %i reads as it was reviewed",
  async (...row) => {
    const [degree, name] = row;
    const partnership = read(name);
    const draft = draftOf(partnership, degree);
    await expect(plainText(draft, partnership.title)).toMatchFileSnapshot(`./${name}.txt`);
  },
);

test.each(agreements)("TE19 the agreement of degree %i has nothing left to fill in", (...row) => {
  const [degree, name] = row;
  const partnership = read(name);
  const { doc, definitions, fields } = draftOf(partnership, degree);
  const keys = fieldKeys(doc.content ?? []);
  expect(emptyFields(definitions, keys, fields)).toEqual([]);
  expect(Object.keys(flat(partnership)).filter((key) => !keys.includes(key))).toEqual([]);
  const refused = Object.entries(fields).filter(([key, value]) => {
    const definition = fieldFor(definitions, key);
    if (definition === undefined) return true;
    const parsed = parseField(definition, value);
    return !("value" in parsed) || parsed.value !== value;
  });
  expect(refused).toEqual([]);
});

test.each(agreements)("TE43 the agreement of degree %i has no slip of the pen", (...row) => {
  const [degree, name] = row;
  const partnership = read(name);
  const empty = Object.entries(flat(partnership)).filter(([, value]) => value === "");
  expect(empty.filter(([key]) => !key.endsWith("/number"))).toEqual([]);
  const lines = plainText(draftOf(partnership, degree), partnership.title);
  expect(slipsIn(lines)).toEqual([]);
});

test("TE43 slips are found where there are some", () => {
  const wrong = "We meet the the group every 1 weeks .\n   Hub (“Hub”) pays [amount]; and.";
  expect(slipsIn(wrong)).toEqual(["the the", "1 weeks", " .", "[amount]", "; and.", "Hub (“Hub”"]);
});

/** Words that a filled-in value or a dropped sentence may leave behind. */
function slipsIn(text: string): string[] {
  const words = text.replaceAll(/-{3,}/g, "").replaceAll(/\s+/g, " ");
  const slips = [
    /\b([a-z]+) \1\b/i,
    /\b1 (?:working days|hours|days|weeks|months|years)\b/,
    / [.,;:](?= |$)/,
    /[.,;:]{2}/,
    /\[[^\]]*\]/,
    /; (?:and|or)\./,
    /\b([A-Z]\w+) \(“\1”/,
  ];
  return slips.flatMap((slip) => slip.exec(words)?.[0] ?? []);
}

function read(name: string): Partnership {
  const file = join(import.meta.dirname, `${name}.json`);
  return Partnership.parse(JSON.parse(readFileSync(file, "utf8")));
}

function draftOf(partnership: Partnership, degree: number): FirstDraft {
  const result = assess(partnership.parties);
  if (result.state !== "proposed") throw new Error(`${partnership.title} is ${result.state}`);
  expect(result.degree).toBe(degree);
  let last = 0;
  return assemble({
    outline: outline(result, partnership.parties),
    degree: result.degree,
    parties: partnership.parties,
    title: partnership.title,
    values: flat(partnership),
    newId: () => `n${(last += 1)}`,
  });
}

function flat({ values }: Partnership): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) =>
      typeof value === "string"
        ? [[key, value] as const]
        : Object.entries(value).flatMap(([row, cells]) =>
            Object.entries(cells).map(
              ([column, cell]) => [`${key}/${row}/${column}`, cell] as const,
            ),
          ),
    ),
  );
}
