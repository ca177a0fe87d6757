import { Signer } from "#shared/agreements/signing-rule.ts";
import type { PreflightRow, Ready } from "#shared/protocol/signoff.ts";
import { QUESTIONS } from "#shared/assessment/questions.ts";
import { libraryClause } from "#shared/templates/library.ts";
import { places } from "./places.ts";

type RowCode = PreflightRow["code"];

/** One thing to fix: what it is about, and the exact place where it is mended. */
export interface FixLine {
  /** What it is about, in the words people know; empty where the row's title says all. */
  readonly about: string;
  readonly to: string;
  /** Who must still be asked to sign, in place of `about`. */
  readonly missing?: { readonly party: string; readonly signer: Signer; readonly count: number };
  /** Why a date cannot stand, in place of `about`. */
  readonly early?: {
    readonly sentence: "fieldBeforeStart" | "fieldBeforeOther";
    readonly label: string;
    readonly other: string;
    readonly date: string;
  };
}

/** Everything of one kind that is left to fix. */
export interface FixGroup {
  readonly code: Exclude<RowCode, "gateOpen">;
  readonly lines: readonly FixLine[];
}

/** The rows of the server as the page shows them: what blocks, by kind, and what is done. */
export interface Sorted {
  readonly fixes: readonly FixGroup[];
  readonly openGates: Ready["gates"];
  readonly done: readonly RowCode[];
  /** How many things are left to fix, gates included. */
  readonly left: number;
}

export function sortRows(agreementId: string, ready: Ready): Sorted {
  const fixes: { code: FixGroup["code"]; lines: FixLine[] }[] = [];
  for (const row of ready.rows) {
    if (row.state === "done" || row.code === "gateOpen") continue;
    const known = fixes.find(({ code }) => code === row.code);
    const line = LINES[row.code](agreementId, row.params);
    if (known === undefined) fixes.push({ code: row.code, lines: [line] });
    else known.lines.push(line);
  }
  const openGates = ready.gates.filter(({ state }) => state === "open");
  const lines = fixes.reduce((sum, { lines: { length } }) => sum + length, 0);
  return {
    fixes,
    openGates,
    done: ready.rows.filter(({ state }) => state === "done").map(({ code }) => code),
    left: lines + openGates.length,
  };
}

type Params = PreflightRow["params"];
type LineOf = (agreementId: string, params: Params) => FixLine;

const onQuestion: LineOf = (agreementId, { question: id = "" }) => ({
  about: questionText(id),
  to: places.question(agreementId, id),
});
const onClause: LineOf = (agreementId, { id = "", title = "" }) => ({
  about: title,
  to: places.clause(agreementId, id),
});

/** The words and the place of one row, by its kind. */
const LINES: Record<FixGroup["code"], LineOf> = {
  assessmentOpen: (agreementId) => ({ about: "", to: places.assessment(agreementId) }),
  disputedFact: onQuestion,
  unsureFact: onQuestion,
  degreeNotConfirmed: (agreementId, { party = "" }) => ({
    about: party,
    to: places.result(agreementId),
  }),
  clauseMissing: (agreementId, { clause: id = "" }) => ({
    about: libraryClause(id)?.title ?? id,
    to: places.draft(agreementId),
  }),
  referenceLost: onClause,
  clauseUnfinished: onClause,
  textUnreadable: onClause,
  fieldEmpty: (agreementId, { key = "", label = "" }) => ({
    about: label,
    to: places.field(agreementId, key),
  }),
  dateTooEarly: (agreementId, { key = "", label = "", ...order }) => {
    const { sentence, other = "", date = "" } = order;
    const before = sentence === "fieldBeforeStart" ? sentence : "fieldBeforeOther";
    return {
      about: label,
      to: places.field(agreementId, key),
      early: { sentence: before, label, other, date },
    };
  },
  partyGone: (agreementId, { key = "", party = "" }) => ({
    about: party,
    to: places.field(agreementId, key),
  }),
  partyMissing: (agreementId, { party = "" }) => ({ about: party, to: places.draft(agreementId) }),
  peopleUnnamed: (agreementId, { party = "" }) => ({
    about: party,
    to: places.draft(agreementId),
  }),
  deedMethodWrong: (agreementId, { key = "", party = "" }) => ({
    about: party,
    to: places.field(agreementId, key),
  }),
  signatoryMissing: (agreementId, { party = "", signer = "", count = "1" }) => ({
    about: party,
    to: places.people(agreementId),
    missing: {
      party,
      signer: Signer.catch("authorised").parse(signer),
      count: Number(count),
    },
  }),
  signsForTwo: (agreementId, { person = "", party = "", other = "" }) => ({
    about: `${person}: ${party}, ${other}`,
    to: places.people(agreementId),
  }),
  authorityMissing: (agreementId, { person = "", party = "" }) => ({
    about: `${person}, ${party}`,
    to: places.people(agreementId),
  }),
};

function questionText(id: string): string {
  return QUESTIONS.find((question) => question.id === id)?.text ?? id;
}
