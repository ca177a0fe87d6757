import type { BlockJson, ClauseJson, DocumentJson, InlineJson } from "#shared/drafting/document.ts";
import type { ExampleEdit } from "./example.ts";

/**
 * The draft after one edit of an example's history. An edit of a field leaves the document as it is.
 * Throws when the words are not there exactly once: the example would then be wrong.
 */
export function applyEdit(doc: DocumentJson, edit: ExampleEdit): DocumentJson {
  const nodes = doc.content ?? [];
  if (edit.kind === "field") return doc;
  const source = edit.kind === "words" ? edit.clause : edit.after;
  const start = nodes.findIndex(({ attrs }) => attrs.level === 1 && attrs.source === source);
  if (start === -1) throw new Error(`the example has no clause ${source}`);
  const next = nodes.findIndex(({ attrs }, index) => index > start && attrs.level === 1);
  const end = next === -1 ? nodes.length : next;
  const clause = nodes.slice(start, end);
  const after = edit.kind === "words" ? reworded(clause, edit) : [...clause, ...ownClause(edit)];
  return { type: "doc", content: [...nodes.slice(0, start), ...after, ...nodes.slice(end)] };
}

type WordsEdit = Extract<ExampleEdit, { kind: "words" }>;
type ClauseEdit = Extract<ExampleEdit, { kind: "clause" }>;

function reworded(clause: readonly ClauseJson[], edit: WordsEdit): ClauseJson[] {
  const state = { found: 0 };
  const changed = clause.map((node) => ({
    ...node,
    content: (node.content ?? []).map((block) => inBlock(block, edit, state)),
  }));
  if (state.found !== 1) {
    throw new Error(`"${edit.before}" stands ${state.found} times in ${edit.clause}`);
  }
  return changed;
}

function inBlock(block: BlockJson, edit: WordsEdit, state: { found: number }): BlockJson {
  if (block.type !== "paragraph") return block;
  const content = (block.content ?? []).map((node): InlineJson => {
    if (node.type !== "text" || !node.text.includes(edit.before)) return node;
    state.found += 1;
    return { ...node, text: node.text.replace(edit.before, edit.after) };
  });
  return { ...block, content };
}

function ownClause({ node, title, paragraphs }: ClauseEdit): ClauseJson[] {
  return [title, ...paragraphs].map((text, index) => ({
    type: "clause",
    attrs: {
      id: index === 0 ? node : `${node}-${index}`,
      level: index === 0 ? 1 : 2,
      kind: "clause",
      source: "",
    },
    content: [{ type: "paragraph", content: [{ type: "text", text }] }],
  }));
}
