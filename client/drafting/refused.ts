import { diffWordsWithSpace } from "diff";
import type { DraftContent } from "#shared/drafting/convert.ts";
import type { ClauseJson } from "#shared/drafting/document.ts";
import { numbersOf } from "#shared/drafting/numbering.ts";
import { nodeTexts, titleOf } from "./plain-text.ts";

/** A run of words: mine alone, gone from mine but in the draft, or in both. */
interface WordRun {
  readonly text: string;
  readonly kind: "same" | "mine" | "gone";
}

/** One clause node that the writer had changed and the server did not take. */
export interface RefusedNode {
  readonly kind: "changed" | "added" | "removed" | "moved";
  readonly nodeId: string;
  /** The level-1 node it belongs to in the draft, or where the writer had put it. */
  readonly clauseId: string;
  readonly number: string;
  readonly title: string;
  /** The writer's words, empty when they had taken the node out. */
  readonly mine: string;
  readonly now: string;
  readonly runs: readonly WordRun[];
}

/** A field whose value the server did not take. */
export interface RefusedField {
  readonly kind: "field";
  readonly key: string;
  readonly mine: string;
  readonly now: string;
}

/**
 * The words to hand back: what differs between the writer's document and the draft, in the nodes
 * and fields that the refused changes touched. An empty answer means everything is in.
 * @param touched clause ids and `field:` keys; what somebody else changed meanwhile is not handed back
 */
export function refusedWords(
  mine: DraftContent,
  now: DraftContent,
  touched: ReadonlySet<string>,
): (RefusedNode | RefusedField)[] {
  const sides = { mine: readSide(mine), now: readSide(now) };
  const ids = [...new Set([...sides.mine.texts.keys(), ...sides.now.texts.keys()])];
  const moved = displaced([...sides.mine.texts.keys()], [...sides.now.texts.keys()]);
  const nodes = ids.filter((id) => touched.has(id)).flatMap((id) => refusedNode(id, sides, moved));
  return [...nodes, ...refusedFields(mine.fields, now.fields, touched)];
}

/** The refused words as plain text, for the clipboard. */
export function refusedText(words: readonly (RefusedNode | RefusedField)[]): string {
  return words
    .map((one) => (one.kind === "field" ? one.mine : one.mine === "" ? one.now : one.mine))
    .join("\n\n");
}

interface Side {
  readonly texts: ReadonlyMap<string, string>;
  readonly numbers: ReadonlyMap<string, string>;
  /** The level-1 node each node belongs to. */
  readonly owners: ReadonlyMap<string, ClauseJson>;
  readonly draft: DraftContent;
}

function readSide(draft: DraftContent): Side {
  const clauses = draft.document.content ?? [];
  const owners = new Map<string, ClauseJson>();
  let owner: ClauseJson | undefined;
  for (const clause of clauses) {
    if (clause.attrs.level === 1) owner = clause;
    owners.set(clause.attrs.id, owner ?? clause);
  }
  return {
    texts: nodeTexts(draft),
    numbers: numbersOf(draft.document),
    owners,
    draft,
  };
}

function refusedNode(
  id: string,
  { mine, now }: { readonly mine: Side; readonly now: Side },
  moved: ReadonlySet<string>,
): RefusedNode[] {
  const [own, current] = [mine.texts.get(id), now.texts.get(id)];
  if (own === undefined) return current === undefined ? [] : [describe(id, "removed", mine, now)];
  if (current === undefined) return own.trim() === "" ? [] : [describe(id, "added", mine, now)];
  if (words(own) !== words(current)) return [describe(id, "changed", mine, now)];
  return moved.has(id) && own !== "" ? [describe(id, "moved", mine, now)] : [];
}

/** Spaces more or less are no words. */
const words = (text: string) => text.split(/\s+/).filter(Boolean).join(" ");

/** Of the ids on both sides, those that follow another one here than there. */
function displaced(mine: readonly string[], now: readonly string[]): ReadonlySet<string> {
  const [here, there] = [
    mine.filter((id) => now.includes(id)),
    now.filter((id) => mine.includes(id)),
  ];
  const before = new Map(there.map((id, index) => [id, there[index - 1]]));
  return new Set(here.filter((id, index) => before.get(id) !== here[index - 1]));
}

function describe(id: string, kind: RefusedNode["kind"], mine: Side, now: Side): RefusedNode {
  const side = now.texts.has(id) ? now : mine;
  const owner = side.owners.get(id);
  const [own, current] = [mine.texts.get(id) ?? "", now.texts.get(id) ?? ""];
  return {
    kind,
    nodeId: id,
    clauseId: owner?.attrs.id ?? id,
    number: side.numbers.get(id) ?? "",
    title: owner === undefined ? "" : titleOf(owner, side.draft),
    mine: own,
    now: current,
    runs: diffWordsWithSpace(current, own).map((part) => ({
      text: part.value,
      kind: part.added ? "mine" : part.removed ? "gone" : "same",
    })),
  };
}

function refusedFields(
  mine: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
  touched: ReadonlySet<string>,
): RefusedField[] {
  return [...touched].flatMap((name) => {
    if (!name.startsWith("field:")) return [];
    const key = name.slice("field:".length);
    const [own, current] = [mine[key] ?? "", now[key] ?? ""];
    return own === current ? [] : [{ kind: "field" as const, key, mine: own, now: current }];
  });
}
