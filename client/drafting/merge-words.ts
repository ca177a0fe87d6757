import { diffArrays } from "diff";
import type { ClauseJson } from "#shared/drafting/document.ts";
import { type Token, clauseOf, tokensOf } from "./word-tokens.ts";

/**
 * A clause node with both people's changes, made from the words both began with. Where both changed
 * the same words, the others' words stay and the writer's new words stand behind them.
 * @returns `null` when the node holds something that cannot be taken apart and put together again
 */
export function mergeClause(
  base: ClauseJson,
  mine: ClauseJson,
  now: ClauseJson,
): ClauseJson | null {
  const [was, own, theirs] = [tokensOf(base), tokensOf(mine), tokensOf(now)];
  const whole = [base, mine, now].every((one, index) => {
    const tokens = [was, own, theirs][index] ?? [];
    return JSON.stringify(clauseOf(one.attrs, tokens)) === JSON.stringify(one);
  });
  if (!whole) return null;
  const attrs = { ...now.attrs };
  if (mine.attrs.level !== base.attrs.level) attrs.level = mine.attrs.level;
  if (mine.attrs.kind !== base.attrs.kind) attrs.kind = mine.attrs.kind;
  return clauseOf(attrs, mergeTokens(was, own, theirs));
}

/** The classic three-way merge (diff3), on words. */
function mergeTokens(base: Token[], mine: Token[], now: Token[]): Token[] {
  const own = kept(base, mine);
  const theirs = kept(base, now);
  const merged: Token[] = [];
  let [b, m, n] = [0, 0, 0];
  for (let at = 0; at <= base.length; at += 1) {
    const end = at === base.length;
    const [mineAt, nowAt] = end ? [mine.length, now.length] : [own.get(at), theirs.get(at)];
    if (mineAt === undefined || nowAt === undefined) continue;
    merged.push(
      ...settle(base.slice(b, at), mine.slice(m, mineAt), now.slice(n, nowAt)),
      ...now.slice(nowAt, end ? nowAt : nowAt + 1),
    );
    [b, m, n] = [at + 1, mineAt + 1, nowAt + 1];
  }
  return merged;
}

/** For each token of `base` that `after` kept, its place there. */
function kept(base: Token[], after: Token[]): Map<number, number> {
  const places = new Map<number, number>();
  let [from, to] = [0, 0];
  for (const part of diffArrays(base, after, { comparator: same })) {
    if (!part.added && !part.removed) {
      for (let step = 0; step < part.value.length; step += 1) places.set(from + step, to + step);
    }
    if (!part.added) from += part.value.length;
    if (!part.removed) to += part.value.length;
  }
  return places;
}

/** What stands between two words that both people kept. */
function settle(base: Token[], mine: Token[], now: Token[]): Token[] {
  if (equal(base, now) || equal(mine, now)) return mine;
  if (equal(base, mine)) return now;
  const added = diffArrays(base, mine, { comparator: same }).flatMap((part) =>
    part.added ? part.value : [],
  );
  if (added.length === 0 || includes(now, added)) return now;
  return [...now, ...(needsSpace(now.at(-1), added[0]) ? [SPACE] : []), ...added];
}

const SPACE: Token = { kind: "text", key: "text  []", text: " ", marks: [] };

const same = (a: Token, b: Token) => a.key === b.key;

const equal = (a: readonly Token[], b: readonly Token[]) =>
  a.length === b.length && a.every((token, index) => token.key === b[index]?.key);

const includes = (tokens: readonly Token[], some: readonly Token[]) =>
  tokens.some((_token, at) => equal(tokens.slice(at, at + some.length), some));

const isWord = (token: Token | undefined) =>
  token?.kind === "atom" || (token?.kind === "text" && /\S/.test(token.text));

const needsSpace = (before: Token | undefined, next: Token | undefined) =>
  isWord(before) && isWord(next);
