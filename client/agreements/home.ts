import type { AgreementSummary } from "./agreements.ts";

/** The groups of the home page, in its order. Every agreement stands in exactly one. */
export interface HomeGroups {
  readonly mine: readonly AgreementSummary[];
  readonly others: readonly AgreementSummary[];
  readonly inForce: readonly AgreementSummary[];
  readonly ended: readonly AgreementSummary[];
}

/** Sorts one's agreements by whose move it is; inside a group, who has waited longest comes first. */
export function groupAgreements(agreements: readonly AgreementSummary[]): HomeGroups {
  const running = agreements.filter(({ stage }) => stage !== "inForce" && stage !== "ended");
  const settled = agreements.filter((agreement) => !isMine(agreement));
  return {
    mine: agreements.filter(isMine).toSorted(byWaiting),
    others: running.filter((agreement) => !isMine(agreement)).toSorted(byWaiting),
    inForce: settled.filter(({ stage }) => stage === "inForce"),
    ended: settled.filter(({ stage }) => stage === "ended"),
  };
}

/** Agreements whose title or organisations contain the words, whatever their case. */
export function findAgreements(
  agreements: readonly AgreementSummary[],
  words: string,
): readonly AgreementSummary[] {
  const wanted = words.trim().toLocaleLowerCase();
  return agreements.filter(({ title, parties, invited }) =>
    [title, ...parties.map((party) => party.shortName), ...invited].some((text) =>
      text.toLocaleLowerCase().includes(wanted),
    ),
  );
}

/**
 * Whether a signed agreement has started, and on which day it did or will; null when nothing of it was
 * signed. A deed may name a day after the last signature.
 * @param today as `2026-11-24`
 */
export function startOf(
  { inForceAt, startsOn }: Pick<AgreementSummary, "inForceAt" | "startsOn">,
  today: string,
): { readonly started: boolean; readonly on: string } | null {
  if (inForceAt === null) return null;
  return { started: startsOn === null || startsOn <= today, on: startsOn ?? inForceAt };
}

/** Which greeting the hour of the day asks for. */
export function greeting(hour: number): "morning" | "afternoon" | "evening" {
  if (hour < 12) return "morning";
  return hour < 18 ? "afternoon" : "evening";
}

function isMine({ moves }: AgreementSummary): boolean {
  return moves.some((move) => move.mine);
}

function byWaiting(a: AgreementSummary, b: AgreementSummary): number {
  return oldest(a).localeCompare(oldest(b));
}

function oldest({ moves, changedAt }: AgreementSummary): string {
  return moves.map((move) => move.since).toSorted()[0] ?? changedAt;
}

const SHOWN = 4;

/** The next reviews of what is in force, the nearest first. */
export function comingUp(
  agreements: readonly AgreementSummary[],
): readonly { readonly id: string; readonly title: string; readonly due: string }[] {
  return agreements
    .flatMap(({ id, title, reviewDue: due }) => (due === null ? [] : [{ id, title, due }]))
    .toSorted((a, b) => a.due.localeCompare(b.due))
    .slice(0, SHOWN);
}
