import * as z from "zod";
import examples from "#shared/assessment/examples.json" with { type: "json" };
import type { Answers } from "./assessment.ts";
import { charity, type Partner, Partners } from "./partners.ts";

/** T4: twelve organisations of Kestrel Vale, three of them loose and nine firm. */
export const NUMBERS = Array.from({ length: 12 }, (_, index) => index + 1);

const given = z
  .array(z.object({ id: z.string(), parties: z.array(z.object({ answers: z.unknown() })) }))
  .parse(examples)
  .find(({ id }) => id === "twelve-3-nofloor");

/** What one of them answers. Without `change` no fact asks for any degree. */
export function answersOf(number: number, change: Answers = {}): Answers {
  const base = z
    .record(z.string(), z.union([z.number(), z.string(), z.array(z.string())]))
    .parse(given?.parties[number - 1]?.answers);
  const ready = { H1: 4, H2: 4, H3: 4, H4: 4, H5: 4 };
  return { ...ready, ...base, ...change };
}

/** Their funder asks for a single contracting body: degree 5. */
export const CONSORTIUM: Answers = { F1: ["consortium"] };

export const legalName = (number: number): string => `Kestrel Vale Organisation ${String(number)}`;

/** Eleven charities and a council. */
function partnerOf(number: number): Partner {
  const { person, profile } = charity(legalName(number), `Kestrel ${String(number)}`, {
    name: `Lead ${String(number)}`,
    email: `lead${String(number)}@kestrel${String(number)}.example`,
  });
  const known = {
    ...profile,
    number: String(1_000_000 + number),
    address: `${String(number)} High Street, Kestrel Vale`,
  };
  if (number < 12) return { person, profile: known };
  return { person, profile: { ...known, legalForm: "council", publicAuthority: true } };
}

/** A product of its own, and the leads of all twelve, signed in. */
export const openConsortium = async (): Promise<Partners> => Partners.open(NUMBERS.map(partnerOf));
