import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { describe, expect, test } from "vitest";
import type { Score } from "./question.ts";
import { questionById, READY_IDS } from "./questions.ts";
import type { Answers } from "./questions.ts";
import { lowReadiness } from "./score.ts";
import { isLow, READINESS_PROMISE, sharingRefused, TRUST_IDS, trustNeedsTalk } from "./trust.ts";

const SCORES: readonly Score[] = [1, 2, 3, 4, 5];
const fine: Answers = { H3: 4, H4: 4 };
const low: Answers = { H3: 2, H4: 4 };
const lowTwice: Answers = { H3: 1, H4: 2 };

test("AS70 these are the words of the promise that is in force: other words, another number", () => {
  const words = READY_IDS.map((id) => questionById(id)?.help ?? "");
  const hash = bytesToHex(sha256(utf8ToBytes(words.join("\n")))).slice(0, 16);
  expect([READINESS_PROMISE, hash]).toEqual([2, "af167d2b9dd8451c"]);
});

test("AS70 every statement says who sees its answer, and only two say that all may read a sentence", () => {
  for (const id of READY_IDS) {
    expect(questionById(id)?.help).toMatch(/^Only your own organisation sees this answer\./);
  }
  const counted = READY_IDS.filter(
    (id) => questionById(id)?.help.includes("everyone may read") === true,
  );
  expect(counted).toEqual([...TRUST_IDS]);
});

describe("AS71 when trust needs a talk", () => {
  test("low is “Disagree” and “Strongly disagree”, here as on one's own list", () => {
    expect(SCORES.filter(isLow)).toEqual([1, 2]);
    for (const H3 of SCORES) {
      expect(lowReadiness({ H3 })).toEqual(isLow(H3) ? ["H3"] : []);
    }
  });

  test("three organisations and two low answers, whoever gave them", () => {
    expect(trustNeedsTalk([low, low, fine])).toBe(true);
    expect(trustNeedsTalk([lowTwice, fine, fine])).toBe(true);
    expect(trustNeedsTalk([low, { H3: 5, H4: 1 }, fine, fine])).toBe(true);
    expect(trustNeedsTalk([low, fine, fine])).toBe(false);
    expect(trustNeedsTalk([fine, fine, fine])).toBe(false);
  });

  test("between two, never; and who has not answered makes no third", () => {
    expect(trustNeedsTalk([lowTwice, lowTwice])).toBe(false);
    expect(trustNeedsTalk([lowTwice, lowTwice, {}])).toBe(false);
    expect(trustNeedsTalk([lowTwice, lowTwice, { H3: null, H4: null }])).toBe(false);
  });

  test("the board, the checks and the time are each one's own work, and do not count", () => {
    const own: Answers = { ...fine, H1: 1, H2: 1, H5: 1 };
    expect(trustNeedsTalk([own, own, own])).toBe(false);
  });

  test("the order of the parties decides nothing", () => {
    const parties: readonly Answers[] = [lowTwice, fine, { H3: 3 }, fine];
    expect(trustNeedsTalk(parties.toReversed())).toBe(trustNeedsTalk(parties));
  });
});

/** Everything that one organisation can have said of the two statements, as far as it matters. */
const said = (scores: readonly Score[]) => [undefined, ...scores];
const SAID: readonly Answers[] = said([2, 4]).flatMap((H3) =>
  said([1, 5]).map((H4) => ({ H3, H4 })),
);
const worlds = (parties: number): readonly (readonly Answers[])[] =>
  parties === 0
    ? [[]]
    : worlds(parties - 1).flatMap((world) => SAID.map((answers) => [...world, answers]));

describe.each([3, 4])("AS72 with %i organisations", (parties) => {
  /** The reader knows what this group has answered, and that trust needs a talk. */
  const mayBeFine = (group: number): Set<string> => {
    const seen = new Set<string>();
    for (const world of worlds(parties).filter(trustNeedsTalk)) {
      const known = JSON.stringify(world.slice(0, group));
      for (const [at, answers] of world.entries()) {
        if (at >= group && lowReadiness(answers).length === 0) seen.add(`${known} ${String(at)}`);
      }
      seen.add(known);
    }
    return seen;
  };

  test("nobody can tell of any other that it has a low answer, by its own and the sentence", () => {
    expect(singledOut(mayBeFine(1), 1)).toEqual([]);
  });

  test("nor can a group that leaves out two, and one that leaves out one can", () => {
    expect(singledOut(mayBeFine(parties - 2), parties - 2)).toEqual([]);
    expect(singledOut(mayBeFine(parties - 1), parties - 1)).not.toEqual([]);
  });

  /** What a group knows, with one outside it that must have a low answer in every world that fits. */
  function singledOut(seen: ReadonlySet<string>, group: number): string[] {
    const known = [...seen].filter((entry) => entry.endsWith("]"));
    const outside = Array.from({ length: parties - group }, (_, index) => String(group + index));
    return known.flatMap((entry) =>
      outside.map((at) => `${entry} ${at}`).filter((claim) => !seen.has(claim)),
    );
  }
});

describe("AS74 an answer may be shared", () => {
  const answer = { value: 2, promise: READINESS_PROMISE };
  const asked = { parties: 2, value: 2 } as const;

  test("between two, when it is low and given under words that say so", () => {
    expect(sharingRefused(answer, asked)).toBeNull();
  });

  test.each([
    ["with a third here", answer, { parties: 3, value: 2 }, "notBetweenTwo"],
    ["alone", answer, { parties: 1, value: 2 }, "notBetweenTwo"],
    ["never given", null, asked, "conflict"],
    ["changed meanwhile", { ...answer, value: 1 }, asked, "conflict"],
    ["not low", { ...answer, value: 3 }, { parties: 2, value: 3 }, "badValue"],
    ["given under the older promise", { ...answer, promise: 1 }, asked, "answeredBefore"],
  ] as const)("and not %s", (_, given, to, code) => {
    expect(sharingRefused(given, to)).toMatchObject({ code });
  });
});
