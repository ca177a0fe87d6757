import type { Json } from "#shared/audit/canonical.ts";
import { type Head, link } from "#shared/audit/chain.ts";
import type { Actor, EventDraft } from "#shared/audit/event.ts";
import { commit } from "#shared/audit/fingerprint.ts";
import type { Clock, Random } from "../clock.ts";
import type { Tx } from "../storage/storage.ts";
import { type ChainOf, headOf, insertEvent, insertPersonal } from "./store.ts";

/** Something that happened. `data` never holds personal data; `personal` may be erased later. */
interface Happening {
  readonly type: EventDraft["type"];
  readonly actor: Actor;
  readonly ref?: EventDraft["ref"];
  readonly data?: EventDraft["data"];
  readonly personal?: Json;
  /** 32 random bytes, where the caller commits to them elsewhere too; else fresh ones are drawn. */
  readonly salt?: Uint8Array;
}

/** The one writer of history. */
export interface Recorder {
  /**
   * Appends to an agreement's chain in the caller's own transaction: the line stands if, and only
   * if, the fact does. You get the place and mark of that line.
   */
  record(tx: Tx, agreementId: string, happening: Happening): Promise<Head>;
  /** Appends to an organisation's own chain, which no other organisation ever sees. */
  recordOwn(tx: Tx, organisationId: string, happening: Omit<Happening, "personal">): Promise<Head>;
}

/** The server itself, when nobody asked. */
export const SYSTEM: Actor = { id: "system", org: "", role: "", via: "system" };

const SKEW_MS = 2 * 60_000;

export function createRecorder(ports: {
  readonly clock: Clock;
  readonly random: Random;
}): Recorder {
  return {
    record: (tx, agreementId, happening) => append(ports, tx, { agreementId }, happening),
    recordOwn: (tx, organisationId, happening) => append(ports, tx, { organisationId }, happening),
  };
}

async function append(
  ports: { readonly clock: Clock; readonly random: Random },
  tx: Tx,
  of: ChainOf,
  happening: Happening,
): Promise<Head> {
  const now = ports.clock.now();
  const before = await headOf(tx, of);
  const { type, actor, ref = {}, data = {}, personal } = happening;
  const salt = happening.salt ?? ports.random.bytes(32);
  const pii = personal === undefined ? null : commit(salt, personal);
  const linked = link(before, { type, actor, ref, data }, now.toISOString(), pii);
  await insertEvent(tx, of, linked);
  if (personal !== undefined && "agreementId" in of) {
    const hex = Buffer.from(salt).toString("hex");
    await insertPersonal(tx, of.agreementId, { hash: linked.head.hash, salt: hex, json: personal });
  }
  await noteSkew(tx, of, { before, after: linked.head, now });
  return linked.head;
}

/**
 * A clock that went back more than two minutes is itself a line of the history (A49). It stands
 * after the fact: a request to sign must follow the very line that its statement witnesses.
 */
async function noteSkew(
  tx: Tx,
  of: ChainOf,
  at: { readonly before: Head; readonly after: Head; readonly now: Date },
): Promise<void> {
  const back = at.before.at === "" ? 0 : Date.parse(at.before.at) - at.now.getTime();
  if (back <= SKEW_MS) return;
  const draft: EventDraft = {
    type: "clock.skew",
    actor: SYSTEM,
    ref: {},
    data: { milliseconds: back },
  };
  await insertEvent(tx, of, link(at.after, draft, at.now.toISOString(), null));
}
