import type { RemovedWords } from "./removed-words.ts";

/**
 * The words that the server has not acknowledged, kept on this device until it has.
 *
 * They are kept for one member, one agreement and one epoch of its draft, offered again after a
 * reload, and wiped at sign-out. A copy of the whole draft stands beside them only while there are
 * such words, so that they can be read even when the server's draft has been replaced.
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

export interface KeptWork {
  /** In the order they were made. */
  readonly edits: readonly KeptEdit[];
  /** The draft as it was when the last of them was made, by epoch. */
  readonly copies: ReadonlyMap<number, Uint8Array>;
}

/** Where unacknowledged words are kept. Each promise resolves after the device has confirmed. */
export interface DeviceStore {
  /** False when a closed tab loses what is kept. */
  readonly lasting: boolean;
  load(member: string, agreement: string): Promise<KeptWork>;
  /** Returns the id under which the edit is kept. */
  keep(scope: DeviceScope, edit: NewEdit): Promise<number>;
  keepCopy(scope: DeviceScope, state: Uint8Array): Promise<void>;
  /** Removes these edits; the copies go with the last of a member's edits on that agreement. */
  drop(scope: DeviceScope, ids: readonly number[]): Promise<void>;
  markRefused(ids: readonly number[], code: string): Promise<void>;
  readonly removed: RemovedStore;
}

/** Where words that went with a removed part are kept, until their writer has settled them. */
export interface RemovedStore {
  load(member: string, agreement: string): Promise<RemovedWords[]>;
  /** Words kept already under the same key are kept once. */
  keep(scope: Owner, words: RemovedWords): Promise<void>;
  drop(scope: Owner, key: string): Promise<void>;
}

export type Owner = Pick<DeviceScope, "member" | "agreement">;

type EditRow = NewEdit & DeviceScope & { readonly refused: string | null };
type StoredRow = EditRow & { readonly id: number };

/** For tests, and for browsers that keep nothing (some private windows). */
export function memoryStore(): DeviceStore {
  const rows = new Map<number, StoredRow>();
  const copies = new Map<string, Uint8Array>();
  let last = 0;
  const of = (member: string, agreement: string) =>
    [...rows.values()].filter((row) => row.member === member && row.agreement === agreement);
  return {
    lasting: false,
    load: async (member, agreement) => ({
      edits: of(member, agreement),
      copies: new Map(
        [...copies].flatMap(([key, state]) => {
          const [owner, name, epoch] = key.split(" ");
          return owner === member && name === agreement ? [[Number(epoch), state] as const] : [];
        }),
      ),
    }),
    keep: async (scope, edit) => {
      last += 1;
      rows.set(last, { ...edit, ...scope, refused: null, id: last });
      return last;
    },
    keepCopy: async (scope, state) => {
      copies.set(`${scope.member} ${scope.agreement} ${scope.epoch}`, state);
    },
    drop: async (scope, ids) => {
      for (const id of ids) rows.delete(id);
      if (of(scope.member, scope.agreement).length > 0) return;
      for (const key of copies.keys()) {
        if (key.startsWith(`${scope.member} ${scope.agreement} `)) copies.delete(key);
      }
    },
    markRefused: async (ids, code) => {
      for (const id of ids) {
        const row = rows.get(id);
        if (row !== undefined) rows.set(id, { ...row, refused: code });
      }
    },
    removed: memoryRemoved(),
  };
}

function memoryRemoved(): RemovedStore {
  const kept = new Map<string, RemovedWords>();
  return {
    load: async (member, agreement) =>
      [...kept].flatMap(([name, one]) => (name.startsWith(`${member} ${agreement} `) ? [one] : [])),
    keep: async (scope, words) => {
      kept.set(`${scope.member} ${scope.agreement} ${words.key}`, words);
    },
    drop: async (scope, key) => {
      kept.delete(`${scope.member} ${scope.agreement} ${key}`);
    },
  };
}
