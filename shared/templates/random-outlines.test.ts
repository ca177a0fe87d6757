import { expect, test } from "vitest";
import { ALL_DEGREES } from "../assessment/degrees.ts";
import type { ClauseJson, InlineJson } from "../drafting/document.ts";
import { clauseNodes, type DraftContext } from "./clause-nodes.ts";
import { counter, party } from "./example-drafts.ts";
import { LIBRARY } from "./library.ts";

const SEED = 20_270_402;
const FORMS = ["cio", "charitableCompany", "unincorporated", "council", "trust"] as const;

/** Numbers from 0 up to 1, always the same ones for a seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Any clauses at all, required or not, whether or not an assessment would bring them together. */
function anyDraft(random: () => number): DraftContext {
  const pick = <Value>(values: readonly Value[], other: Value): Value =>
    values[Math.floor(random() * values.length)] ?? other;
  const density = random() ** 2;
  const chosen = LIBRARY.filter(() => random() < density).map(({ id }) => id);
  const newId = counter();
  return {
    degree: pick(ALL_DEGREES, 1),
    parties: ["p0", "p1", "p2"]
      .slice(0, random() < 0.5 ? 2 : 3)
      .map((id) => party(id, "Any", pick(FORMS, "cio"))),
    present: new Map(chosen.map((id) => [id, newId()])),
    required: new Set(chosen.filter(() => random() < 0.5)),
    newId,
  };
}

test("TE12 no reference is lost and no words are empty in 20,000 random outlines", (context) => {
  void context.annotate(`seed ${SEED}`);
  const random = seeded(SEED);
  const faults = new Set<string>();
  for (let run = 0; run < 20_000; run += 1) {
    const draft = anyDraft(random);
    const nodes = [...draft.present.keys()].flatMap((id) => clauseNodes(id, draft));
    for (const fault of faultsOf(nodes)) faults.add(fault);
  }
  expect([...faults]).toEqual([]);
}, 120_000);

function faultsOf(nodes: readonly ClauseJson[]): string[] {
  const known = new Set(nodes.map(({ attrs }) => attrs.id));
  return nodes.flatMap(({ content = [] }, at) => {
    const lines = content.flatMap((block) => (block.type === "paragraph" ? [block] : []));
    const faults = lines.flatMap(({ content: inline = [] }) => faultsOfLine(inline, known));
    return lines.length === 0 || isOpenList(nodes, at) ? [...faults, "an empty paragraph"] : faults;
  });
}

/** A paragraph that announces points has some. */
function isOpenList(nodes: readonly ClauseJson[], at: number): boolean {
  const block = nodes[at]?.content?.at(-1);
  const last = block?.type === "paragraph" ? block.content?.at(-1) : undefined;
  const announces = last?.type === "text" && last.text.endsWith(":");
  return announces && nodes[at + 1]?.attrs.level !== 3;
}

function faultsOfLine(inline: readonly InlineJson[], known: ReadonlySet<string>): string[] {
  const words = inline
    .map((one) => (one.type === "text" ? one.text : one.type === "xref" ? "9" : "x"))
    .join("");
  const lost = inline.some((one) => one.type === "xref" && !known.has(one.attrs.target));
  if (lost) return [`lost reference: ${words}`];
  const isBroken = words.trim() === "" || /[[\]{}]| [,.;:]|[.,;:]{2}|, \.| {2}|\( ?\)/.test(words);
  return isBroken ? [`broken words: ${words}`] : [];
}
