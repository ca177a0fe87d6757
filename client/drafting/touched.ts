import * as Y from "yjs";
import { bodyOf, fieldsOf } from "#shared/drafting/layout.ts";

/**
 * Follows which clause nodes and fields each change of a document touches.
 * Returns a function that answers with what the change just finished touched, and forgets it, and
 * one that stops following. A removed, moved or replaced clause counts as touched.
 */
export function followTouched(doc: Y.Doc): { take(): readonly string[]; stop(): void } {
  const body = bodyOf(doc);
  const fields = fieldsOf(doc);
  const touched = new Set<string>();
  let order = clauseIds(body);
  const onBody = (events: readonly Y.YEvent<Y.XmlElement | Y.XmlText | Y.XmlFragment>[]) => {
    for (const event of events) {
      const place = event.path[0];
      if (typeof place === "number") add(touched, clauseIdOf(body.get(place)));
      else for (const node of inserted(event)) add(touched, clauseIdOf(node));
    }
    if (!events.some((event) => event.target === body)) return;
    const next = clauseIds(body);
    for (const id of displaced(order, next)) touched.add(id);
    order = next;
  };
  const onFields = (event: Y.YMapEvent<string>) => {
    for (const key of event.keysChanged) if (typeof key === "string") touched.add(`field:${key}`);
  };
  body.observeDeep(onBody);
  fields.observe(onFields);
  return {
    take: () => {
      const taken = [...touched];
      touched.clear();
      return taken;
    },
    stop: () => {
      body.unobserveDeep(onBody);
      fields.unobserve(onFields);
    },
  };
}

/**
 * Tells of each change of a document: of mine with what it touched, and of others'. Returns the way
 * to stop.
 */
export function followChanges(
  doc: Y.Doc,
  tell: {
    readonly mine: (update: Uint8Array, touched: readonly string[]) => void;
    readonly others: (update: Uint8Array) => void;
  },
): () => void {
  const touched = followTouched(doc);
  const follow = (update: Uint8Array, _origin: unknown, _doc: Y.Doc, change: Y.Transaction) => {
    const names = touched.take();
    if (change.local) tell.mine(update, names);
    else tell.others(update);
  };
  doc.on("update", follow);
  return () => {
    touched.stop();
    doc.off("update", follow);
  };
}

/** Also where a clause stands again at its old place: only its words are others. */
function inserted({ delta }: Y.YEvent<Y.XmlElement | Y.XmlText | Y.XmlFragment>): unknown[] {
  return delta.flatMap(({ insert }) => (Array.isArray(insert) ? insert : []));
}

/** Ids in `before` or `after` alone, and those whose neighbour before them is another. */
function displaced(before: readonly string[], after: readonly string[]): string[] {
  const was = new Map(before.map((id, index) => [id, before[index - 1] ?? ""]));
  const is = new Map(after.map((id, index) => [id, after[index - 1] ?? ""]));
  return [...new Set([...before, ...after])].filter((id) => was.get(id) !== is.get(id));
}

function clauseIds(body: Y.XmlFragment): string[] {
  return body.toArray().flatMap((node) => clauseIdOf(node) ?? []);
}

function clauseIdOf(node: unknown): string | undefined {
  return node instanceof Y.XmlElement ? node.getAttribute("id") : undefined;
}

function add(set: Set<string>, value: string | undefined): void {
  if (value !== undefined) set.add(value);
}
