import { type FieldDefinition, fieldFor } from "#shared/drafting/field-definitions.ts";
import { formatField } from "#shared/drafting/field-values.ts";
import { readFieldKey } from "#shared/drafting/fields.ts";

/** Why a date does not fit beside another: `other` is what the other one is called, `date` as it reads. */
export interface DateRefusal {
  readonly code: "fieldBeforeStart" | "fieldAfterEnd" | "fieldBeforeOther" | "fieldAfterOther";
  readonly params: { readonly label: string; readonly other: string; readonly date: string };
}

interface Draft {
  readonly definitions: readonly FieldDefinition[];
  readonly fields: Readonly<Record<string, string>>;
}

/** Two dates in their order, and what is said of either when they are not. `{row}` is the same in both. */
interface Order {
  readonly first: string;
  readonly last: string;
  readonly firstTooLate: DateRefusal["code"];
  readonly lastTooEarly: DateRefusal["code"];
}

const ofTheAgreement = {
  firstTooLate: "fieldAfterOther",
  lastTooEarly: "fieldBeforeStart",
} as const;

const ORDERS: readonly Order[] = [
  { first: "start", last: "end", firstTooLate: "fieldAfterEnd", lastTooEarly: "fieldBeforeStart" },
  { first: "start", last: "body.date", ...ofTheAgreement },
  { first: "start", last: "tasks/{row}/due", ...ofTheAgreement },
  { first: "start", last: "outcomes/{row}/date", ...ofTheAgreement },
  {
    first: "posts/{row}/start",
    last: "posts/{row}/end",
    firstTooLate: "fieldAfterOther",
    lastTooEarly: "fieldBeforeOther",
  },
];

/**
 * Why this date cannot stand beside the dates that the draft has, or null when it can. Empty dates and
 * fields that are no dates always can.
 * @param value as stored, `2027-04-01`
 */
export function dateRefusal(key: string, value: string, draft: Draft): DateRefusal | null {
  if (value === "" || fieldFor(draft.definitions, key)?.type !== "date") return null;
  const refusals = ORDERS.map((order) => outOf(order, { key, value }, draft));
  return refusals.find((refusal) => refusal !== null) ?? null;
}

/** A date that the text has before the one it must follow, by the field that comes too early. */
export interface DateTooEarly extends DateRefusal {
  readonly key: string;
}

/**
 * The dates among `keys` (those the text refers to) that come before the one they must follow, each
 * once, in reading order.
 */
export function datesTooEarly(keys: readonly string[], draft: Draft): DateTooEarly[] {
  return [...new Set(keys)].flatMap((key) => {
    const refusal = dateRefusal(key, draft.fields[key] ?? "", draft);
    const early = ORDERS.some(({ lastTooEarly }) => lastTooEarly === refusal?.code);
    return refusal === null || !early ? [] : [{ key, ...refusal }];
  });
}

function outOf(
  { first, last, firstTooLate, lastTooEarly }: Order,
  { key, value }: { readonly key: string; readonly value: string },
  draft: Draft,
): DateRefusal | null {
  const read = readFieldKey(key);
  const inRow = (one: string) => one.replace("{row}", read?.kind === "cell" ? read.row : "");
  const [from, to] = [inRow(first), inRow(last)];
  const earliest = draft.fields[from] ?? "";
  if (key === to && value < earliest) return refuse(lastTooEarly, [key, from], draft);
  const latest = draft.fields[to] ?? value;
  if (key === from && latest !== "" && value > latest)
    return refuse(firstTooLate, [key, to], draft);
  return null;
}

function refuse(
  code: DateRefusal["code"],
  [key, other]: readonly [string, string],
  { definitions, fields }: Draft,
): DateRefusal {
  const [own, their] = [key, other].map((one) => fieldFor(definitions, one));
  const date = fields[other] ?? "";
  return {
    code,
    params: {
      label: own?.label ?? key,
      other: their?.label ?? other,
      date: their === undefined ? date : formatField(their, date),
    },
  };
}
