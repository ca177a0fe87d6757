import type { InlineJson } from "#shared/drafting/document.ts";
import type { Situation } from "./clause-text.ts";
import { type ClauseId, isClauseId, libraryClause } from "./library.ts";

/** What a template needs to become text in one draft. */
export interface Wording {
  readonly situation: Situation;
  /** The node of a clause in this draft, or nothing when the draft does not have it. */
  readonly nodeOf: (id: ClauseId) => string | undefined;
  /** The node of a named paragraph of the clause being written. */
  readonly partOf: (name: string) => string;
}

const DOCUMENT_NAMES = ["statement", "protocol", "memorandum", "agreement", "agreement"] as const;

/** What people call the document at a degree: statement, protocol, memorandum or agreement. */
function documentName(degree: Situation["degree"]): string {
  return DOCUMENT_NAMES[degree - 1] ?? "agreement";
}

/**
 * Turns a template (see `Part`) into inline nodes. Empty when every sentence refers to a clause that
 * this draft does not have: the paragraph then drops out.
 */
export function inlineFrom(template: string, wording: Wording): InlineJson[] {
  const words = /[{\d]/.test(template) ? inWords(template, wording.situation) : template;
  if (!/\{\{|\*\*/.test(words)) return [{ type: "text", text: words }];
  const nodes = (words.includes("{{@") ? held(words, wording) : words)
    .split(/(\{\{.*?\}\}|\*\*.*?\*\*)/)
    .filter((piece) => piece !== "")
    .flatMap((piece) => nodesOf(piece, wording));
  return joined(nodes);
}

/** Without the brackets and the sentences that refer to an absent clause. */
function held(words: string, wording: Wording): string {
  return words
    .replaceAll(/\[\[(.*?)\]\]/g, (_, optional: string) =>
      holds(optional, wording) ? optional : "",
    )
    .split(/(?<=[.?!]["”’]?) +/)
    .filter((sentence) => holds(sentence, wording))
    .join(" ");
}

function inWords(template: string, { degree, binding }: Situation): string {
  const named = template
    .replaceAll("{doc}", documentName(degree))
    .replaceAll("{will}", binding ? "will" : "mean to")
    .replaceAll("{wills}", binding ? "will" : "means to");
  // A number stays on the line of its unit.
  return named.replaceAll(/(\d) (hours?|days?|weeks?|months?|years?|working)/g, "$1\u00a0$2");
}

/** Whether the draft has every clause that a template or a sentence of one refers to. */
export function holds(sentence: string, wording: Pick<Wording, "nodeOf">): boolean {
  return [...sentence.matchAll(/\{\{@([^.}][^}]*)\}\}/g)].every(
    ([, target = ""]) => firstPresent(target, wording) !== undefined,
  );
}

function firstPresent(target: string, wording: Pick<Wording, "nodeOf">): ClauseId | undefined {
  return target
    .split("|")
    .filter(isClauseId)
    .find((id) => wording.nodeOf(id) !== undefined);
}

function nodesOf(piece: string, wording: Wording): InlineJson[] {
  if (piece.startsWith("**")) {
    return [{ type: "text", text: piece.slice(2, -2), marks: [{ type: "bold" }] }];
  }
  if (!piece.startsWith("{{")) return [{ type: "text", text: piece }];
  const name = piece.slice(2, -2);
  if (!name.startsWith("@")) return [{ type: "fieldRef", attrs: { key: name } }];
  if (name.startsWith("@.")) return reference("paragraph", wording.partOf(name.slice(2)));
  const id = firstPresent(name.slice(1), wording);
  const target = id === undefined ? undefined : wording.nodeOf(id);
  if (id === undefined || target === undefined) return [];
  // A schedule's own number already says "Schedule 2".
  return reference(libraryClause(id)?.place === "schedule" ? "" : "clause", target);
}

function reference(word: "clause" | "paragraph" | "", target: string): InlineJson[] {
  const link: InlineJson = { type: "xref", attrs: { target } };
  return word === "" ? [link] : [{ type: "text", text: `${word}\u00a0` }, link];
}

/** Neighbouring plain texts become one node, as the editor keeps them. */
function joined(nodes: readonly InlineJson[]): InlineJson[] {
  const result: InlineJson[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (node.type === "text" && last?.type === "text" && plain(node) && plain(last)) {
      result[result.length - 1] = { type: "text", text: last.text + node.text };
    } else {
      result.push(node);
    }
  }
  return result;
}

function plain(node: { readonly marks?: readonly unknown[] }): boolean {
  return node.marks === undefined;
}
