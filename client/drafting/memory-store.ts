import type { HeldWords } from "./held.ts";
import type {
  Base,
  DeviceScope,
  DeviceStore,
  Exchange,
  NewEdit,
  Owner,
  RemovedStore,
} from "./offline.ts";
import type { RemovedWords } from "./removed-words.ts";

type EditRow = NewEdit & DeviceScope & { readonly refused: string | null };
type StoredRow = EditRow & { readonly id: number };

/** For tests, and for browsers that keep nothing (some private windows). */
export function memoryStore(): DeviceStore {
  const edits = new MemoryEdits();
  const bases = new Map<string, Base>();
  const held = new Map<string, HeldWords>();
  const drop = (scope: Owner, ids: readonly number[]) => {
    edits.drop(ids);
    if (edits.of(scope).length > 0) return;
    for (const key of bases.keys()) if (key.startsWith(nameOf(scope))) bases.delete(key);
  };
  const exchange = (scope: DeviceScope, change: Exchange) => {
    if (!edits.have(change.drop)) return null;
    const ids = change.keep.map((edit) => edits.add(scope, edit));
    if (change.base !== null) bases.set(`${nameOf(scope)}${scope.epoch}`, change.base);
    for (const words of change.hold) held.set(nameOf(scope) + words.key, words);
    for (const key of change.settle) held.delete(nameOf(scope) + key);
    drop(scope, change.drop);
    return ids;
  };
  return {
    lasting: false,
    load: async (member, agreement) => {
      const name = nameOf({ member, agreement });
      return {
        edits: edits.of({ member, agreement }),
        bases: new Map(under(bases, name).map(([epoch, base]) => [Number(epoch), base])),
      };
    },
    keep: async (scope, edit) => edits.add(scope, edit),
    keepBase: async (scope, base) => {
      bases.set(`${nameOf(scope)}${scope.epoch}`, base);
    },
    exchange: async (scope, change) => exchange(scope, change),
    drop: async (scope, ids) => drop(scope, ids),
    markRefused: async (ids, code) => edits.refuse(ids, code),
    removed: memoryRemoved(),
    held: {
      load: async (member, agreement) =>
        under(held, nameOf({ member, agreement })).map(([, words]) => words),
    },
  };
}

class MemoryEdits {
  readonly #rows = new Map<number, StoredRow>();
  #last = 0;

  of({ member, agreement }: Owner): StoredRow[] {
    return [...this.#rows.values()].filter(
      (row) => row.member === member && row.agreement === agreement,
    );
  }

  have(ids: readonly number[]): boolean {
    return ids.every((id) => this.#rows.has(id));
  }

  add(scope: DeviceScope, edit: NewEdit): number {
    this.#last += 1;
    this.#rows.set(this.#last, { ...edit, ...scope, refused: null, id: this.#last });
    return this.#last;
  }

  drop(ids: readonly number[]): void {
    for (const id of ids) this.#rows.delete(id);
  }

  refuse(ids: readonly number[], code: string): void {
    for (const id of ids) {
      const row = this.#rows.get(id);
      if (row !== undefined) this.#rows.set(id, { ...row, refused: code });
    }
  }
}

function memoryRemoved(): RemovedStore {
  const kept = new Map<string, RemovedWords>();
  return {
    load: async (member, agreement) =>
      under(kept, nameOf({ member, agreement })).map(([, words]) => words),
    keep: async (scope, words) => {
      kept.set(nameOf(scope) + words.key, words);
    },
    drop: async (scope, key) => {
      kept.delete(nameOf(scope) + key);
    },
  };
}

const nameOf = ({ member, agreement }: Owner) => `${member} ${agreement} `;

/** The entries whose key begins with `name`, and the rest of their keys. */
function under<Value>(all: ReadonlyMap<string, Value>, name: string): [string, Value][] {
  return [...all].flatMap(([key, value]) =>
    key.startsWith(name) ? [[key.slice(name.length), value] as [string, Value]] : [],
  );
}
