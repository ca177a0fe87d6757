import * as z from "zod";
import { FRAME_LIMIT, MESSAGE } from "#shared/protocol/live.ts";
import { FrameReader, bytes, number } from "#shared/protocol/frame.ts";
import type { Clock } from "../clock.ts";
import { LIVE_LIMITS } from "./limits.ts";
import type { Rights, Timers } from "./ports.ts";

/** Somebody in a room, as presence needs to know them. */
export type Presence = {
  clientID: number;
  rights: Rights;
  send: (frame: Uint8Array) => void;
};

type Shown = {
  clock: number;
  state: string;
  quiet: boolean;
  organisationId: string;
  ownOnly: boolean;
};

/**
 * Who is in a room and where their caret stands. The page says where, the server says who: `user`
 * is stamped from the session, only the connection's own id is taken, and the clock is the
 * server's. Changes go out in one frame every 50 ms.
 *
 * A quiet drafter (`quiet: true` in the state) and a director who reads before signing are shown
 * to their own organisation only.
 */
export class PresenceBoard {
  readonly #timers: Timers;
  readonly #people = new Set<Presence>();
  readonly #shown = new Map<number, Shown>();
  readonly #changed = new Map<number, { before: Shown | undefined }>();
  readonly #clock: Clock;
  #tick = 0;
  #flushing = false;

  constructor(timers: Timers, clock: Clock) {
    this.#timers = timers;
    this.#clock = clock;
  }

  enter(person: Presence): void {
    this.#people.add(person);
    const everybody = [...this.#shown.keys()].map((id) => [id, { before: undefined }] as const);
    const frame = frameFor(person, this.#entriesOf(new Map(everybody)));
    if (frame !== undefined) person.send(frame);
  }

  leave(person: Presence): void {
    if (!this.#people.delete(person)) return;
    this.#set(person, undefined);
  }

  /** A presence message of a page; anything but its own small state is dropped. */
  say(person: Presence, payload: Uint8Array): void {
    if (payload.length > FRAME_LIMIT.presence) return;
    const said = readOwnState(payload, person.clientID);
    if (said === undefined) return;
    this.#set(person, said === "gone" ? undefined : stamp(said, person.rights));
  }

  /** The person's rights have changed: who may see them follows. */
  reconsider(person: Presence): void {
    const shown = this.#shown.get(person.clientID);
    if (shown !== undefined) this.#set(person, { state: shown.state, quiet: shown.quiet });
  }

  #set(person: Presence, next: { state: string; quiet: boolean } | undefined): void {
    const { clientID, rights } = person;
    const before = this.#shown.get(clientID);
    if (next === undefined && before === undefined) return;
    if (!this.#changed.has(clientID)) this.#changed.set(clientID, { before });
    if (next === undefined) this.#shown.delete(clientID);
    else {
      const ownOnly = next.quiet || rights.unseen;
      const { organisationId } = rights;
      this.#shown.set(clientID, { ...next, clock: this.#next(), organisationId, ownOnly });
    }
    if (this.#flushing) return;
    this.#flushing = true;
    this.#timers.after(LIVE_LIMITS.presenceEveryMs, () => {
      this.#flush();
    });
  }

  /** Grows over restarts too: pages keep the last clock they saw and ignore a lower one. */
  #next(): number {
    this.#tick = Math.max(this.#tick + 1, this.#clock.now().getTime());
    return this.#tick;
  }

  #flush(): void {
    this.#flushing = false;
    const changes = this.#entriesOf(this.#changed);
    this.#changed.clear();
    for (const person of this.#people) {
      const frame = frameFor(person, changes);
      if (frame !== undefined) person.send(frame);
    }
  }

  /** Every entry is written once, however many people are sent it. */
  #entriesOf(changed: ReadonlyMap<number, { before: Shown | undefined }>): Change[] {
    return [...changed].map(([clientID, { before }]) => {
      const now = this.#shown.get(clientID);
      return {
        clientID,
        now,
        before,
        shown: now && entry(clientID, now.clock, now.state),
        gone: before && entry(clientID, this.#next(), "null"),
      };
    });
  }
}

/** One person's change, and the entries that tell of it to who sees them now, or saw them before. */
type Change = {
  clientID: number;
  now: Shown | undefined;
  before: Shown | undefined;
  shown: Uint8Array | undefined;
  gone: Uint8Array | undefined;
};

/** Everything of this that the person may see; undefined when that is nothing. */
function frameFor(person: Presence, changes: readonly Change[]): Uint8Array | undefined {
  const entries = changes.flatMap(({ clientID, now, before, shown, gone }) => {
    if (clientID === person.clientID) return [];
    if (now !== undefined && sees(person, now)) return shown ?? [];
    return before !== undefined && sees(person, before) ? (gone ?? []) : [];
  });
  if (entries.length === 0) return undefined;
  const count = number(entries.length);
  const length = entries.reduce((sum, one) => sum + one.length, count.length);
  // Copied once: there is one of these for everybody, twenty times a second.
  const head = Uint8Array.from([MESSAGE.awareness, ...number(length), ...count]);
  return Buffer.concat([head, ...entries], head.length + length - count.length);
}

const sees = (person: Presence, shown: Shown) =>
  !shown.ownOnly || shown.organisationId === person.rights.organisationId;

const Id = z.strictObject({ client: z.int(), clock: z.int() });
const Place = z.strictObject({
  type: Id.nullish(),
  tname: z.string().max(64).nullish(),
  item: Id.nullish(),
  assoc: z.int().optional(),
});

/** What a page may say of itself: the clause node its caret is in, and the caret's two ends. */
const Said = z.object({
  place: z
    .strictObject({ nodeId: z.string().max(64), anchor: Place, head: Place })
    .nullable()
    .catch(null),
  quiet: z.boolean().catch(false),
});

function stamp(said: unknown, rights: Rights) {
  const { personId, name, organisationId, party, mark } = rights;
  const user = { person: personId, name, organisation: organisationId, party, mark };
  const { place, quiet } = Said.parse(said);
  return { state: JSON.stringify({ place, user }), quiet };
}

/** The connection's own entry of an awareness update (y-protocols); the others are not looked at. */
function readOwnState(payload: Uint8Array, clientID: number): object | "gone" | undefined {
  const reader = new FrameReader(payload);
  const count = reader.number() ?? 0;
  for (let at = 0; at < count; at++) {
    const [client, clock, state] = [reader.number(), reader.number(), reader.bytes()];
    if (client === undefined || clock === undefined || state === undefined) return undefined;
    if (client === clientID) return parse(Buffer.from(state).toString("utf8"));
  }
  return undefined;
}

function parse(json: string): object | "gone" | undefined {
  try {
    const value: unknown = JSON.parse(json);
    if (value === null) return "gone";
    return typeof value === "object" ? value : undefined;
  } catch {
    return undefined;
  }
}

const entry = (clientID: number, clock: number, state: string): Uint8Array =>
  Buffer.concat([
    Uint8Array.from([...number(clientID), ...number(clock)]),
    bytes(Buffer.from(state, "utf8")),
  ]);
