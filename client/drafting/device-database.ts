import type * as z from "zod";

const DATABASE = "counterpart-drafting";
/** Changes that the server has not acknowledged. */
export const EDITS = "edits";
/** The drafts they were written in. */
export const BASES = "bases";
/** Words that went with a removed part. */
export const REMOVED = "removed";
/** Words that wait for their writer's decision. */
export const HELD = "held";
export const ALL = [EDITS, BASES, REMOVED, HELD];

/** Opens the device's database; each store has an index `owner` of member and agreement. */
export async function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 3);
  request.addEventListener("upgradeneeded", ({ oldVersion }) => {
    const owner = ["member", "agreement"];
    const make = (name: string, key: IDBObjectStoreParameters) =>
      request.result.createObjectStore(name, key).createIndex("owner", owner);
    if (oldVersion < 1) make(EDITS, { keyPath: "id", autoIncrement: true });
    if (oldVersion < 2) make(REMOVED, { keyPath: [...owner, "words.key"] });
    if (oldVersion < 3) {
      if (oldVersion > 0) request.result.deleteObjectStore("copies");
      make(BASES, { keyPath: [...owner, "epoch"] });
      make(HELD, { keyPath: [...owner, "words.key"] });
    }
  });
  const blocked = new Promise<never>((_resolve, reject) => {
    request.addEventListener("blocked", () => reject(new Error("open in an older page")));
  });
  return Promise.race([answered(request), blocked]);
}

export function write(database: IDBDatabase, stores: readonly string[]): IDBTransaction {
  return database.transaction([...stores], "readwrite", { durability: "strict" });
}

/** Rows of this shape; a row of another shape is no word of ours and is passed over. */
export async function rows<Row>(
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

export function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = () => reject(transaction.error ?? new Error("device store"));
    transaction.addEventListener("complete", () => resolve());
    transaction.addEventListener("error", fail);
    transaction.addEventListener("abort", fail);
  });
}
