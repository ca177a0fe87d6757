import { type AuditEvent, type EventDraft, eventHash, GENESIS } from "./event.ts";

/** Where a chain ends: the last seq and the hash of its event. An empty chain ends at 0. */
export interface Head {
  readonly agreement: string;
  readonly seq: number;
  readonly hash: string;
  /** Of the last event; the next one is never earlier. Empty before the first. */
  readonly at: string;
}

export const emptyHead = (agreement: string): Head => ({
  agreement,
  seq: 0,
  hash: GENESIS,
  at: "",
});

export interface Linked {
  readonly event: AuditEvent;
  readonly head: Head;
}

/**
 * The next event of a chain. `at` never goes back: a clock that did is held at the last moment.
 * @param pii the commitment to what stays outside, or null
 */
export function link(head: Head, draft: EventDraft, at: string, pii: string | null): Linked {
  const event: AuditEvent = {
    v: 1,
    agreement: head.agreement,
    seq: head.seq + 1,
    at: at < head.at ? head.at : at,
    ...draft,
    pii,
    prev: head.hash,
  };
  return { event, head: headAfter(event) };
}

function headAfter(event: AuditEvent): Head {
  return { agreement: event.agreement, seq: event.seq, hash: eventHash(event), at: event.at };
}

type ChainFault = "otherAgreement" | "gap" | "broken" | "timeWentBack";

export type ChainCheck =
  | { readonly ok: true; readonly head: Head; readonly hashes: readonly string[] }
  | { readonly ok: false; readonly fault: ChainFault; readonly seq: number };

/**
 * Checks a whole chain from its first event: one agreement, seq 1 to n without a gap, every `prev`
 * the hash of the line before, and time that never goes back. The hashes come in order.
 */
export function verifyChain(agreement: string, events: readonly AuditEvent[]): ChainCheck {
  let head = emptyHead(agreement);
  const hashes: string[] = [];
  for (const event of events) {
    const fault = faultOf(head, event);
    if (fault !== null) return { ok: false, fault, seq: head.seq + 1 };
    head = headAfter(event);
    hashes.push(head.hash);
  }
  return { ok: true, head, hashes };
}

function faultOf(head: Head, event: AuditEvent): ChainFault | null {
  if (event.agreement !== head.agreement) return "otherAgreement";
  if (event.seq !== head.seq + 1) return "gap";
  if (event.prev !== head.hash) return "broken";
  return event.at < head.at ? "timeWentBack" : null;
}
