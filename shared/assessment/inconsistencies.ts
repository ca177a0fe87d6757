import type { Answers, QuestionId } from "./questions.ts";

/** Two answers of one party that seldom go together. It warns and never blocks (AS13). */
export interface Inconsistency {
  readonly id:
    | "noMoneyButSum"
    | "moneyButNoSum"
    | "peopleButShareNone"
    | "noneWithOthers"
    | "leadClaimButNoLead"
    | "newBodyButNoBoard"
    | "secondedButNeverMeet";
  readonly questions: readonly QuestionId[];
}

/** The answers of one party that do not fit together, for its own eyes. */
export function inconsistencies(answers: Answers): readonly Inconsistency[] {
  return [...moneyChecks(answers), ...informationChecks(answers), ...leadChecks(answers)];
}

function moneyChecks({ C2, C3, C4, E4 }: Answers): readonly Inconsistency[] {
  const sum = C3 !== null && C3 !== undefined && C3 !== "none" && C3 !== "unsure";
  return [
    ...found(C2 === 1 && sum, "noMoneyButSum", ["C2", "C3"]),
    ...found((C2 ?? 0) >= 4 && C3 === "none", "moneyButNoSum", ["C2", "C3"]),
    ...found(C4 === "seconded" && E4 === 1, "secondedButNeverMeet", ["C4", "E4"]),
  ];
}

function informationChecks({ E1, E2, F1, F3 }: Answers): readonly Inconsistency[] {
  const people = E1?.some((code) => code === "personal" || code === "special") ?? false;
  return [
    ...found(people && E2 === "na", "peopleButShareNone", ["E1", "E2"]),
    ...found(noneAndMore(E1), "noneWithOthers", ["E1"]),
    ...found(noneAndMore(F1), "noneWithOthers", ["F1"]),
    ...found(noneAndMore(F3), "noneWithOthers", ["F3"]),
  ];
}

function leadChecks({ D1, D3, F2 }: Answers): readonly Inconsistency[] {
  const noLead = D3 === "none" || D3 === "coordinator" || D3 === "newbody";
  const noBoard = D1 !== null && D1 !== undefined && D1 <= 3;
  return [
    ...found(F2 === 4 && noLead, "leadClaimButNoLead", ["F2", "D3"]),
    ...found(D3 === "newbody" && noBoard, "newBodyButNoBoard", ["D3", "D1"]),
  ];
}

function noneAndMore(codes: readonly string[] | null | undefined): boolean {
  return (codes?.includes("none") ?? false) && (codes?.length ?? 0) > 1;
}

function found(
  holds: boolean,
  id: Inconsistency["id"],
  questions: readonly QuestionId[],
): readonly Inconsistency[] {
  return holds ? [{ id, questions }] : [];
}
