import { expect, test } from "vitest";
import { gathered } from "./gathered.ts";

test("DR105 what is asked in one turn is one question, and everybody has their own answer", async () => {
  const asked: string[][] = [];
  const lengthOf = gathered(async (words: readonly string[]) => {
    asked.push([...words]);
    return new Map(words.filter((word) => word !== "").map((word) => [word, word.length]));
  });
  expect(await Promise.all(["clause", "river", "clause", ""].map(lengthOf))).toEqual([
    6,
    5,
    6,
    undefined,
  ]);
  expect(await lengthOf("clause")).toBe(6);
  expect(asked).toEqual([["clause", "river", ""], ["clause"]]);
});

test("DR105 a question that fails fails for everybody who asked it, and for nobody after", async () => {
  let broken = true;
  const echo = gathered(async (words: readonly string[]) => {
    if (broken) throw new Error("no answer");
    return new Map(words.map((word) => [word, word]));
  });
  const answers = await Promise.allSettled([echo("a"), echo("b")]);
  expect(answers.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  broken = false;
  expect(await echo("a")).toBe("a");
});
