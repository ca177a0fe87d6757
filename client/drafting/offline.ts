import type { HeldWords } from "./held.ts";
import type { RemovedWords } from "./removed-words.ts";

/**
 * The words that the server has not acknowledged, kept on this device until it has.
 *
 * They are kept for one member, one agreement and one epoch of its draft, offered again after a
 * reload, and wiped at sign-out. The draft they were written in stands beside them only while there
 * are such words, so that they can be read even when the server's draft has been replaced, and
 * compared with what others did meanwhile.
 */
export interface DeviceScope {
  readonly member: string;
  readonly agreement: string;
  readonly epoch: number;
}

export interface NewEdit {
  /** One Yjs update, exactly as it was made. */
  readonly update: Uint8Array;
  readonly at: number;
  /** Ids of the clause nodes, and `field:` keys, that this change touched. */
  readonly touched: readonly string[];
}

export interface KeptEdit extends NewEdit {
  readonly id: number;
  readonly epoch: number;
  /** Why the server would not take it, once it has said so. Never offered again by itself. */
  readonly refused: string | null;
}

/** The draft as the server had it when these words were written, without them. */
export interface Base {
  /** Yjs updates that make it up. */
  readonly updates: readonly Uint8Array[];
  /** When the server was last heard. */
  readonly seenAt: number;
}

export interface KeptWork {
  /** In the order they were made. */
  readonly edits: readonly KeptEdit[];
  /** What they were written on, by epoch. */
  readonly bases: ReadonlyMap<number, Base>;
}

/** Changes of what is kept that happen together, or not at all. */
export interface Exchange {
  /** Edits that are kept no more. */
  readonly drop: readonly number[];
  readonly keep: readonly NewEdit[];
  /** What the edits kept from now on were written on; `null` leaves it as it is. */
  readonly base: Base | null;
  readonly hold: readonly HeldWords[];
  /** Keys of held words that their writer has decided about. */
  readonly settle: readonly string[];
}

/** Where unacknowledged words are kept. Each promise resolves after the device has confirmed. */
export interface DeviceStore {
  /** False when a closed tab loses what is kept. */
  readonly lasting: boolean;
  load(member: string, agreement: string): Promise<KeptWork>;
  /** Returns the id under which the edit is kept. */
  keep(scope: DeviceScope, edit: NewEdit): Promise<number>;
  keepBase(scope: DeviceScope, base: Base): Promise<void>;
  /**
   * Answers the ids of the edits kept; `null`, and nothing is changed, when one of those to drop is
   * not there any more: another tab has been faster.
   */
  exchange(scope: DeviceScope, exchange: Exchange): Promise<readonly number[] | null>;
  /** Removes these edits; the bases go with the last of a member's edits on that agreement. */
  drop(scope: DeviceScope, ids: readonly number[]): Promise<void>;
  markRefused(ids: readonly number[], code: string): Promise<void>;
  readonly removed: RemovedStore;
  readonly held: HeldStore;
}

/** Where words are kept that wait for their writer's decision. `exchange` puts them there. */
interface HeldStore {
  load(member: string, agreement: string): Promise<HeldWords[]>;
}

/** Where words that went with a removed part are kept, until their writer has settled them. */
export interface RemovedStore {
  load(member: string, agreement: string): Promise<RemovedWords[]>;
  /** Words kept already under the same key are kept once. */
  keep(scope: Owner, words: RemovedWords): Promise<void>;
  drop(scope: Owner, key: string): Promise<void>;
}

export type Owner = Pick<DeviceScope, "member" | "agreement">;
