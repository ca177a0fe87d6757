import type { AuditEvent, EventType } from "#shared/audit/event.ts";
import {
  CompletedData,
  ConsentData,
  dataOf,
  DeclinedData,
  FrozenData,
  MatchedData,
  RecordedData,
  ReopenedData,
  ScannedData,
  SignedData,
} from "./chain-data.ts";
import { scanRefusal } from "./scan.ts";
import { decide, type Decision, type State } from "./decide.ts";

/** Where a replayed history stands, or the first event that could not have happened. */
export type Replay =
  | { readonly ok: true; readonly state: State | null }
  | { readonly ok: false; readonly seq: number };

interface Walk {
  state: State | null;
  /** The last seq each lead said yes to since the last text was frozen. */
  yes: Map<string, number>;
}

/**
 * Plays the sign-off events of a chain through the one machine. A history in which somebody signed
 * twice, signed another text, froze without every lead, or completed too early is refused.
 */
export function replay(events: readonly AuditEvent[]): Replay {
  const walk: Walk = { state: null, yes: new Map() };
  for (const event of events) {
    if (!step(walk, event)) return { ok: false, seq: event.seq };
  }
  return { ok: true, state: walk.state };
}

/** The events that move the machine; all others are only witnesses. */
const STEPS: Partial<Record<EventType, (walk: Walk, event: AuditEvent) => boolean>> = {
  "freeze.consented": consented,
  "version.frozen": frozen,
  "party.signed": signed,
  "party.declined": declined,
  "version.reopened": reopened,
  "counterpart.recorded": recorded,
  "counterpart.scanned": scanned,
  "counterpart.matched": matched,
  "agreement.completed": completed,
};

const step = (walk: Walk, event: AuditEvent): boolean => STEPS[event.type]?.(walk, event) ?? true;

/** Every one of these events names the version it is about; another version's is refused. */
function take(walk: Walk, event: AuditEvent, asked: (state: State) => Decision): boolean {
  if (walk.state === null || walk.state.version !== event.ref.version) return false;
  const decision = asked(walk.state);
  if (!("next" in decision)) return false;
  walk.state = decision.next;
  return true;
}

function consented(walk: Walk, event: AuditEvent): boolean {
  const data = dataOf(ConsentData, event);
  if (data === null || walk.state?.at === "open" || walk.state?.at === "complete") return false;
  walk.yes.set(event.actor.id, data.seq);
  return true;
}

function frozen(walk: Walk, event: AuditEvent): boolean {
  const data = dataOf(FrozenData, event);
  const before = walk.state?.at ?? "declined";
  const version = (walk.state?.version ?? 0) + 1;
  if (data === null || event.ref.version !== version) return false;
  if (before !== "declined" && before !== "thawed") return false;
  const { signatories } = data;
  const decision = decide(
    {
      at: "drafting",
      version,
      seq: data.seq,
      parties: partiesIn(data),
      leads: data.leads,
      consents: [...walk.yes].filter(([, seq]) => seq === data.seq).map(([lead]) => lead),
    },
    {
      type: "freeze",
      by: event.actor.id,
      seq: data.seq,
      docHash: data.docHash,
      signatories,
      paper: paperIn(data),
      blocks: 0,
    },
  );
  if (!("next" in decision)) return false;
  walk.state = decision.next;
  walk.yes = new Map();
  return true;
}

const paperIn = ({ paper }: FrozenData): readonly string[] => paper ?? [];

const partiesIn = (data: FrozenData): string[] => [
  ...new Set([...data.signatories.map(({ party }) => party), ...paperIn(data)]),
];

function signed(walk: Walk, event: AuditEvent): boolean {
  const data = dataOf(SignedData, event);
  if (data === null) return false;
  const signatory = { party: data.party, person: event.actor.id };
  return take(walk, event, (state) =>
    decide(state, { type: "sign", signatory, docHash: data.docHash }),
  );
}

function declined(walk: Walk, event: AuditEvent): boolean {
  const data = dataOf(DeclinedData, event);
  if (data === null) return false;
  const signatory = { party: data.party, person: event.actor.id };
  return take(walk, event, (state) =>
    decide(state, { type: "decline", signatory, reason: "on record" }),
  );
}

function reopened(walk: Walk, event: AuditEvent): boolean {
  const data = dataOf(ReopenedData, event);
  if (data === null || walk.state?.at !== "open" || walk.state.docHash !== data.docHash) {
    return false;
  }
  return take(walk, event, (state) =>
    decide(state, { type: "thaw", by: event.actor.id, reason: "on record" }),
  );
}

/** Only its own party's people record a copy, and only another's match it. */
function recorded(walk: Walk, event: AuditEvent): boolean {
  const data = dataOf(RecordedData, event);
  if (data === null || data.party !== event.actor.org) return false;
  const by = { party: event.actor.org, person: event.actor.id };
  return take(walk, event, (state) => decide(state, { type: "record", by, docHash: data.docHash }));
}

/** Its own party files it, of these words, while its copy is recorded and not matched. */
function scanned({ state }: Walk, event: AuditEvent): boolean {
  const data = dataOf(ScannedData, event);
  return (
    data !== null &&
    data.party === event.actor.org &&
    state !== null &&
    state.at !== "drafting" &&
    state.version === event.ref.version &&
    state.docHash === data.docHash &&
    scanRefusal(state, data.party) === null
  );
}

function matched(walk: Walk, event: AuditEvent): boolean {
  const data = dataOf(MatchedData, event);
  if (data === null) return false;
  const { party, docHash } = data;
  const by = { party: event.actor.org, person: event.actor.id };
  return take(walk, event, (state) => decide(state, { type: "match", party, by, docHash }));
}

function completed(walk: Walk, event: AuditEvent): boolean {
  const data = dataOf(CompletedData, event);
  const { state } = walk;
  return (
    data !== null &&
    state?.at === "complete" &&
    state.version === event.ref.version &&
    state.docHash === data.docHash &&
    state.signed.length === data.signatures
  );
}
