import * as z from "zod";
import {
  ALL,
  BASES,
  EDITS,
  HELD,
  REMOVED,
  finished,
  openDatabase,
  rows,
  write,
} from "./device-database.ts";
import { HeldWords } from "./held.ts";
import type { Base, DeviceScope, DeviceStore, Exchange, NewEdit, RemovedStore } from "./offline.ts";
import { RemovedWords } from "./removed-words.ts";

const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

const EditRow = z.object({
  id: z.int(),
  member: z.string(),
  agreement: z.string(),
  epoch: z.int(),
  update: Bytes,
  at: z.number(),
  touched: z.array(z.string()),
  refused: z.string().nullable(),
});
type EditRow = z.infer<typeof EditRow>;

const BaseRow = z.object({
  member: z.string(),
  agreement: z.string(),
  epoch: z.int(),
  updates: z.array(Bytes),
  seenAt: z.number(),
});
type BaseRow = z.infer<typeof BaseRow>;

const RemovedRow = z.object({ member: z.string(), agreement: z.string(), words: RemovedWords });
type RemovedRow = z.infer<typeof RemovedRow>;

const HeldRow = z.object({ member: z.string(), agreement: z.string(), words: HeldWords });
type HeldRow = z.infer<typeof HeldRow>;

/**
 * The device's own store (IndexedDB), written with `durability: "strict"`, so a promise that
 * resolves means the bytes are on the disk as far as the browser can tell.
 * Rejects when the browser keeps nothing for this page.
 */
export async function openDeviceStore(): Promise<DeviceStore> {
  const database = await openDatabase();
  return {
    lasting: true,
    load: async (member, agreement) => {
      const owner = IDBKeyRange.only([member, agreement]);
      const reading = database.transaction([EDITS, BASES], "readonly");
      const [edits, bases] = await Promise.all([
        rows(EditRow, reading.objectStore(EDITS).index("owner"), owner),
        rows(BaseRow, reading.objectStore(BASES).index("owner"), owner),
      ]);
      return { edits, bases: new Map(bases.map((base) => [base.epoch, base])) };
    },
    keep: async (scope, edit) => {
      const writing = write(database, [EDITS]);
      const request = writing.objectStore(EDITS).add(editRow(scope, edit));
      await finished(writing);
      return Number(request.result);
    },
    keepBase: async (scope, base) => {
      const writing = write(database, [BASES]);
      writing.objectStore(BASES).put(baseRow(scope, base));
      await finished(writing);
    },
    exchange: async (scope, change) => exchange(database, scope, change),
    drop: (scope, ids) => drop(database, [scope.member, scope.agreement], ids),
    markRefused: async (ids, code) => {
      const writing = write(database, [EDITS]);
      const edits = writing.objectStore(EDITS);
      for (const id of ids) {
        const request: IDBRequest<unknown> = edits.get(id);
        request.addEventListener("success", () => {
          const row = EditRow.safeParse(request.result);
          if (row.success) edits.put({ ...row.data, refused: code });
        });
      }
      await finished(writing);
    },
    removed: removedStore(database),
    held: {
      load: async (member, agreement) => {
        const reading = database.transaction(HELD, "readonly").objectStore(HELD);
        const owner = IDBKeyRange.only([member, agreement]);
        return (await rows(HeldRow, reading.index("owner"), owner)).map(({ words }) => words);
      },
    },
  };
}

const editRow = (scope: DeviceScope, edit: NewEdit): Omit<EditRow, "id"> => ({
  ...edit,
  ...scope,
  touched: [...edit.touched],
  refused: null,
});

const baseRow = (scope: DeviceScope, base: Base): BaseRow => ({
  ...scope,
  updates: [...base.updates],
  seenAt: base.seenAt,
});

/** Everything of an exchange in one transaction of the database; a missing edit undoes it. */
async function exchange(
  database: IDBDatabase,
  scope: DeviceScope,
  change: Exchange,
): Promise<readonly number[] | null> {
  const { member, agreement } = scope;
  const writing = write(database, [EDITS, BASES, HELD]);
  const [edits, held] = [writing.objectStore(EDITS), writing.objectStore(HELD)];
  let missing = false;
  for (const id of change.drop) {
    const there = edits.count(id);
    there.addEventListener("success", () => {
      missing ||= there.result === 0;
      if (missing) writing.abort();
      else edits.delete(id);
    });
  }
  const kept = change.keep.map((edit) => edits.add(editRow(scope, edit)));
  if (change.base !== null) writing.objectStore(BASES).put(baseRow(scope, change.base));
  for (const words of change.hold) held.put({ member, agreement, words } satisfies HeldRow);
  for (const key of change.settle) held.delete([member, agreement, key]);
  tidyBases(writing, [member, agreement]);
  try {
    await finished(writing);
  } catch (failure) {
    if (missing) return null;
    throw failure;
  }
  return kept.map((request) => Number(request.result));
}

function removedStore(database: IDBDatabase): RemovedStore {
  return {
    load: async (member, agreement) => {
      const reading = database.transaction(REMOVED, "readonly").objectStore(REMOVED);
      const owner = IDBKeyRange.only([member, agreement]);
      return (await rows(RemovedRow, reading.index("owner"), owner)).map(({ words }) => words);
    },
    keep: async ({ member, agreement }, words) => {
      const writing = write(database, [REMOVED]);
      writing.objectStore(REMOVED).put({ member, agreement, words } satisfies RemovedRow);
      await finished(writing);
    },
    drop: async ({ member, agreement }, key) => {
      const writing = write(database, [REMOVED]);
      writing.objectStore(REMOVED).delete([member, agreement, key]);
      await finished(writing);
    },
  };
}

/**
 * Removes every kept word of this member from this device: at sign-out, and when they have been
 * taken off an agreement. Other people's words on a shared device stay.
 */
export async function wipeDevice(member: string): Promise<void> {
  if (!("indexedDB" in globalThis)) return;
  const database = await openDatabase();
  const writing = write(database, ALL);
  for (const name of ALL) {
    const store = writing.objectStore(name);
    const keys = store.index("owner").getAllKeys(ownedBy(member));
    keys.addEventListener("success", () => {
      for (const key of keys.result) store.delete(key);
    });
  }
  await finished(writing);
  database.close();
}

async function drop(
  database: IDBDatabase,
  owner: readonly [string, string],
  ids: readonly number[],
): Promise<void> {
  const writing = write(database, [EDITS, BASES]);
  const edits = writing.objectStore(EDITS);
  for (const id of ids) edits.delete(id);
  tidyBases(writing, owner);
  await finished(writing);
}

/** Does this device hold words of this member that are nowhere else? */
export async function hasWords(member: string): Promise<boolean> {
  if (!("indexedDB" in globalThis)) return false;
  const database = await openDatabase();
  const stores = [EDITS, REMOVED, HELD];
  const reading = database.transaction(stores, "readonly");
  const counts = stores.map((name) =>
    reading.objectStore(name).index("owner").count(ownedBy(member)),
  );
  await finished(reading);
  database.close();
  return counts.some((count) => count.result > 0);
}

const ownedBy = (member: string) => IDBKeyRange.bound([member], [member, []]);

/** Asked after the edits of a transaction: its owner's bases go when no edit is left. */
function tidyBases(writing: IDBTransaction, owner: readonly [string, string]): void {
  const left = writing
    .objectStore(EDITS)
    .index("owner")
    .count([...owner]);
  left.addEventListener("success", () => {
    if (left.result > 0) return;
    const bases = writing.objectStore(BASES);
    const keys = bases.index("owner").getAllKeys([...owner]);
    keys.addEventListener("success", () => {
      for (const key of keys.result) bases.delete(key);
    });
  });
}
