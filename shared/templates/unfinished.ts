import type { ClauseJson, InlineJson } from "#shared/drafting/document.ts";
import { inlineNodes } from "./nodes.ts";

/**
 * The words that open every paragraph of a clause whose text is still to be written. They stand in
 * the draft for everyone to read; taking them out, or writing over them, finishes the clause.
 */
export const UNFINISHED = "Text to write:";

/**
 * Whether a clause (its level-1 node and the deeper nodes after it) still has a paragraph that opens
 * with {@link UNFINISHED}. Such a clause blocks freezing.
 */
export function isUnfinished(clause: readonly ClauseJson[]): boolean {
  return clause
    .flatMap((node) => node.content ?? [])
    .some((block) => block.type === "paragraph" && opening(block.content).startsWith(UNFINISHED));
}

/**
 * Whether a clause of the library has its title and no word below it. It says nothing any more, so it
 * blocks freezing as one that is still to be written does.
 */
export function isHollow([head, ...lines]: readonly ClauseJson[]): boolean {
  if (head === undefined || head.attrs.level !== 1 || head.attrs.source === "") return false;
  const below = { ...head, content: (head.content ?? []).slice(1) };
  return !inlineNodes([below, ...lines]).some(isWord);
}

function isWord(node: InlineJson): boolean {
  return node.type === "text" ? node.text.trim() !== "" : node.type !== "hardBreak";
}

function opening(content: readonly InlineJson[] = []): string {
  return content
    .map((node) => (node.type === "text" ? node.text : ""))
    .join("")
    .trimStart();
}
