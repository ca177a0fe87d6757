import type { Stage } from "#shared/agreements/stage.ts";
import type { Clock, Random } from "../clock.ts";
import type { Log } from "../log.ts";
import type { Refusal } from "./decode.ts";
import type { Reading } from "./reading.ts";
import type { Meter } from "./meter.ts";

/** What a socket is allowed to be and do now; read afresh for every batch of updates. */
export type Rights = {
  personId: string;
  name: string;
  organisationId: string;
  /** the organisation's short name and its mark in this agreement */
  party: string;
  mark: number;
  stage: Stage;
  membershipEpoch: number;
  mayRead: boolean;
  mayWrite: boolean;
  /** presence goes to the own organisation only: a director who reads before signing */
  unseen: boolean;
};

/** `noSession`: signed out or expired. `stranger`: not on this agreement, or not any more. */
export type RightsOrNot = Rights | "noSession" | "stranger";

/** One accepted update on its way into the journal. */
export type Write = {
  room: string;
  agreementId: string;
  epoch: number;
  /** what steps 2 to 6 relied on; the transaction looks again. Null for the server's own writes. */
  membershipEpoch: number | null;
  /** where the draft stood when the commit was judged: this comes right behind it */
  seq: number;
  personId: string;
  client: number;
  update: Uint8Array;
  /** who loses how many characters by it */
  deletes: readonly { person: string; length: number }[];
};

/**
 * `again`: something the gate relied on has changed, or an earlier update of the room in the same
 * commit was refused; judge it afresh.
 * `moved`: the draft has rows that the gate did not know, so it judged another text. Another server
 * wrote them, or a commit whose answer was lost. Nothing is written; the draft is to be read afresh.
 */
export type Outcome = { stored: number } | { refused: Refusal } | "again" | "moved";

export type StoredRow = { seq: number; update: Uint8Array; sha256: string };
export type StoredSnapshot = { uptoSeq: number; state: Uint8Array; sha256: string };

/** Everything on disk about one room. */
export type StoredDraft = {
  agreementId: string;
  epoch: number;
  nextSeq: number;
  /** newest first, at most two */
  snapshots: StoredSnapshot[];
  /** by seq */
  journal: StoredRow[];
  /** client id → person id */
  owners: Map<number, string>;
};

/** A connection's ticket: one client id for one person in one room. */
export type Ticket = {
  client: number;
  room: string;
  personId: string;
  sessionId: string;
  epoch: number;
};

/** Where drafts are kept. A promise that resolved is on disk. */
export interface DraftStore {
  load(room: string): Promise<StoredDraft | undefined>;
  head(room: string): Promise<{ agreementId: string; epoch: number; seq: number } | undefined>;
  /** Every write of every room in one transaction, in order; see {@link Outcome}. */
  append(writes: readonly Write[]): Promise<Outcome[]>;
  /** Inserts the snapshot, keeps the newest two, drops the rows that the older one holds. */
  saveSnapshot(room: string, snapshot: StoredSnapshot & { canonicalSha256: string }): Promise<void>;
  addTicket(ticket: Ticket & { sidHash: string }): Promise<void>;
  ticket(sidHash: string): Promise<Ticket | undefined>;
}

/** Deferred work. `soon` runs after the frames of this turn have been read. */
export interface Timers {
  soon(work: () => void): void;
  /** @returns stops it */
  after(ms: number, work: () => void): () => void;
}

/** Whether the disk has room; when it is low nothing is written. */
export interface Disk {
  low(): boolean;
}

/** Who asks. `writing` keeps the session awake: somebody who types for an hour is not away. */
type Asker = { personId: string; sessionId: string; writing: boolean };

/** What the live core stands on; production and tests pass their own. */
export interface LivePorts {
  store: DraftStore;
  /** `known` is returned as it is while the stage and the membership epoch are still those. */
  rights: (who: Asker, agreementId: string, known?: Rights) => Promise<RightsOrNot>;
  clock: Clock;
  random: Random;
  timers: Timers;
  log: Log;
  disk: Disk;
  meter: Meter;
  /** an update was refused, for the audit trail */
  refused: (event: RefusedUpdate) => void;
  /** how whole drafts are read; here and now when there is none */
  reading?: Reading;
  /** measurements on one machine: no socket is read more slowly for its rate */
  unpaced?: boolean;
}

export type RefusedUpdate = { agreementId: string; rights: Rights; refusal: Refusal };

/** One side of a socket, as the core sees it. */
export interface Line {
  send(frame: Uint8Array): void;
  /** what is sent meanwhile leaves in one write; a line that cannot do that has none */
  together?(work: () => void): void;
  close(code: number, reason: string): void;
  /** bytes sent and not yet taken by the network */
  readonly waiting: number;
  pause(): void;
  resume(): void;
}

/** The author of what the server itself writes: the first text, repaired clause ids. */
export const SERVER_AUTHOR = "server";
