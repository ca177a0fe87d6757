import {
  type DurationUnit,
  type FieldDefinition,
  fieldFor,
  type FieldType,
} from "./field-definitions.ts";
import { FIELD_LENGTH } from "./fields.ts";

const MAX_TEXT = 300;

/**
 * Why a typed value was not taken. Each code has one sentence in the client's messages:
 *
 * - `fieldTooLong` (max): Use at most {{max}} characters for “{{label}}”
 * - `fieldCharacters`: {{label}} has a character that cannot be printed. Type it again
 * - `fieldDate`: {{label}} must be a real date, like 1 April 2027
 * - `fieldMoney`: Enter “{{label}}” in pounds, like 84000 or 84,000
 * - `fieldNumber`: Enter “{{label}}” as a whole number, like 12
 * - `fieldDuration` (unit): Enter “{{label}}” as a number of {{unit}}, like 3
 * - `fieldPercent`: Enter “{{label}}” as a number from 0 to 100, like 10
 * - `fieldChoice`: Select one of the answers for “{{label}}”
 */
type FieldRefusalCode =
  | "fieldTooLong"
  | "fieldCharacters"
  | "fieldDate"
  | "fieldMoney"
  | "fieldNumber"
  | "fieldDuration"
  | "fieldPercent"
  | "fieldChoice";

interface FieldRefusal {
  readonly code: FieldRefusalCode;
  readonly params: Readonly<Record<string, string | number>>;
}

type ParsedField = { readonly value: string } | { readonly refusal: FieldRefusal };

/**
 * Reads what a person typed into the value to store: dates as `2027-04-01`, money as pounds with a
 * point (`84000` or `84000.50`), numbers, percents and durations as plain digits, choices and
 * parties as their code, yes or no as `yes` and `no`. Empty text clears the field and is always taken.
 */
export function parseField(definition: FieldDefinition, typed: string): ParsedField {
  const text = typed.normalize("NFC").replaceAll(/\s+/g, " ").trim();
  if (text === "") return { value: "" };
  const limit = definition.type === "longText" ? FIELD_LENGTH : MAX_TEXT;
  if (text.length > limit) return refuse("fieldTooLong", definition, { max: limit });
  if (/[\p{Cc}\p{Co}\p{Cn}\p{Cs}\u202a-\u202e\u2066-\u2069]/u.test(text)) {
    return refuse("fieldCharacters", definition);
  }
  const { read, code } = READERS[definition.type];
  const value = read(text, definition);
  if (value !== null) return { value };
  return refuse(
    code,
    definition,
    code === "fieldDuration" ? { unit: unitWord(definition.unit, 2) } : {},
  );
}

type Reader = (text: string, definition: FieldDefinition) => string | null;

/** How each type is read, and what is said when that fails. */
const READERS: Record<FieldType, { readonly read: Reader; readonly code: FieldRefusalCode }> = {
  text: { read: asTyped, code: "fieldCharacters" },
  longText: { read: asTyped, code: "fieldCharacters" },
  role: { read: asTyped, code: "fieldCharacters" },
  rows: { read: asTyped, code: "fieldCharacters" },
  date: { read: dateFrom, code: "fieldDate" },
  money: { read: moneyFrom, code: "fieldMoney" },
  number: { read: wholeNumber, code: "fieldNumber" },
  percent: { read: percentFrom, code: "fieldPercent" },
  duration: { read: durationFrom, code: "fieldDuration" },
  boolean: { read: yesOrNo, code: "fieldChoice" },
  choice: { read: choiceFrom, code: "fieldChoice" },
  party: { read: choiceFrom, code: "fieldChoice" },
};

function asTyped(text: string): string {
  return text;
}

function yesOrNo(text: string): string | null {
  return /^(?:yes|no)$/i.test(text) ? text.toLowerCase() : null;
}

function refuse(
  code: FieldRefusalCode,
  definition: FieldDefinition,
  more: Record<string, string | number> = {},
): ParsedField {
  return { refusal: { code, params: { label: definition.label, ...more } } };
}

const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

/** Day first, as people in the United Kingdom write it, or the stored form. */
function dateFrom(text: string): string | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (iso !== null) return calendarDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const digits = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/.exec(text);
  if (digits !== null) return calendarDay(Number(digits[3]), Number(digits[2]), Number(digits[1]));
  const words = /^(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9}),? (\d{4})$/i.exec(text);
  if (words === null) return null;
  const name = (words[2] ?? "").toLowerCase();
  const month = MONTHS.findIndex((known) => known.startsWith(name)) + 1;
  return calendarDay(Number(words[3]), month, Number(words[1]));
}

function calendarDay(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || year < 1900 || year > 2200) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? date.toISOString().slice(0, 10) : null;
}

function moneyFrom(text: string): string | null {
  const plain = text.replace(/^£ ?/, "").replace(/ pounds?$/i, "");
  if (!/^(?:\d{1,9}|\d{1,3}(?:[, ]\d{3}){1,2})(?:\.\d{2})?$/.test(plain)) return null;
  const [whole = "", pence = "00"] = plain.replaceAll(/[, ]/g, "").split(".");
  return pence === "00" ? stripZeros(whole) : `${stripZeros(whole)}.${pence}`;
}

function wholeNumber(text: string): string | null {
  const plain = text.replaceAll(/[, ]/g, "");
  return /^\d{1,9}$/.test(plain) ? stripZeros(plain) : null;
}

function percentFrom(text: string): string | null {
  const plain = text.replace(/ ?(?:%|per ?cent)$/i, "");
  const fits = /^\d{1,3}(?:\.\d{1,2})?$/.test(plain) && Number(plain) <= 100;
  return fits ? String(Number(plain)) : null;
}

function durationFrom(text: string, { unit }: FieldDefinition): string | null {
  const typed = /^(\d{1,4})(?: ?([a-z ]+))?$/i.exec(text);
  if (typed === null) return null;
  const word = typed[2]?.toLowerCase();
  const known = word === undefined || [unitWord(unit, 1), unitWord(unit, 2)].includes(word);
  return known ? stripZeros(typed[1] ?? "") : null;
}

function choiceFrom(text: string, definition: FieldDefinition): string | null {
  const found = definition.choices?.find(
    ({ code, label }) => code === text || label.toLowerCase() === text.toLowerCase(),
  );
  return found?.code ?? null;
}

function stripZeros(digits: string): string {
  return digits.replace(/^0+(?=\d)/, "");
}

const UNITS: Record<DurationUnit, readonly [string, string]> = {
  hours: ["hour", "hours"],
  days: ["day", "days"],
  workingDays: ["working day", "working days"],
  weeks: ["week", "weeks"],
  months: ["month", "months"],
  years: ["year", "years"],
};

function unitWord(unit: DurationUnit | undefined, count: number): string {
  return UNITS[unit ?? "days"][count === 1 ? 0 : 1];
}

/**
 * A stored value as it stands in the agreement: money `£84,000`, dates `1 April 2027`, durations
 * `3 months` with a non-breaking space, choices and parties by their label. A value that does not
 * fit its type is shown as it is, so that nothing a person wrote can disappear. Empty stays empty.
 */
export function formatField(definition: FieldDefinition, value: string, locale = "en-GB"): string {
  return value === "" ? "" : SHOWN[definition.type](value, definition, locale);
}

type Shower = (value: string, definition: FieldDefinition, locale: string) => string;

const SHOWN: Record<FieldType, Shower> = {
  text: asTyped,
  longText: asTyped,
  role: asTyped,
  rows: asTyped,
  boolean: asTyped,
  date: (value, _, locale) => calendarDate(value, locale),
  money: (value, _, locale) => pounds(value, locale),
  number: (value, _, locale) => (isCount(value) ? Number(value).toLocaleString(locale) : value),
  percent: (value) => `${value}%`,
  duration: (value, { unit }) =>
    isCount(value) ? `${value}\u00a0${unitWord(unit, Number(value))}` : value,
  choice: labelOf,
  party: labelOf,
};

function isCount(value: string): boolean {
  return /^\d+$/.test(value);
}

function labelOf(value: string, { choices }: FieldDefinition): string {
  return choices?.find(({ code }) => code === value)?.label ?? value;
}

function calendarDate(value: string, locale: string): string {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (found === null) return value;
  return dayFormat(locale).format(
    Date.UTC(Number(found[1]), Number(found[2]) - 1, Number(found[3])),
  );
}

const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** Making one takes longer than writing a whole clause with it. */
function dayFormat(locale: string): Intl.DateTimeFormat {
  const known = dayFormats.get(locale);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
  dayFormats.set(locale, made);
  return made;
}

function pounds(value: string, locale: string): string {
  if (!/^\d+(?:\.\d{2})?$/.test(value)) return value;
  return Number(value).toLocaleString(locale, {
    style: "currency",
    currency: "GBP",
    minimumFractionDigits: value.includes(".") ? 2 : 0,
  });
}

/**
 * The words that stand for a `fieldRef` in the agreement, empty when it has no value yet. A party is
 * shown by the short name it has now (`party/{id}/shortName`), so that one change renames it
 * everywhere.
 */
export function shownField(
  definitions: readonly FieldDefinition[],
  fields: Readonly<Record<string, string>>,
  key: string,
): string {
  const value = fields[key] ?? "";
  const definition = fieldFor(definitions, key);
  if (definition === undefined || value === "") return value;
  const name = definition.type === "party" ? fields[`party/${value}/shortName`] : undefined;
  return name === undefined || name === "" ? formatField(definition, value) : name;
}
