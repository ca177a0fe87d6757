import { expect, test } from "vitest";
import type { ClauseJson, InlineJson } from "../drafting/document.ts";
import { isHollow } from "./unfinished.ts";

const line = (level: 1 | 2, content: InlineJson[], source = ""): ClauseJson => ({
  type: "clause",
  attrs: { id: `n${level}`, level, kind: "clause", source },
  content: [{ type: "paragraph", content }],
});
const text = (words: string): InlineJson => ({ type: "text", text: words });
const TITLE = line(1, [text("Insurance")], "RI-02");

test("TE34 a clause of the library with a title and no word below it is hollow", () => {
  expect(isHollow([TITLE])).toBe(true);
  expect(isHollow([TITLE, line(2, [])])).toBe(true);
  expect(isHollow([TITLE, line(2, [text(" "), { type: "hardBreak" }])])).toBe(true);
});

test("TE34 a word or a field below the title is enough, wherever it stands", () => {
  expect(isHollow([TITLE, line(2, []), line(2, [text("We insure.")])])).toBe(false);
  const field: InlineJson = { type: "fieldRef", attrs: { key: "cap.amount" } };
  expect(isHollow([TITLE, line(2, [field])])).toBe(false);
  const second = { type: "paragraph" as const, content: [text("We insure.")] };
  expect(isHollow([{ ...TITLE, content: [...(TITLE.content ?? []), second] }])).toBe(false);
});

test("TE34 a heading of one's own may stand alone", () => {
  expect(isHollow([line(1, [text("Part two")])])).toBe(false);
});
