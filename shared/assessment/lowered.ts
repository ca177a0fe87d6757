import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import canonicalize from "canonicalize";
import type { Refusal } from "../problem/problem.ts";
import type { AssessedParty } from "./assess.ts";
import { type Degree, toDegree } from "./degrees.ts";
import { floorById, type FloorId, FLOORS } from "./floors.ts";
import type { Answers, QuestionId } from "./questions.ts";
import type { Thresholds } from "./thresholds.ts";

type Answering = Pick<AssessedParty, "answers">;

/** A floor that partners may lower here, and the degree it asks for by itself. */
export interface Lowerable {
  readonly id: FloorId;
  readonly asks: Degree;
}

/**
 * The floors of policy that somebody reports, whether they count or are only shown, in the order of
 * their numbers. What the law, a regulator or a funder asks for is never among them (AS51).
 */
export function lowerable(parties: readonly Answering[], thresholds: Thresholds): Lowerable[] {
  return FLOORS.filter(({ basis }) => basis === "policy").flatMap((floor) => {
    const mins = parties
      .filter(({ answers }) => floor.when(answers, thresholds))
      .map(({ answers }) => floor.min(answers, thresholds));
    const asks = toDegree(Math.max(1, ...mins));
    return asks > 1 ? [{ id: floor.id, asks }] : [];
  });
}

/**
 * Why the floors may not be lowered as these thresholds say, or null where they may be (AS50, AS51).
 * What holds already is not asked about again.
 * @returns `floorInsisted` naming the floor that the law, a regulator or a funder asks for; `badValue`
 * for one that nobody reports, and for a degree that is not lower than what it asks for
 */
export function loweringRefusal(
  parties: readonly Answering[],
  { now, proposed }: { readonly now: Thresholds; readonly proposed: Thresholds },
): Refusal | null {
  const open = lowerable(parties, proposed);
  for (const [id, degree] of Object.entries(proposed.lowered)) {
    if (now.lowered[id] === degree) continue;
    const basis = floorById(id)?.basis ?? "policy";
    if (basis !== "policy") {
      return { code: "floorInsisted", field: "thresholds", params: { floor: id } };
    }
    const asks = open.find((floor) => floor.id === id)?.asks ?? 1;
    if (degree >= asks) return { code: "badValue", field: "thresholds" };
  }
  return null;
}

/** A party under an id that its new name would not change. */
type Reporting = Answering & { readonly organisationId: string };

/**
 * SHA-256 in hex over the facts that a floor stands on: who reports it, and what each of them answered
 * to its questions. A lowered floor is lowered for exactly these (AS52). It is the same in any order
 * of parties.
 */
export function groundsOf(
  id: string,
  parties: readonly Reporting[],
  thresholds: Thresholds,
): string {
  const floor = floorById(id);
  const reporters = parties.filter(({ answers }) => floor?.when(answers, thresholds) === true);
  const said = reporters
    .map(({ organisationId, answers }) => ({
      organisationId,
      answers: (floor?.questions ?? []).map((question) => codesIn(answers, question)),
    }))
    .toSorted((a, b) => (a.organisationId < b.organisationId ? -1 : 1));
  return bytesToHex(sha256(utf8ToBytes(canonicalize({ id, said }) ?? "")));
}

/** Of several codes, the order says nothing. */
function codesIn(answers: Answers, question: QuestionId): readonly string[] {
  const answer = answers[question] ?? "unsure";
  return [answer].flat().map(String).toSorted();
}
