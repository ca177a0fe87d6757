// oxlint-disable no-underscore-dangle -- Yjs shows what a change removed nowhere else
import * as Y from "yjs";
import { bodyOf } from "#shared/drafting/layout.ts";
import { type ClauseHead, numberClauses } from "#shared/drafting/numbering.ts";

/** A clause node as it was before a change, and where it stood. */
export interface ClauseBefore {
  readonly id: string;
  readonly clauseId: string;
  readonly number: string;
  readonly title: string;
  readonly item: Y.Item;
  readonly element: Y.XmlElement;
}

/**
 * The clause nodes of a draft as they were before `change`, those it removed among them.
 * True only until the change has been tidied up: ask in `afterTransaction`.
 */
export function clausesBefore(change: Y.Transaction): ClauseBefore[] {
  const found = partsBefore(bodyOf(change.doc), change).flatMap((part) =>
    part.type instanceof Y.XmlElement
      ? [{ item: part.item, element: part.type, head: headOf(part.type) }]
      : [],
  );
  const numbers = numberClauses(found.map(({ head }) => head));
  let owner = { id: "", title: "" };
  return found.map(({ item, element, head }) => {
    if (head.level === 1 || owner.id === "") {
      owner = { id: head.id, title: titleBefore(element, change) };
    }
    const number = numbers.get(head.id) ?? "";
    return { id: head.id, clauseId: owner.id, number, title: owner.title, item, element };
  });
}

/** The elements and texts that stood in `parent` before `change`, in order. */
export function partsBefore(parent: Y.XmlFragment, change: Y.Transaction) {
  return itemsBefore(parent, change).flatMap((item) =>
    item.content instanceof Y.ContentType ? [{ item, type: item.content.type }] : [],
  );
}

/** The pieces of text that stood in `text` before `change`, in order. */
export function stringsBefore(text: Y.XmlText, change: Y.Transaction) {
  return itemsBefore(text, change).flatMap((item) =>
    item.content instanceof Y.ContentString ? [{ item, text: item.content.str }] : [],
  );
}

/** The words of each text that somebody wrote into with `change`, as they are now. */
export function textsWritten(change: Y.Transaction): string[] {
  const texts = new Set<Y.XmlText>();
  for (const [client, structs] of change.doc.store.clients) {
    const before = change.beforeState.get(client) ?? 0;
    if ((change.afterState.get(client) ?? 0) === before) continue;
    for (const struct of structs) {
      if (struct.id.clock + struct.length <= before || !(struct instanceof Y.Item)) continue;
      if (struct.parent instanceof Y.XmlText) texts.add(struct.parent);
    }
  }
  return [...texts].map((text) =>
    itemsOf(text)
      .map((item) =>
        !item.deleted && item.content instanceof Y.ContentString ? item.content.str : "",
      )
      .join(""),
  );
}

function itemsBefore(parent: Y.XmlFragment | Y.XmlText, change: Y.Transaction): Y.Item[] {
  return itemsOf(parent).filter((item) => {
    const known = item.id.clock < (change.beforeState.get(item.id.client) ?? 0);
    return known && (!item.deleted || Y.isDeleted(change.deleteSet, item.id));
  });
}

function itemsOf(parent: Y.XmlFragment | Y.XmlText): Y.Item[] {
  const items: Y.Item[] = [];
  for (let item = parent._start; item !== null; item = item.right) items.push(item);
  return items;
}

function titleBefore(clause: Y.XmlElement, change: Y.Transaction): string {
  const first = partsBefore(clause, change)[0]?.type;
  if (!(first instanceof Y.XmlElement)) return "";
  return partsBefore(first, change)
    .flatMap(({ type }) => (type instanceof Y.XmlText ? stringsBefore(type, change) : []))
    .map(({ text }) => text)
    .join("");
}

/** A removed element answers no question about its attributes any more, but still has them. */
function headOf(clause: Y.XmlElement): ClauseHead {
  const value = (name: string): unknown => clause._map.get(name)?.content.getContent()[0];
  const [id, level, kind] = [value("id"), Number(value("level")), value("kind")];
  return {
    id: typeof id === "string" ? id : "",
    level: level === 2 || level === 3 ? level : 1,
    kind: kind === "schedule" || kind === "signatures" ? kind : "clause",
  };
}
