import * as z from "zod";
import { LegalForm } from "../agreements/party.ts";

const Choice = z.strictObject({ code: z.string(), label: z.string() });

const scalar = {
  key: z.string(),
  label: z.string(),
  help: z.string(),
  type: z.enum([
    "text",
    "longText",
    "number",
    "money",
    "date",
    "duration",
    "percent",
    "boolean",
    "choice",
    "party",
    "role",
    "rows",
  ]),
  requiredAt: z.enum(["draft", "freeze", "never"]),
  owner: z.enum(["one", "all"]),
  unit: z.enum(["hours", "days", "workingDays", "weeks", "months", "years"]).exactOptional(),
  choices: z.array(Choice).readonly().exactOptional(),
};

const Column = z.strictObject(scalar);

/** `FieldDefinition` of shared/drafting on the wire; a list's columns have no columns of their own. */
const FieldDefinitionView = z.strictObject({
  ...scalar,
  columns: z.array(Column).readonly().exactOptional(),
  rowIds: z.array(z.string()).readonly().exactOptional(),
});

const Party = z.strictObject({
  id: z.string(),
  name: z.string(),
  shortName: z.string(),
  number: z.string(),
  address: z.string(),
  legalForm: LegalForm,
  /** How many people sign for it by its own rule. */
  signers: z.int().optional(),
});

/**
 * `GET /api/agreements/:agreement/template` (read): what the draft was assembled from. It is fixed
 * when the draft is created, so a later library changes nothing by itself; the definitions have rows
 * and choices for parties that came later too. 404 before that.
 */
export const TemplateView = z.strictObject({
  libraryVersion: z.string(),
  degree: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]),
  /** Clauses with their status, as in `FM-01:R`; those with `:O` may be added by a lead. */
  outline: z.strictObject({
    body: z.array(z.string()).readonly(),
    schedules: z.array(z.string()).readonly(),
  }),
  definitions: z.array(FieldDefinitionView).readonly(),
  /** The parties as they are now, in their order. */
  parties: z.array(Party),
  /** The parties that the first draft was made for, those that have gone since included. */
  began: z.array(Party),
});
export type TemplateView = z.infer<typeof TemplateView>;
