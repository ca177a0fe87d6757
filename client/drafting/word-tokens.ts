import type {
  BlockJson,
  ClauseAttributes,
  ClauseJson,
  InlineJson,
  ListItemJson,
  MarkJson,
} from "#shared/drafting/document.ts";

type List = Extract<BlockJson, { type: "bulletList" | "orderedList" }>;
type Table = Extract<BlockJson, { type: "table" }>;
type Paragraph = Extract<BlockJson, { type: "paragraph" }>;
type Atom = Exclude<InlineJson, { type: "text" }>;
/** A list without its items. */
type ListHead = Pick<List, "type"> & { readonly attrs?: { start: number } };

/**
 * One word, space, sign, inline atom, table or end of a line. Any row of tokens can be put together
 * to a clause node again, so two people's changes can be mixed.
 */
export type Token = { readonly key: string } & (
  | { readonly kind: "text"; readonly text: string; readonly marks: readonly MarkJson[] }
  | { readonly kind: "atom"; readonly atom: Atom }
  | { readonly kind: "table"; readonly table: Table }
  | { readonly kind: "end"; readonly lists: readonly ListHead[]; readonly first: boolean }
);

const words = new Intl.Segmenter("en-GB", { granularity: "word" });

export function tokensOf(clause: ClauseJson): Token[] {
  return (clause.content ?? []).flatMap((block) => blockTokens(block, [], true));
}

function blockTokens(block: BlockJson, lists: readonly ListHead[], first: boolean): Token[] {
  if (block.type === "table") return [keyed({ kind: "table", table: block })];
  if (block.type === "paragraph") {
    const inline = (block.content ?? []).flatMap(inlineTokens);
    return [...inline, keyed({ kind: "end", lists, first })];
  }
  const { content, ...head } = block;
  return (content ?? []).flatMap((item) => itemTokens(item, [...lists, head]));
}

function itemTokens(item: ListItemJson, lists: readonly ListHead[]): Token[] {
  return (item.content ?? []).flatMap((part, index) => blockTokens(part, lists, index === 0));
}

function inlineTokens(inline: InlineJson): Token[] {
  if (inline.type !== "text") return [keyed({ kind: "atom", atom: inline })];
  const { marks = [] } = inline;
  return [...words.segment(inline.text)].map(({ segment }) =>
    keyed({ kind: "text", text: segment, marks }),
  );
}

type Unkeyed = Token extends infer One ? (One extends Token ? Omit<One, "key"> : never) : never;

function keyed(token: Unkeyed): Token {
  if (token.kind === "text") {
    return { ...token, key: `text ${token.text} ${JSON.stringify(token.marks)}` };
  }
  return { ...token, key: JSON.stringify(token) };
}

/** Puts tokens together. The last line need not be ended. */
export function clauseOf(attrs: ClauseAttributes, tokens: readonly Token[]): ClauseJson {
  const content: BlockJson[] = [];
  let line: InlineJson[] = [];
  for (const token of tokens) {
    if (token.kind === "text") line.push(textOf(token.text, token.marks));
    else if (token.kind === "atom") line.push(token.atom);
    else if (token.kind === "end") {
      addLine(content, paragraphOf(line), token);
      line = [];
    } else {
      if (line.length > 0) content.push(paragraphOf(line));
      line = [];
      content.push(token.table);
    }
  }
  if (line.length > 0) content.push(paragraphOf(line));
  return content.length === 0 ? { type: "clause", attrs } : { type: "clause", attrs, content };
}

function textOf(text: string, marks: readonly MarkJson[]): InlineJson {
  return marks.length === 0 ? { type: "text", text } : { type: "text", text, marks: [...marks] };
}

function paragraphOf(line: readonly InlineJson[]): Paragraph {
  const content: InlineJson[] = [];
  for (const inline of line) {
    const last = content.at(-1);
    if (last?.type === "text" && inline.type === "text" && sameMarks(last, inline)) {
      content[content.length - 1] = { ...last, text: last.text + inline.text };
    } else content.push(inline);
  }
  return content.length === 0 ? { type: "paragraph" } : { type: "paragraph", content };
}

const sameMarks = (a: { marks?: MarkJson[] }, b: { marks?: MarkJson[] }) =>
  JSON.stringify(a.marks ?? []) === JSON.stringify(b.marks ?? []);

type End = Extract<Token, { kind: "end" }>;

/** Adds a line to the list it belongs to: the open one of its kind, or a new one. */
function addLine(blocks: BlockJson[], line: Paragraph, { lists, first }: End): void {
  if (lists.length === 0) {
    blocks.push(line);
    return;
  }
  let holder: (Paragraph | List | Table)[] = blocks;
  for (const [depth, head] of lists.entries()) {
    const list = listAt(holder, head);
    const item = itemOf(list, first && depth === lists.length - 1);
    item.content ??= [];
    holder = item.content;
  }
  holder.push(line);
}

function listAt(holder: (Paragraph | List | Table)[], head: ListHead): List {
  const last = holder.at(-1);
  if (last !== undefined && last.type === head.type && sameHead(last, head)) return last;
  const made: List = { ...head, content: [] };
  holder.push(made);
  return made;
}

const sameHead = (list: List, head: ListHead) =>
  JSON.stringify("attrs" in list ? list.attrs : null) === JSON.stringify(head.attrs ?? null);

function itemOf(list: List, fresh: boolean): ListItemJson {
  list.content ??= [];
  const last = list.content.at(-1);
  if (last !== undefined && !fresh) return last;
  const made: ListItemJson = { type: "listItem", content: [] };
  list.content.push(made);
  return made;
}
