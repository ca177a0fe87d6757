import { expect, test } from "vitest";
import type { ThreadView } from "#shared/protocol/review.ts";
import { arrange } from "./arrange.ts";

const clauses = ["money", "decisions", "data"].map((id, place) => ({
  id,
  number: String(place + 5),
  title: id,
}));

function thread(id: string, clauseId: string, minute = 0, resolved = false): ThreadView {
  const at = `2026-11-18T10:${String(minute).padStart(2, "0")}:00.000Z`;
  return {
    id,
    clauseId,
    quote: "",
    audience: "shared",
    comments: [{ id, organisationId: "o", personId: "p", personName: "P", body: "b", at }],
    resolvedBy: resolved ? "P" : null,
    resolvedAt: resolved ? at : null,
  };
}

const ids = (placed: readonly { thread: ThreadView }[]) => placed.map((one) => one.thread.id);

test("the current clause comes first, then the order of the draft, lost clauses last", () => {
  const threads = [
    thread("lost", "gone"),
    thread("late", "money", 5),
    thread("early", "money", 1),
    thread("here", "data"),
    thread("middle", "decisions"),
  ];
  const { open } = arrange(threads, clauses, { clauseId: "data", only: false });
  expect(ids(open)).toEqual(["here", "late", "early", "middle", "lost"]);
  expect(open[0]).toMatchObject({ current: true, clause: { number: "7" } });
  expect(open.at(-1)).toMatchObject({ current: false, clause: null });
});

test("one clause alone, and what is resolved apart", () => {
  const threads = [thread("a", "data"), thread("b", "data", 1, true), thread("c", "money")];
  const arranged = arrange(threads, clauses, { clauseId: "data", only: true });
  expect(ids(arranged.open)).toEqual(["a"]);
  expect(ids(arranged.resolved)).toEqual(["b"]);
});
