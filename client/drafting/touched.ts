import * as Y from "yjs";
import { bodyOf, fieldsOf } from "#shared/drafting/layout.ts";

/**
 * Follows which clause nodes and fields each change of a document touches.
 * Returns a function that answers with what the change just finished touched, and forgets it, and
 * one that stops following. A removed or moved clause counts as touched.
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
