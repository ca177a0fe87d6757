type Asker<V> = { resolve: (value: V | undefined) => void; reject: (error: unknown) => void };

/**
 * A question that many ask at the same time, asked once: whatever is wanted during one turn of the
 * event loop goes into one query. Each asker gets the answer of a read that began after it asked.
 * @param ask answers with what it knows; a key without a value is one that nothing is known of
 */
export function gathered<K, V>(
  ask: (keys: readonly K[]) => Promise<ReadonlyMap<K, V>>,
): (key: K) => Promise<V | undefined> {
  let waiting = new Map<K, Asker<V>[]>();
  const answer = async (asked: ReadonlyMap<K, Asker<V>[]>): Promise<void> => {
    try {
      const found = await ask([...asked.keys()]);
      for (const [key, askers] of asked) {
        for (const { resolve } of askers) resolve(found.get(key));
      }
    } catch (error) {
      for (const { reject } of [...asked.values()].flat()) reject(error);
    }
  };
  return (key) =>
    new Promise((resolve, reject) => {
      if (waiting.size === 0) {
        setImmediate(() => {
          const asked = waiting;
          waiting = new Map();
          void answer(asked);
        });
      }
      const asker = { resolve, reject };
      waiting.set(key, [...(waiting.get(key) ?? []), asker]);
    });
}
