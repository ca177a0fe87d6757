import * as z from "zod";

/**
 * A draft as plain data (ProseMirror JSON): flat clauses, each with a level, in reading order.
 *
 * A level-1 node's first paragraph is its title. What people call a clause is a level-1 node and
 * the deeper nodes after it, up to the next level 1.
 */
export type DocumentJson = { type: "doc"; content?: ClauseJson[] };

type ClauseKind = "clause" | "schedule" | "signatures";
type ClauseLevel = 1 | 2 | 3;

export type ClauseAttributes = {
  /**
   * 1 to 64 characters of `a-z`, `0-9` and `-`, once in a document. In a live draft it may be
   * empty or stand twice for a moment, until the server has repaired it; frozen text never has that.
   */
  id: string;
  level: ClauseLevel;
  kind: ClauseKind;
  /** the library clause it came from, such as `MO-02`, or empty for own wording */
  source: string;
};

export type ClauseJson = { type: "clause"; attrs: ClauseAttributes; content?: BlockJson[] };

export type BlockJson = ParagraphJson | ListJson | TableJson;
type ParagraphJson = { type: "paragraph"; content?: InlineJson[] };
type ListJson =
  | { type: "bulletList"; content?: ListItemJson[] }
  | { type: "orderedList"; attrs?: { start: number }; content?: ListItemJson[] };
export type ListItemJson = { type: "listItem"; content?: (ParagraphJson | ListJson)[] };
type TableJson = { type: "table"; content?: TableRowJson[] };
export type TableRowJson = { type: "tableRow"; content?: TableCellJson[] };
export type TableCellJson = {
  type: "tableCell" | "tableHeader";
  attrs?: { colspan: number; rowspan: number };
  content?: (ParagraphJson | ListJson)[];
};

/** Marks stand on text alone: y-tiptap keeps none on inline atoms. */
export type InlineJson =
  | { type: "text"; text: string; marks?: MarkJson[] }
  | { type: "hardBreak" }
  | { type: "fieldRef"; attrs: { key: string } }
  | { type: "xref"; attrs: { target: string } };

export type MarkJson =
  | { type: "bold" }
  | { type: "italic" }
  | { type: "underline" }
  | { type: "link"; attrs: { href: string } };

const marks = z
  .array(
    z.discriminatedUnion("type", [
      z.strictObject({ type: z.literal("bold") }),
      z.strictObject({ type: z.literal("italic") }),
      z.strictObject({ type: z.literal("underline") }),
      z.strictObject({ type: z.literal("link"), attrs: z.strictObject({ href: z.string() }) }),
    ]),
  )
  .exactOptional();

const inline = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text"), text: z.string().min(1), marks }),
  z.strictObject({ type: z.literal("hardBreak") }),
  z.strictObject({ type: z.literal("fieldRef"), attrs: z.strictObject({ key: z.string() }) }),
  z.strictObject({ type: z.literal("xref"), attrs: z.strictObject({ target: z.string() }) }),
]);

const paragraph = z.strictObject({
  type: z.literal("paragraph"),
  content: z.array(inline).exactOptional(),
});

// Discriminated, because a whole draft is read often and a plain union tries every kind in turn.
const listItem: z.ZodType<ListItemJson> = z.strictObject({
  type: z.literal("listItem"),
  content: z.array(z.lazy(() => words)).exactOptional(),
});

const bulletList = z.strictObject({
  type: z.literal("bulletList"),
  content: z.array(listItem).exactOptional(),
});

const orderedList = z.strictObject({
  type: z.literal("orderedList"),
  attrs: z.strictObject({ start: z.int() }).exactOptional(),
  content: z.array(listItem).exactOptional(),
});

const words = z.discriminatedUnion("type", [paragraph, bulletList, orderedList]);

const tableCell = z.strictObject({
  type: z.enum(["tableCell", "tableHeader"]),
  attrs: z.strictObject({ colspan: z.int(), rowspan: z.int() }).exactOptional(),
  content: z.array(words).exactOptional(),
});

const table = z.strictObject({
  type: z.literal("table"),
  content: z
    .array(
      z.strictObject({
        type: z.literal("tableRow"),
        content: z.array(tableCell).exactOptional(),
      }),
    )
    .exactOptional(),
});

const clause = z.strictObject({
  type: z.literal("clause"),
  attrs: z.strictObject({
    id: z.string().regex(/^(?:[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?)?$/),
    level: z.literal([1, 2, 3]),
    kind: z.enum(["clause", "schedule", "signatures"]),
    source: z.string().max(32),
  }),
  content: z
    .array(z.discriminatedUnion("type", [paragraph, bulletList, orderedList, table]))
    .exactOptional(),
});

/** Reads a document from untrusted JSON; refuses every unknown node, mark, attribute and key. */
export const DocumentJson: z.ZodType<DocumentJson> = z.strictObject({
  type: z.literal("doc"),
  content: z.array(clause).exactOptional(),
});
