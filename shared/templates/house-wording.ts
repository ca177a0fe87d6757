import type {
  BlockJson,
  ClauseJson,
  InlineJson,
  ListItemJson,
  MarkJson,
} from "#shared/drafting/document.ts";
import { readFieldKey } from "#shared/drafting/fields.ts";
import { isAllowedLink } from "#shared/drafting/schema.ts";
import { refusalIn } from "#shared/drafting/text-safety.ts";
import { type ClauseId, isClauseId, LIBRARY } from "./library.ts";
import { fieldKeys, inlineNodes } from "./nodes.ts";
import { fieldText } from "./texts.ts";

/**
 * An organisation's own wording of a library clause: the lines below its title, away from any draft.
 * Its lines are `k1`, `k2`, … and a reference points at one of those or, as `mo-02`, at a clause of
 * the library. A list belongs to one agreement, so there is none in it.
 */
export type HouseLines = readonly ClauseJson[];

/** The most lines and the most characters of JSON that are kept. */
export const HOUSE_LIMITS = { lines: 200, characters: 40_000 } as const;

/**
 * The words of a clause, taken out of their draft to be kept. Null when they belong to this one
 * draft: they have a list, a value of one partner, or point at something that no other draft has;
 * and when there are none, or too many.
 * @param clause as it stands in the draft, its title first
 * @param present the level-1 node of every library clause in the draft
 */
export function houseLines(
  clause: readonly ClauseJson[],
  present: ReadonlyMap<ClauseId, string>,
): ClauseJson[] | null {
  const lines = loosened(clause, present);
  return isHouseLines(lines) ? lines : null;
}

/**
 * Why words stay in their draft. `list`: a list belongs to one agreement. `party`: so does the value of
 * one partner. `reference`: they point at a clause of one's own. `characters`: no draft may hold them.
 */
export type WhyNotKept = "empty" | "long" | "list" | "party" | "reference" | "characters";

/** Why the words of a clause can't be kept, where {@link houseLines} gives none. */
export function whyNotKept(
  clause: readonly ClauseJson[],
  present: ReadonlyMap<ClauseId, string>,
): WhyNotKept {
  const lines = loosened(clause, present);
  const inline = inlineNodes(lines);
  const cells = fieldKeys(lines).flatMap((key) => readFieldKey(key) ?? []);
  const lists = cells.some((key) => key.kind === "cell" && key.list !== "party");
  if (lists || lines.some(({ content = [] }) => content.some(({ type }) => type === "table"))) {
    return "list";
  }
  if (cells.some(({ kind }) => kind === "cell")) return "party";
  if (!hasWords(inline)) return "empty";
  if (isTooLong(lines)) return "long";
  const lost = (node: InlineJson) =>
    node.type === "xref" && !isTarget(node.attrs.target, lines.length);
  return inline.some(lost) ? "reference" : "characters";
}

/** The lines below the title with their own ids, pointing at each other and at the library. */
function loosened(
  clause: readonly ClauseJson[],
  present: ReadonlyMap<ClauseId, string>,
): ClauseJson[] {
  const own = clause.slice(1);
  const targets = new Map([
    ...[...present].map(([id, nodeId]) => [nodeId, keyOf(id)] as const),
    ...own.map(({ attrs }, at) => [attrs.id, lineId(at)] as const),
  ]);
  return own.map((line, at) => ({
    ...pointed(line, targets),
    attrs: { ...line.attrs, id: lineId(at), kind: "clause" as const, source: "" },
  }));
}

/**
 * What is kept, after somebody has changed it away from any draft: its lines have their ids anew and
 * still point where they pointed. Null as {@link houseLines}.
 */
export function changedHouseLines(lines: HouseLines): ClauseJson[] | null {
  const title: ClauseJson = { type: "clause", attrs: { ...TITLE } };
  return houseLines([title, ...lines], LIBRARY_KEYS);
}

const TITLE = { id: "", level: 1, kind: "clause", source: "" } as const;

/** What a kept wording calls the clauses of the library. */
export const LIBRARY_KEYS: ReadonlyMap<ClauseId, string> = new Map(
  LIBRARY.map(({ id }) => [id, keyOf(id)]),
);

/** Whether lines may be kept as a wording of their own; asked of what a client sends, too. */
export function isHouseLines(lines: HouseLines): boolean {
  if (isTooLong(lines)) return false;
  const inline = inlineNodes(lines);
  return (
    lines.every(isLine) && hasWords(inline) && inline.every((node) => isKept(node, lines.length))
  );
}

/** What a house wording would put into a draft. */
export interface HouseNodes {
  /** The title as it stands in the draft, and the words below it. */
  readonly nodes: readonly ClauseJson[];
  /** Clauses that the words point at and the draft does not have; while there are any, they stay out. */
  readonly missing: readonly ClauseId[];
}

/** A house wording for one draft: fresh ids, references to the clauses of this draft. */
export function placeHouse(
  lines: HouseLines,
  title: ClauseJson,
  draft: { readonly present: ReadonlyMap<ClauseId, string>; readonly newId: () => string },
): HouseNodes {
  const ids = lines.map(() => draft.newId());
  const targets = new Map([
    ...[...draft.present].map(([id, nodeId]) => [keyOf(id), nodeId] as const),
    ...ids.map((id, at) => [lineId(at), id] as const),
  ]);
  const wanted = new Set(referencesIn(lines));
  return {
    nodes: [
      title,
      ...lines.map((line, at) => ({
        ...pointed(line, targets),
        attrs: { ...line.attrs, id: ids[at] ?? "", kind: title.attrs.kind },
      })),
    ],
    missing: LIBRARY.map(({ id }) => id).filter(
      (id) => wanted.has(keyOf(id)) && !draft.present.has(id),
    ),
  };
}

function isTooLong(lines: HouseLines): boolean {
  const { lines: mostLines, characters } = HOUSE_LIMITS;
  return lines.length > mostLines || JSON.stringify(lines).length > characters;
}

const hasWords = (inline: readonly InlineJson[]): boolean =>
  inline.some((node) => node.type === "text" && node.text.trim() !== "");

const lineId = (at: number): string => `k${String(at + 1)}`;
function keyOf(id: ClauseId): string {
  return id.toLowerCase();
}

function referencesIn(lines: HouseLines): string[] {
  return inlineNodes(lines).flatMap((node) => (node.type === "xref" ? [node.attrs.target] : []));
}

function isLine({ attrs, content = [] }: ClauseJson, at: number): boolean {
  return (
    attrs.id === lineId(at) &&
    attrs.level !== 1 &&
    attrs.kind === "clause" &&
    attrs.source === "" &&
    content.every(({ type }) => type !== "table")
  );
}

function isKept(node: InlineJson, lines: number): boolean {
  switch (node.type) {
    case "text":
      return refusalIn(node.text) === undefined && (node.marks ?? []).every(isMark);
    case "hardBreak":
      return true;
    case "fieldRef":
      return readFieldKey(node.attrs.key)?.kind === "scalar" && isScalar(node.attrs.key);
    case "xref":
      return isTarget(node.attrs.target, lines);
  }
}

const isMark = (mark: MarkJson): boolean => mark.type !== "link" || isAllowedLink(mark.attrs.href);

function isScalar(key: string): boolean {
  const field = fieldText(key);
  return field !== undefined && field.columns === undefined;
}

function isTarget(target: string, lines: number): boolean {
  if (isClauseId(target.toUpperCase())) return target === target.toLowerCase();
  return Array.from({ length: lines }, (_, at) => lineId(at)).includes(target);
}

type Targets = ReadonlyMap<string, string>;
type Worded = Exclude<BlockJson, { type: "table" }>;

/** The line with every reference pointed anew; one whose target is not known points at nothing. */
function pointed(line: ClauseJson, targets: Targets): ClauseJson {
  const { content } = line;
  if (content === undefined) return line;
  return {
    ...line,
    content: content.map((block) =>
      block.type === "table" ? block : pointedWords(block, targets),
    ),
  };
}

function pointedWords(block: Worded, targets: Targets): Worded {
  if (block.content === undefined) return block;
  if (block.type === "paragraph") {
    return { ...block, content: block.content.map((node) => pointedInline(node, targets)) };
  }
  return { ...block, content: block.content.map((item) => pointedItem(item, targets)) };
}

function pointedItem(item: ListItemJson, targets: Targets): ListItemJson {
  if (item.content === undefined) return item;
  return { ...item, content: item.content.map((block) => pointedWords(block, targets)) };
}

function pointedInline(node: InlineJson, targets: Targets): InlineJson {
  if (node.type !== "xref") return node;
  return { type: "xref", attrs: { target: targets.get(node.attrs.target) ?? "" } };
}
