import { type Attribute, type Extensions, Node, getSchema, mergeAttributes } from "@tiptap/core";
import { Bold } from "@tiptap/extension-bold";
import { Document } from "@tiptap/extension-document";
import { HardBreak } from "@tiptap/extension-hard-break";
import { Italic } from "@tiptap/extension-italic";
import { Link } from "@tiptap/extension-link";
import { BulletList, ListItem, OrderedList } from "@tiptap/extension-list";
import { Paragraph } from "@tiptap/extension-paragraph";
import { Table, TableCell, TableHeader, TableRow } from "@tiptap/extension-table";
import { Text } from "@tiptap/extension-text";
import { Underline } from "@tiptap/extension-underline";

/**
 * The version of the document schema. A socket names it in its address; an older one is closed
 * with 4426 before any content, because an old schema deletes what it does not know.
 */
export const SCHEMA_VERSION = 1;

/**
 * One numbered piece of the draft. Flat, with a level: nested indentation would lose words that
 * two people type at once. Its number is computed by `numberClauses`, never typed.
 */
const Clause = Node.create({
  name: "clause",
  content: "(paragraph | bulletList | orderedList | table)*",
  marks: "",
  defining: true,
  isolating: false,
  addAttributes() {
    return {
      id: { default: "" },
      level: { default: 2 },
      kind: { default: "clause" },
      source: { default: "" },
    };
  },
  parseHTML() {
    return [{ tag: "section[data-clause]", getAttrs: clauseAttributes }];
  },
  renderHTML({ node }) {
    const data = Object.entries(node.attrs).map(([name, value]) => [clauseData(name), value]);
    return ["section", Object.fromEntries(data), 0];
  },
});

/** The value of one field, shown in the sentence; the value itself lives in `fields`. */
export const FieldRef = Node.create({
  name: "fieldRef",
  group: "inline",
  inline: true,
  atom: true,
  addAttributes() {
    return { key: { default: "", parseHTML: (element) => element.getAttribute("data-field") } };
  },
  parseHTML() {
    return [{ tag: "span[data-field]" }];
  },
  renderHTML({ node }) {
    return ["span", { "data-field": String(node.attrs["key"]) }];
  },
});

/** A reference to another clause by its node id; shown as that clause's number of the moment. */
export const CrossReference = Node.create({
  name: "xref",
  group: "inline",
  inline: true,
  atom: true,
  addAttributes() {
    return { target: { default: "", parseHTML: (element) => element.getAttribute("data-xref") } };
  },
  parseHTML() {
    return [{ tag: "span[data-xref]" }];
  },
  renderHTML({ node }) {
    return ["span", { "data-xref": String(node.attrs["target"]) }];
  },
});

const span = { colspan: integer("colspan"), rowspan: integer("rowspan") };

const safeLink = Link.extend({
  addAttributes() {
    return { href: { default: null, parseHTML: (element) => element.getAttribute("href") } };
  },
  renderHTML({ HTMLAttributes }) {
    return ["a", mergeAttributes(HTMLAttributes, { rel: "noopener noreferrer nofollow" }), 0];
  },
}).configure({
  autolink: false,
  linkOnPaste: false,
  openOnClick: false,
  defaultProtocol: "https",
  protocols: ["https", "mailto"],
  isAllowedUri: isAllowedLink,
});

/** The one kind of address a link may carry: https or mailto, at most 2,000 characters. */
export function isAllowedLink(href: unknown): href is string {
  return (
    typeof href === "string" &&
    href.length <= 2000 &&
    /^(?:https:\/\/|mailto:)[^\s\p{Cc}\p{Cs}]+$/iu.test(href)
  );
}

const blocksInside = "(paragraph | bulletList | orderedList)*";

/**
 * The nodes and marks of a draft: the one list for the editor and the server. The editor adds
 * behaviour (node views, keys, collaboration) to these, never a node, a mark or an attribute.
 *
 * Nothing has a `+`: where two people empty a block at once, a `+` would make each client
 * delete the block's parent in its own name. There is no trailing-node rule for the same reason.
 */
export const documentExtensions: Extensions = [
  Document.extend({ content: "clause*" }),
  Text,
  Paragraph,
  Clause,
  FieldRef,
  CrossReference,
  HardBreak,
  BulletList.extend({ content: "listItem*" }),
  OrderedList.extend({ content: "listItem*", addAttributes: () => ({ start: integer("start") }) }),
  ListItem.extend({ content: blocksInside }),
  Table.extend({ content: "tableRow*" }).configure({ resizable: false }),
  TableRow,
  TableHeader.extend({ content: blocksInside, addAttributes: () => span }),
  TableCell.extend({ content: blocksInside, addAttributes: () => span }),
  Bold,
  Italic,
  Underline,
  safeLink,
];

/** The ProseMirror schema of a draft, built from {@link documentExtensions}. */
export const schema = getSchema(documentExtensions);

function clauseAttributes(element: { getAttribute: (name: string) => string | null }) {
  return {
    id: element.getAttribute("data-clause") ?? "",
    level: Number(element.getAttribute("data-level") ?? 2),
    kind: element.getAttribute("data-kind") ?? "clause",
    source: element.getAttribute("data-source") ?? "",
  };
}

const clauseData = (name: string) => (name === "id" ? "data-clause" : `data-${name}`);

function integer(name: string): Attribute {
  return { default: 1, parseHTML: (element) => Number(element.getAttribute(name) ?? 1) };
}
