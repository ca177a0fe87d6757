import { expect, test } from "vitest";
import { FLOORS } from "../assessment/floors.ts";
import { type ClauseId, isClauseId } from "./library.ts";
import type { OutlinedClause, Reason } from "./outline.ts";
import { holdOn, leftOut, type Removal, removalState, reasonsKey } from "./removal.ts";

const clause = (id: ClauseId, ...why: readonly Reason[]): OutlinedClause => ({
  id,
  status: why.some((reason) => reason.kind !== "degree" || reason.status === "R") ? "R" : "S",
  place: "body",
  why,
});

const byDegree: Reason = { kind: "degree", degree: 4, status: "R" };
const suggested: Reason = { kind: "degree", degree: 4, status: "S" };
const parties = ["hub", "hall"] as const;

const removal = (of: OutlinedClause, change: Partial<Removal> = {}): Removal => ({
  clause: of.id,
  number: 1,
  organisationId: "hub",
  reason: "We have one policy already.",
  because: reasonsKey(of),
  yes: ["hub"],
  kept: false,
  ...change,
});

test("TE21 one lead may take out what is suggested, everyone together what is required", () => {
  expect(holdOn(clause("GO-03", suggested)).by).toBe("oneLead");
  expect(holdOn(clause("GO-03", byDegree)).by).toBe("everyone");
  expect(holdOn(clause("WO-02", { kind: "answer", question: "B1", by: ["Hub"] })).by).toBe(
    "everyone",
  );
});

test("TE21 what the law, a regulator or a funder asks for stays, and each reason is named", () => {
  for (const { id, basis, clauses } of FLOORS) {
    const floor: Reason = { kind: "floor", id, by: ["Hub"] };
    for (const forced of clauses.filter(isClauseId)) {
      const hold = holdOn({ id: forced, status: "R", why: [floor, byDegree] });
      expect(`${id} ${forced} ${hold.by}`).toBe(
        `${id} ${forced} ${basis === "policy" ? "everyone" : basis}`,
      );
      expect("reasons" in hold ? hold.reasons : [floor]).toEqual([floor]);
    }
  }
  expect(holdOn(clause("IN-06", { kind: "profile", id: "PR-01", by: ["Hub"] })).by).toBe("law");
});

test("TE21 who agrees, whether it binds and who signs are never taken out", () => {
  for (const id of ["FM-01", "FM-03", "SI-06"] as const) {
    expect(holdOn(clause(id, byDegree)).by).toBe("law");
  }
});

test("TE22 a required clause is left out when every party has said yes, and not before", () => {
  const required = clause("GO-03", byDegree);
  const open = removal(required);
  expect(removalState(open, required, parties)).toBe("open");
  expect(leftOut([open], [required], parties)).toEqual([]);
  const agreed = removal(required, { yes: ["hall", "hub"] });
  expect(removalState(agreed, required, parties)).toBe("agreed");
  expect(leftOut([agreed], [required], parties)).toEqual([agreed]);
});

test("TE22 a party that joins later has to say yes too", () => {
  const required = clause("GO-03", byDegree);
  const agreed = removal(required, { yes: ["hall", "hub"] });
  expect(removalState(agreed, required, [...parties, "late"])).toBe("open");
});

test("TE22 one lead who wants to keep the clause ends the proposal", () => {
  const required = clause("GO-03", byDegree);
  const kept = removal(required, { yes: ["hall", "hub"], kept: true });
  expect(removalState(kept, required, parties)).toBe("kept");
});

test("TE22 a yes lapses when something else asks for the clause than before", () => {
  const before = clause("MO-02", byDegree);
  const agreed = removal(before, { yes: ["hall", "hub"] });
  const answered = clause("MO-02", { kind: "floor", id: "FL-02", by: ["Hub"] }, byDegree);
  expect(removalState(agreed, answered, parties)).toBe("lapsed");
  const forced = clause("MO-02", { kind: "floor", id: "FL-16", by: ["Hub"] }, byDegree);
  expect(removalState({ ...agreed, because: reasonsKey(forced) }, forced, parties)).toBe("lapsed");
  expect(removalState(agreed, undefined, parties)).toBe("lapsed");
});

test("TE22 who gave a reason does not matter, only that it is the same reason", () => {
  const one = clause("WO-02", { kind: "answer", question: "B1", by: ["Hub"] });
  const both = clause("WO-02", { kind: "answer", question: "B1", by: ["Hub", "Hall"] });
  const agreed = removal(one, { yes: ["hall", "hub"] });
  expect(removalState(agreed, both, parties)).toBe("agreed");
});
