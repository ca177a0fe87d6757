import type { Recorder } from "../audit/record.ts";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import type { Storage } from "../storage/storage.ts";
import { LIVE_LIMITS } from "./limits.ts";
import type { RefusedUpdate } from "./ports.ts";

/** Refusals that an honest page can meet: it is told, and nothing is written about it. */
const HONEST = new Set(["frozen", "notAllowed", "epochChanged", "quarantined", "limit"]);

/**
 * Puts refused updates into the agreement's history, at most one line a minute for one person, so
 * that a broken or hostile page cannot fill it.
 */
export function violationAudit(
  recorder: Recorder,
  { storage, clock, log }: { storage: Storage; clock: Clock; log: Log },
): (event: RefusedUpdate) => void {
  const last = new Map<string, number>();
  return ({ agreementId, rights, refusal }) => {
    log.warn({ agreementId, person: rights.personId, ...refusal }, "live: update refused");
    const key = `${agreementId}/${rights.personId}`;
    const now = clock.now().getTime();
    if (HONEST.has(refusal.code)) return;
    if (now - (last.get(key) ?? -Infinity) < LIVE_LIMITS.auditEveryMs) return;
    last.set(key, now);
    const actor = {
      id: rights.personId,
      org: rights.organisationId,
      role: "",
      via: "session",
    } as const;
    const line = { type: "protocol.violation", actor, data: { code: refusal.code } } as const;
    storage
      .write((tx) => recorder.record(tx, agreementId, line))
      .catch((error: unknown) => {
        log.error({ agreementId, error: String(error) }, "live: violation not recorded");
      });
  };
}
