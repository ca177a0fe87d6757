import * as Y from "yjs";
import { fieldsOf } from "#shared/drafting/layout.ts";

/** My value of a field that another's, written at the same moment, has replaced. */
export interface LostWrite {
  readonly key: string;
  readonly mine: string;
  readonly now: string;
}

type Mine = { readonly id: Y.ID; readonly value: string };

/**
 * Tells when a value I wrote loses to one written without sight of it. A value written by someone
 * who had seen mine is an ordinary change and is not told. Returns the way to stop.
 */
export function watchLostWrites(doc: Y.Doc, tell: (lost: LostWrite) => void): () => void {
  const fields = fieldsOf(doc);
  const mine = new Map<string, Mine>();
  const watch = (event: Y.YMapEvent<string>, change: Y.Transaction) => {
    for (const key of event.keysChanged) {
      if (typeof key !== "string") continue;
      // oxlint-disable-next-line no-underscore-dangle -- Yjs shows who saw which write nowhere else
      const current = fields._map.get(key);
      if (current === undefined) continue;
      if (change.local) remember(mine, key, { id: current.id, value: fields.get(key) ?? "" });
      else lostWrite(fields, mine, key, current).forEach(tell);
    }
  };
  fields.observe(watch);
  return () => fields.unobserve(watch);
}

function remember(mine: Map<string, Mine>, key: string, write: Mine): void {
  mine.set(key, write);
}

function lostWrite(
  fields: Y.Map<string>,
  mine: Map<string, Mine>,
  key: string,
  current: Y.Item,
): LostWrite[] {
  const own = mine.get(key);
  if (own === undefined || Y.compareIDs(current.id, own.id)) return [];
  mine.delete(key);
  const now = fields.get(key) ?? "";
  return saw(current, own.id) || now === own.value ? [] : [{ key, mine: own.value, now }];
}

/** Whether whoever wrote `item` had the write `id` before them: it is in the chain of origins. */
function saw(item: Y.Item, id: Y.ID): boolean {
  const before = new Map<string, Y.Item>();
  for (let left = item.left; left !== null; left = left.left) before.set(keyOf(left.id), left);
  let origin = item.origin;
  while (origin !== null) {
    if (Y.compareIDs(origin, id)) return true;
    origin = before.get(keyOf(origin))?.origin ?? null;
  }
  return false;
}

const keyOf = (id: Y.ID) => `${id.client} ${id.clock}`;
