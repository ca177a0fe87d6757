import { EventType } from "#shared/audit/event.ts";
import type { AuditView } from "#shared/protocol/signoff.ts";
import type { en } from "./messages.en.ts";

export type AuditEvent = AuditView["events"][number];
export type LineKey = keyof (typeof en)["line"];
export const KINDS = ["signing", "words", "people", "assessment", "discussion", "server"] as const;
export type Kind = (typeof KINDS)[number];

/** Which sentence a step has, and which kind it is. Every type of the chain is here. */
const SENTENCES: Record<EventType, readonly [Kind, LineKey]> = {
  created: ["people", "created"],
  "party.proposed": ["people", "proposed"],
  "party.agreed": ["people", "partyAgreed"],
  "party.refused": ["people", "partyRefused"],
  "party.withdrawn": ["people", "partyWithdrawn"],
  "party.invited": ["people", "invited"],
  "party.joined": ["people", "joined"],
  "party.removed": ["people", "left"],
  "role.changed": ["people", "roleGiven"],
  "assessment.finished": ["assessment", "finished"],
  "assessment.deadline": ["assessment", "deadline"],
  "assessment.openingAgreed": ["assessment", "openingAgreed"],
  "assessment.revealed": ["assessment", "revealed"],
  "fact.confirmed": ["assessment", "fact"],
  "note.agreed": ["assessment", "agreedNote"],
  "answer.changed": ["assessment", "answer"],
  "readiness.shared": ["assessment", "readinessShared"],
  "readiness.withdrawn": ["assessment", "readinessWithdrawn"],
  "degree.confirmed": ["assessment", "degree"],
  "thresholds.proposed": ["assessment", "thresholdsProposed"],
  "thresholds.agreed": ["assessment", "thresholdsAgreed"],
  "thresholds.withdrawn": ["assessment", "thresholdsWithdrawn"],
  "template.matched": ["words", "draft"],
  "clause.status": ["words", "clause"],
  "removal.proposed": ["words", "removalProposed"],
  "removal.agreed": ["words", "removalAgreed"],
  "removal.refused": ["words", "removalRefused"],
  "wording.kept": ["words", "wordingKept"],
  "wording.removed": ["words", "wordingRemoved"],
  "wording.offered": ["words", "wordingOffered"],
  "thread.started": ["discussion", "thread"],
  "thread.answered": ["discussion", "answered"],
  "thread.resolved": ["discussion", "resolved"],
  "thread.reopened": ["discussion", "reopened"],
  "gate.opened": ["words", "gateOpened"],
  "gate.closed": ["words", "gateClosed"],
  "gate.waived": ["words", "gateWaived"],
  "signatory.named": ["people", "named"],
  "authority.confirmed": ["people", "authority"],
  "freeze.consented": ["signing", "yes"],
  "version.frozen": ["signing", "frozen"],
  "version.reopened": ["signing", "thawed"],
  "key.enrolled": ["signing", "key"],
  "key.revoked": ["signing", "keyGone"],
  "sign.challenge.issued": ["signing", "asked"],
  "party.signed": ["signing", "signed"],
  "party.declined": ["signing", "declined"],
  "counterpart.recorded": ["signing", "paperRecorded"],
  "counterpart.scanned": ["signing", "paperScanned"],
  "counterpart.matched": ["signing", "paperMatched"],
  "agreement.completed": ["signing", "complete"],
  "agreement.ended": ["people", "ended"],
  "review.opened": ["assessment", "reviewOpened"],
  "review.answered": ["assessment", "reviewAnswered"],
  "review.agreed": ["assessment", "reviewAgreed"],
  "review.closed": ["assessment", "reviewClosed"],
  amended: ["words", "amended"],
  exported: ["signing", "exported"],
  "access.denied": ["server", "denied"],
  "protocol.violation": ["server", "refused"],
  "clock.skew": ["server", "clock"],
  "backup.restored": ["server", "restored"],
  "seal.key.rotated": ["server", "seal"],
};

/** The sentence and the kind of one step; a type this page does not know is the server's. */
export function sentenceOf(event: AuditEvent): { readonly kind: Kind; readonly key: LineKey } {
  const type = EventType.safeParse(event.type);
  if (!type.success) return { kind: "server", key: "restored" };
  const [kind, key] = SENTENCES[type.data];
  if (key === "thresholdsProposed" && event.params["about"] === "floors") {
    return { kind, key: "floorsProposed" };
  }
  if (key === "deadline" && event.params["due"] === undefined) return { kind, key: "deadlineGone" };
  const taken = key === "roleGiven" && event.params["change"] === "taken";
  return { kind, key: taken ? "roleTaken" : key };
}

/** One day of the history, newest step first. */
export interface Day {
  /** Any moment of the day. */
  readonly at: string;
  readonly events: readonly AuditEvent[];
}

export interface Filter {
  readonly kind: Kind | "any";
  /** The short name of an organisation, or `any`. */
  readonly organisation: string;
}

/**
 * The steps that pass the filter, newest first, by the day of the reader's own time zone.
 * @param dayOf names the day of a moment; equal names are one day
 */
export function daysOf(
  audit: AuditView,
  filter: Filter,
  dayOf: (at: string) => string,
): readonly Day[] {
  const days: { name: string; at: string; events: AuditEvent[] }[] = [];
  for (const event of audit.events.toReversed()) {
    if (!passes(event, filter)) continue;
    const name = dayOf(event.at);
    const last = days.at(-1);
    if (last?.name === name) last.events.push(event);
    else days.push({ name, at: event.at, events: [event] });
  }
  return days;
}

/** The newest steps that somebody else took, newest first; what the server did by itself is left out. */
export function latest(
  audit: AuditView,
  { but, most }: { readonly but: string; readonly most: number },
): readonly AuditEvent[] {
  return audit.events
    .filter((event) => event.personName !== but && sentenceOf(event).kind !== "server")
    .slice(-most)
    .toReversed();
}

function passes(event: AuditEvent, { kind, organisation }: Filter): boolean {
  return (
    (kind === "any" || sentenceOf(event).kind === kind) &&
    (organisation === "any" || event.organisationName === organisation)
  );
}

/**
 * One cell of a spreadsheet (RFC 4180): always quoted, and never read as a formula.
 */
export function csvCell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${plain.replaceAll('"', '""')}"`;
}
