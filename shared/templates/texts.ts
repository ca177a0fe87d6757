import type { ClauseText, FieldText } from "./clause-text.ts";
import { changeTexts } from "./clauses/change.ts";
import { decisionTexts } from "./clauses/decisions.ts";
import { disputeTexts } from "./clauses/disputes.ts";
import { formalityTexts } from "./clauses/formalities.ts";
import { frontPageTexts } from "./clauses/front-page.ts";
import { informationTexts } from "./clauses/information.ts";
import { jointBodyTexts } from "./clauses/joint-body.ts";
import { knowHowTexts } from "./clauses/know-how.ts";
import { moneyTexts } from "./clauses/money.ts";
import { paymentTexts } from "./clauses/payments.ts";
import { peopleTexts } from "./clauses/people.ts";
import { personalDataTexts } from "./clauses/personal-data.ts";
import { purposeTexts } from "./clauses/purpose.ts";
import { riskTexts } from "./clauses/risk.ts";
import { safeguardingTexts } from "./clauses/safeguarding.ts";
import { transferTexts } from "./clauses/transfer.ts";
import { workTexts } from "./clauses/work.ts";
import type { ClauseId } from "./library.ts";

/** The text of every clause of the library, in groups. */
export const CLAUSE_TEXTS: readonly ClauseText[] = [
  ...frontPageTexts,
  ...purposeTexts,
  ...workTexts,
  ...decisionTexts,
  ...moneyTexts,
  ...paymentTexts,
  ...peopleTexts,
  ...transferTexts,
  ...safeguardingTexts,
  ...informationTexts,
  ...personalDataTexts,
  ...knowHowTexts,
  ...riskTexts,
  ...changeTexts,
  ...disputeTexts,
  ...formalityTexts,
  ...jointBodyTexts,
];

const byId: ReadonlyMap<string, ClauseText> = new Map(CLAUSE_TEXTS.map((text) => [text.id, text]));

/** The text of a clause. Every clause of the table has one (TE16). */
export function textOf(id: ClauseId): ClauseText | undefined {
  return byId.get(id);
}

/** Every field of the library, in the order of its clauses; each key stands once. */
export const FIELD_TEXTS: readonly FieldText[] = CLAUSE_TEXTS.flatMap(({ fields = [] }) => fields);

const fieldByKey: ReadonlyMap<string, FieldText> = new Map(
  FIELD_TEXTS.map((field) => [field.key, field]),
);

/** A scalar or a list of the library by its key. */
export function fieldText(key: string): FieldText | undefined {
  return fieldByKey.get(key);
}
