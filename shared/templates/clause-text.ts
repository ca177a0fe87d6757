import type { LegalForm } from "#shared/agreements/party.ts";
import { type SigningRule, signingRule } from "#shared/agreements/signing-rule.ts";
import type { Degree } from "#shared/assessment/degrees.ts";
import type { FieldDefinition } from "#shared/drafting/field-definitions.ts";
import type { ClauseId } from "./library.ts";

/** A party as the first draft needs it. Empty strings are fine: they become open fields. */
export interface DraftParty {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  /** Charity or company number; councils and unincorporated groups have none. */
  readonly number: string;
  readonly address: string;
  readonly legalForm: LegalForm;
  /** How many people sign for it by its own rule; as its legal form asks when it has none. */
  readonly signers?: number | undefined;
}

/** What decides the wording of one clause. */
export interface Situation {
  readonly degree: Degree;
  readonly parties: readonly DraftParty[];
  /** Whether this clause binds in law: the whole document does, or this part alone. */
  readonly binding: boolean;
  /** The parts that bind inside a document that otherwise does not, in table order. */
  readonly modules: readonly ClauseId[];
  /** Whether the draft has the clause. */
  readonly has: (id: ClauseId) => boolean;
  /** Whether the words of any other clause in the draft match. */
  readonly mentions: (words: RegExp) => boolean;
}

/**
 * One numbered paragraph, written as a template:
 *
 * - `{{notice.months}}` a field · `{{@MO-06}}` a reference to a clause ("clause 14" or "Schedule 2")
 * - `{{@.sums}}` a reference to the paragraph of the same clause that is named `sums`
 * - `{doc}` what this document is called at its degree · `{will}`, `{wills}` "mean to" or "will"
 * - `**word**` bold · `[[ … ]]` falls away when a clause it refers to is absent
 *
 * A sentence that refers to an absent clause drops out, and a paragraph without sentences with it.
 */
export interface Part {
  readonly text: string;
  readonly name?: string;
  readonly when?: (situation: Situation) => boolean;
  /** Points below the paragraph, each on a line of its own. */
  readonly points?: readonly string[];
  /** The key of a list of rows, shown as a table below the paragraph. */
  readonly table?: string;
}

/** A field of the library, with what it starts with. */
export interface FieldText extends FieldDefinition {
  readonly initial?: string;
  readonly columns?: readonly FieldText[];
  /** One row for each party, in their order. */
  readonly perParty?: true;
  /** The rows a fresh draft starts with, when they are not one for each party. */
  readonly rows?: readonly Readonly<Record<string, string>>[];
}

export interface ClauseText {
  readonly id: ClauseId;
  readonly fields?: readonly FieldText[];
  readonly parts:
    readonly (string | Part)[] | ((situation: Situation) => readonly (string | Part)[]);
}

type Extra = Partial<Omit<FieldText, "key" | "type" | "columns" | "label" | "help">>;

/** A field to fill before freezing that all parties answer for, unless `extra` says otherwise. */
export function field(
  type: Exclude<FieldDefinition["type"], "rows">,
  key: string,
  [label, help]: readonly [string, string],
  extra: Extra = {},
): FieldText {
  return { key, label, help, type, requiredAt: "freeze", owner: "all", ...extra };
}

/** A list of rows, shown as a table. */
export function rows(
  key: string,
  [label, help]: readonly [string, string],
  columns: readonly FieldText[],
  extra: Extra = {},
): FieldText {
  return { ...field("text", key, [label, help], extra), type: "rows", columns };
}

/** A list with one row for each party, for which that party answers. */
export function partyRows(
  key: string,
  words: readonly [string, string],
  columns: readonly FieldText[],
): FieldText {
  return rows(key, words, columns, { perParty: true, owner: "one" });
}

/** Choices whose stored code comes first and whose label stands in the agreement. */
export function choices(labels: Readonly<Record<string, string>>): Extra {
  return { choices: Object.entries(labels).map(([code, label]) => ({ code, label })) };
}

/** Points as one sentence has them: each ends with a semicolon, the last but one with "; and". */
export function inList(points: readonly string[]): string[] {
  return points.map((point, at) => {
    if (at === points.length - 1) return `${point}.`;
    return at === points.length - 2 ? `${point}; and` : `${point};`;
  });
}

/** The legal forms that are not persons in law: their trustees or members act for them. */
export const hasNoIdentity = ({ legalForm }: DraftParty): boolean =>
  legalForm === "unincorporated" || legalForm === "trust";

/** The legal forms of public bodies: they answer requests for information, and keep their powers. */
export const isPublicBody = ({ legalForm }: DraftParty): boolean =>
  legalForm === "council" || legalForm === "nhs" || legalForm === "otherPublic";

/** How a party signs the document that is being made. */
export function signingOf(party: DraftParty, { degree, modules, has }: Situation): SigningRule {
  return signingRule({
    legalForm: party.legalForm,
    degree,
    bindsInPart: modules.length > 0,
    deed: has("SI-04"),
    ownSigners: party.signers,
    ownRule: "",
  });
}

/** Whether the document or a part of it binds in law. */
export const bindsAnything = ({ degree, modules }: Situation): boolean =>
  degree >= 4 || modules.length > 0;

/** The degrees whose document is a contract. */
export const isContract = ({ degree }: Situation): boolean => degree >= 4;

/** The degrees whose document is a statement of good faith. */
export const isGoodFaith = ({ degree }: Situation): boolean => degree < 4;
