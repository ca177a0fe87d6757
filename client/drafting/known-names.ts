import * as Y from "yjs";
import { schema } from "#shared/drafting/schema.ts";

/**
 * Does this page know every node, attribute and mark of the draft? To be asked before an editor is
 * bound to it: an editor deletes what it does not know, for everybody, and even a reader's would.
 */
export function knowsAll(body: Y.XmlFragment): boolean {
  return body.toArray().every((child) => knows(child));
}

function knows(child: unknown): boolean {
  if (child instanceof Y.XmlText) return knowsMarks(child);
  if (!(child instanceof Y.XmlElement)) return false;
  const type = Object.hasOwn(schema.nodes, child.nodeName)
    ? schema.nodes[child.nodeName]
    : undefined;
  if (type === undefined) return false;
  const known = Object.keys(type.spec.attrs ?? {});
  return (
    Object.keys(child.getAttributes()).every((name) => known.includes(name)) && knowsAll(child)
  );
}

function knowsMarks(text: Y.XmlText): boolean {
  const delta: unknown = text.toDelta();
  if (!Array.isArray(delta)) return false;
  return delta.every((part: unknown) => {
    const marks: unknown =
      typeof part === "object" && part !== null && "attributes" in part ? part.attributes : {};
    return Object.keys(Object(marks)).every((name) => Object.hasOwn(schema.marks, name));
  });
}
