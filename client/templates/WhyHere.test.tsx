// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import type { OutlinedClause, Reason } from "#shared/templates/outline.ts";
import { riverReveal } from "../assessment/river.fixture.ts";
import "../app/i18n.ts";
import { clausesNow } from "./may-take-out.ts";
import { WhyHere } from "./WhyHere.tsx";

afterEach(cleanup);

const reveal = riverReveal();

/** The sentences about a clause. */
function why(clause: OutlinedClause | undefined): string[] {
  const { unmount } = render(<WhyHere clause={clause} reveal={reveal} />);
  const sentences = screen.getAllByRole("listitem").map(({ textContent }) => textContent);
  unmount();
  return sentences;
}

const offered = (status: OutlinedClause["status"], ...others: readonly Reason[]) => ({
  id: "GO-01" as const,
  status,
  place: "body" as const,
  why: [...others, { kind: "degree", degree: 4, status: "O" } as const],
});

test("TE51 only a clause that nothing brought is said to be added by a lead", () => {
  const lead = "A lead added it. It is offered for an agreement of kind 4, Committed.";
  expect(why(offered("O"))).toEqual([lead]);
  const fact = { kind: "floor", id: "FL-03", by: ["Harrowfell"] } as const;
  const brought = why(offered("R", fact));
  expect(brought).toHaveLength(1);
  expect(brought.join()).not.toContain("A lead added it");
  expect(why(undefined)).toEqual(["A lead added it. Nothing that you told us asks for it."]);
});

test("TE51 every clause of the example has a reason, and what a fact brought names who said it", () => {
  const clauses = clausesNow(reveal).filter(({ status }) => status !== "O");
  const sentences = clauses.map((clause) => why(clause));
  expect(sentences.filter(({ length }) => length === 0)).toEqual([]);
  expect(sentences.flat().join(" ")).not.toContain("A lead added it");
  const byFact = clauses.filter((clause) =>
    clause.why.some(({ kind }) => kind === "floor" || kind === "profile" || kind === "answer"),
  );
  expect(
    byFact.map((clause) => why(clause)[0] ?? "").filter((one) => !/\(.+\)$/.test(one)),
  ).toEqual([]);
});
