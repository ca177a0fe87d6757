import * as z from "zod";
import type { DeviceStore, RemovedStore } from "./offline.ts";
import { RemovedWords } from "./removed-words.ts";

const DATABASE = "counterpart-drafting";
const EDITS = "edits";
const COPIES = "copies";
const REMOVED = "removed";
const ALL = [EDITS, COPIES, REMOVED];

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

const CopyRow = z.object({
  member: z.string(),
  agreement: z.string(),
  epoch: z.int(),
  state: Bytes,
});
type CopyRow = z.infer<typeof CopyRow>;

const RemovedRow = z.object({ member: z.string(), agreement: z.string(), words: RemovedWords });
type RemovedRow = z.infer<typeof RemovedRow>;

/**
 * The device's own store (IndexedDB), written with `durability: "strict"`, so a promise that
 * resolves means the bytes are on the disk as far as the browser can tell.
 * Rejects when the browser keeps nothing for this page.
 */
export async function openDeviceStore(): Promise<DeviceStore> {
  const database = await open();
  return {
    lasting: true,
    load: async (member, agreement) => {
      const owner = IDBKeyRange.only([member, agreement]);
      const reading = database.transaction([EDITS, COPIES], "readonly");
      const [edits, copies] = await Promise.all([
        rows(EditRow, reading.objectStore(EDITS).index("owner"), owner),
        rows(CopyRow, reading.objectStore(COPIES).index("owner"), owner),
      ]);
      return {
        edits,
        copies: new Map(copies.map((copy) => [copy.epoch, copy.state])),
      };
    },
    keep: async (scope, edit) => {
      const row: Omit<EditRow, "id"> = {
        ...edit,
        ...scope,
        touched: [...edit.touched],
        refused: null,
      };
      const writing = write(database, EDITS);
      const request = writing.objectStore(EDITS).add(row);
      await finished(writing);
      return Number(request.result);
    },
    keepCopy: async (scope, state) => {
      const writing = write(database, COPIES);
      writing.objectStore(COPIES).put({ ...scope, state } satisfies CopyRow);
      await finished(writing);
    },
    drop: (scope, ids) => drop(database, [scope.member, scope.agreement], ids),
    markRefused: async (ids, code) => {
      const writing = write(database, EDITS);
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
  };
}

function removedStore(database: IDBDatabase): RemovedStore {
  return {
    load: async (member, agreement) => {
      const reading = database.transaction(REMOVED, "readonly").objectStore(REMOVED);
      const owner = IDBKeyRange.only([member, agreement]);
      return (await rows(RemovedRow, reading.index("owner"), owner)).map(({ words }) => words);
    },
    keep: async ({ member, agreement }, words) => {
      const writing = write(database, REMOVED);
      writing.objectStore(REMOVED).put({ member, agreement, words } satisfies RemovedRow);
      await finished(writing);
    },
    drop: async ({ member, agreement }, key) => {
      const writing = write(database, REMOVED);
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
  const database = await open();
  const writing = database.transaction(ALL, "readwrite", { durability: "strict" });
  const theirs = IDBKeyRange.bound([member], [member, []]);
  for (const name of ALL) {
    const store = writing.objectStore(name);
    const keys = store.index("owner").getAllKeys(theirs);
    keys.addEventListener("success", () => {
      for (const key of keys.result) store.delete(key);
    });
  }
  await finished(writing);
  database.close();
}

async function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 2);
  request.addEventListener("upgradeneeded", ({ oldVersion }) => {
    const owner = ["member", "agreement"];
    const make = (name: string, key: IDBObjectStoreParameters) =>
      request.result.createObjectStore(name, key).createIndex("owner", owner);
    if (oldVersion < 1) {
      make(EDITS, { keyPath: "id", autoIncrement: true });
      make(COPIES, { keyPath: [...owner, "epoch"] });
    }
    if (oldVersion < 2) make(REMOVED, { keyPath: [...owner, "words.key"] });
  });
  const blocked = new Promise<never>((_resolve, reject) => {
    request.addEventListener("blocked", () => reject(new Error("open in an older page")));
  });
  return Promise.race([answered(request), blocked]);
}

function write(database: IDBDatabase, store: string): IDBTransaction {
  return database.transaction(store, "readwrite", { durability: "strict" });
}

/** The copies go with the last of a member's edits on that agreement. */
async function drop(
  database: IDBDatabase,
  owner: readonly [string, string],
  ids: readonly number[],
): Promise<void> {
  const writing = database.transaction([EDITS, COPIES], "readwrite", { durability: "strict" });
  const edits = writing.objectStore(EDITS);
  for (const id of ids) edits.delete(id);
  const left = edits.index("owner").count([...owner]);
  left.addEventListener("success", () => {
    if (left.result > 0) return;
    const copies = writing.objectStore(COPIES);
    const keys = copies.index("owner").getAllKeys([...owner]);
    keys.addEventListener("success", () => {
      for (const key of keys.result) copies.delete(key);
    });
  });
  await finished(writing);
}

/** Rows of this shape; a row of another shape is no word of ours and is passed over. */
async function rows<Row>(
  shape: z.ZodType<Row>,
  index: IDBIndex,
  range: IDBKeyRange,
): Promise<Row[]> {
  const request: IDBRequest<unknown[]> = index.getAll(range);
  return (await answered(request)).flatMap((row) => shape.safeParse(row).data ?? []);
}

function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("device store")));
  });
}

function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = () => reject(transaction.error ?? new Error("device store"));
    transaction.addEventListener("complete", () => resolve());
    transaction.addEventListener("error", fail);
    transaction.addEventListener("abort", fail);
  });
}
