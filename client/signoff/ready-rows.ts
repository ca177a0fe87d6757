import type { PreflightRow, Ready } from "#shared/protocol/signoff.ts";
import { QUESTIONS } from "#shared/assessment/questions.ts";
import { libraryClause } from "#shared/templates/library.ts";
import { places } from "./places.ts";

export type RowCode = PreflightRow["code"];

/** One thing to fix: what it is about, and the exact place where it is mended. */
export interface FixLine {
  /** What it is about, in the words people know; empty where the row's title says all. */
  readonly about: string;
  readonly to: string;
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
    const line = lineOf(agreementId, row);
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

/** The words and the place of one row. */
function lineOf(agreementId: string, { code, params }: PreflightRow): FixLine {
  const id = params["id"] ?? "";
  switch (code) {
    case "assessmentOpen":
      return { about: "", to: places.assessment(agreementId) };
    case "disputedFact":
    case "unsureFact": {
      const question = params["question"] ?? "";
      return { about: questionText(question), to: places.question(agreementId, question) };
    }
    case "degreeNotConfirmed":
      return { about: params["party"] ?? "", to: places.result(agreementId) };
    case "clauseMissing":
      return {
        about: libraryClause(params["clause"] ?? "")?.title ?? params["clause"] ?? "",
        to: places.draft(agreementId),
      };
    case "clauseUnfinished":
    case "textUnreadable":
      return { about: params["title"] ?? "", to: places.clause(agreementId, id) };
    case "fieldEmpty":
      return {
        about: params["label"] ?? "",
        to: places.field(agreementId, params["key"] ?? ""),
      };
    case "signatoryMissing":
      return { about: params["party"] ?? "", to: places.people(agreementId) };
    case "authorityMissing":
      return {
        about: [params["person"], params["party"]].filter((part) => part !== undefined).join(", "),
        to: places.people(agreementId),
      };
    case "gateOpen":
      return { about: "", to: places.ready(agreementId) };
  }
}

function questionText(id: string): string {
  return QUESTIONS.find((question) => question.id === id)?.text ?? id;
}
