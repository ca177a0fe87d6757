import type * as Y from "yjs";

/**
 * What a beat compares: two short hashes, equal on both sides when both hold the same. They find
 * mismatches; they prove nothing. FNV-1a over sorted clients, 8 hex digits.
 */

/** The insertions: of a state vector (client id → next clock). A deletion leaves it as it was. */
export function stateHash(vector: ReadonlyMap<number, number>): string {
  return hashOf([...vector].filter(([, clock]) => clock > 0));
}

/**
 * The deletions: how many of each client's clocks are deleted, and their sum. How a document has
 * split or collected what it deleted makes no difference. One walk over its structs: a millisecond for
 * the most that a draft may have.
 */
export function deletedHash({ store }: Pick<Y.Doc, "store">): string {
  const gone = [...store.clients].map(([client, structs]) => {
    let [count, sum] = [0, 0];
    for (const struct of structs) {
      if (!struct.deleted) continue;
      const { length } = struct;
      count += length;
      // Exact up to 2^26 clocks of one client, more than any draft may hold.
      sum += (length * (2 * struct.id.clock + length - 1)) / 2;
    }
    return [client, count, sum] as const;
  });
  return hashOf(gone.filter(([, count]) => count > 0));
}

function hashOf(entries: readonly (readonly [client: number, ...rest: number[]])[]): string {
  let hash = 0x811c9dc5;
  for (const entry of entries.toSorted(([a], [b]) => a - b)) {
    for (const letter of `${entry.join(":")};`) {
      hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193) >>> 0;
    }
  }
  return hash.toString(16).padStart(8, "0");
}
