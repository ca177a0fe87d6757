import * as z from "zod";

/** Legal forms of an organisation (assessment 2.2); they decide how it signs and which clauses it needs. */
export const LegalForm = z.enum([
  "charitableCompany",
  "companyOther",
  "cic",
  "cio",
  "scio",
  "unincorporated",
  "trust",
  "council",
  "nhs",
  "otherPublic",
  "nonUk",
]);
export type LegalForm = z.infer<typeof LegalForm>;

export const Nation = z.enum(["england", "wales", "scotland", "northernIreland", "other"]);
export type Nation = z.infer<typeof Nation>;
