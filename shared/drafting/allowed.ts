import { readFieldKey } from "./fields.ts";
import { isAllowedLink, schema } from "./schema.ts";

/**
 * What may stand in a draft, asked name by name: the gate asks it for every update, and the
 * client before it mounts an editor, because an editor deletes what it does not know.
 *
 * No content expression of the schema needs anything, so "may stand in" is the whole rule:
 * honest concurrency cannot break it.
 */
const children = new Map(
  Object.values(schema.nodes).map((type) => {
    const match = type.contentMatch;
    const names = Array.from(
      { length: match.edgeCount },
      (_, index) => match.edge(index).type.name,
    );
    return [type.name, new Set(names)];
  }),
);

/** May a node of this name stand directly in that one? `doc` is the body, `text` a run of words. */
export function mayContain(parent: string, child: string): boolean {
  return children.get(parent)?.has(child) === true;
}

const matches = (pattern: RegExp) => (value: unknown) =>
  typeof value === "string" && pattern.test(value);
const whole = (least: number, most: number) => (value: unknown) =>
  Number.isInteger(value) && Number(value) >= least && Number(value) <= most;

const NODE_ID = /^(?:[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?)?$/;

const attributes = new Map<string, Map<string, (value: unknown) => boolean>>([
  [
    "clause",
    new Map([
      ["id", matches(NODE_ID)],
      ["level", whole(1, 3)],
      ["kind", matches(/^(?:clause|schedule|signatures)$/)],
      ["source", matches(/^[A-Za-z0-9.-]{0,32}$/)],
    ]),
  ],
  [
    "fieldRef",
    new Map([
      ["key", (value: unknown) => typeof value === "string" && readFieldKey(value) !== undefined],
    ]),
  ],
  ["xref", new Map([["target", matches(NODE_ID)]])],
  ["orderedList", new Map([["start", whole(1, 10_000)]])],
  [
    "tableCell",
    new Map([
      ["colspan", whole(1, 20)],
      ["rowspan", whole(1, 100)],
    ]),
  ],
  [
    "tableHeader",
    new Map([
      ["colspan", whole(1, 20)],
      ["rowspan", whole(1, 100)],
    ]),
  ],
]);

/** May this node carry this attribute with this value? Values are texts and whole numbers only. */
export function mayHave(node: string, attribute: string, value: unknown): boolean {
  return attributes.get(node)?.get(attribute)?.(value) === true;
}

/**
 * May words carry this mark? `value` is what Yjs keeps for it: null ends the mark, a plain mark
 * has no attributes, a link an https or mailto `href` and nothing else.
 */
export function mayMark(mark: string, value: unknown): boolean {
  if (!Object.hasOwn(schema.marks, mark)) return false;
  if (value === null) return true;
  if (typeof value !== "object" || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  if (mark !== "link") return entries.length === 0;
  return (
    entries.length === 1 && entries.every(([key, href]) => key === "href" && isAllowedLink(href))
  );
}
