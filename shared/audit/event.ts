import * as z from "zod";
import { isJson, type Json } from "./canonical.ts";
import { Fingerprint, fingerprint, separated } from "./fingerprint.ts";

/** Everything the shared history of an agreement can say. Private threads are never in it. */
const EVENT_TYPES = [
  "created",
  "party.proposed",
  "party.agreed",
  "party.refused",
  "party.withdrawn",
  "party.invited",
  "party.joined",
  "party.removed",
  "role.changed",
  "assessment.finished",
  "assessment.deadline",
  "assessment.openingAgreed",
  "assessment.revealed",
  "fact.confirmed",
  "note.agreed",
  "answer.changed",
  "readiness.shared",
  "readiness.withdrawn",
  "degree.confirmed",
  "thresholds.proposed",
  "thresholds.agreed",
  "thresholds.withdrawn",
  "template.matched",
  "clause.status",
  "removal.proposed",
  "removal.agreed",
  "removal.refused",
  "wording.kept",
  "wording.removed",
  "wording.offered",
  "thread.started",
  "thread.answered",
  "thread.resolved",
  "thread.reopened",
  "gate.opened",
  "gate.closed",
  "gate.waived",
  "signatory.named",
  "authority.confirmed",
  "freeze.consented",
  "version.frozen",
  "version.reopened",
  "key.enrolled",
  "key.revoked",
  "sign.challenge.issued",
  "party.signed",
  "party.declined",
  "counterpart.recorded",
  "counterpart.scanned",
  "counterpart.matched",
  "agreement.completed",
  "agreement.ended",
  "review.opened",
  "review.answered",
  "review.agreed",
  "review.closed",
  "amended",
  "exported",
  "access.denied",
  "protocol.violation",
  "clock.skew",
  "backup.restored",
  "seal.key.rotated",
] as const;
export const EventType = z.enum(EVENT_TYPES);
export type EventType = z.infer<typeof EventType>;

/** A moment in UTC with milliseconds, as `Date.toISOString` writes it. Sorts as text. */
export const Moment = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

export const Actor = z.strictObject({
  id: z.string(),
  org: z.string(),
  role: z.string(),
  via: z.enum(["session", "passkey", "emailCode", "system"]),
});
export type Actor = z.infer<typeof Actor>;

const JsonValue = z.custom<Json>((value) => isJson(value));

/** `prev` of the first event of an agreement. */
export const GENESIS = "0".repeat(64);

/**
 * One line of an agreement's history. `data` holds no personal data: that is in `pii` as a salted
 * commitment, and its salt and text live in a table that can be erased. `prev` is the hash of the
 * line before.
 */
export const AuditEvent = z.strictObject({
  v: z.literal(1),
  agreement: z.string(),
  seq: z.int().min(1),
  at: Moment,
  type: EventType,
  actor: Actor,
  ref: z.strictObject({
    version: z.int().min(1).optional(),
    clause: z.string().optional(),
    thread: z.string().optional(),
  }),
  data: z.record(z.string(), JsonValue),
  pii: Fingerprint.nullable(),
  prev: Fingerprint,
});
export type AuditEvent = z.infer<typeof AuditEvent>;

/** What happened, by whom; the chain adds `v`, `agreement`, `seq`, `at`, `pii` and `prev`. */
export type EventDraft = Pick<AuditEvent, "type" | "actor" | "ref" | "data">;

const LABEL = "agreement.event.v1";

/** The hash of an event, with its purpose in front (domain separation, EVIDENCE 4.1). */
export function eventHash(event: AuditEvent): string {
  return fingerprint(separated(LABEL, event));
}
