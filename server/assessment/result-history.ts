import type { ResultStep } from "#shared/protocol/result.ts";
import { resultDiff } from "#shared/templates/result-diff.ts";
import type { Access } from "../agreements/access.ts";
import type { Reader } from "../storage/storage.ts";
import { type KeptRevision, revisionsOf } from "./result-store.ts";

/** How the result came to be what it is, the oldest first (AS26). */
export async function historyOf(db: Reader, access: Access): Promise<ResultStep[]> {
  const kept = await revisionsOf(db, access);
  return kept.map((revision, index) => stepFrom(kept[index - 1], revision));
}

function stepFrom(before: KeptRevision | undefined, now: KeptRevision): ResultStep {
  const { revision, at, result } = now;
  const { state, degree, workingDegree } = result;
  return { revision, at, state, degree, workingDegree, ...diff(before, now) };
}

/** Nothing for the first result, and for one of before its inputs were kept. */
function diff(
  before: KeptRevision | undefined,
  now: KeptRevision,
): Pick<ResultStep, "joined" | "left" | "clausesIn" | "clausesOut"> {
  const none = { joined: [], left: [], clausesIn: [], clausesOut: [] };
  if (before === undefined) return none;
  const { inputs: had } = before;
  const { inputs: has } = now;
  if (had === null || has === null) return none;
  return resultDiff(
    { result: before.result, parties: had.parties },
    { result: now.result, parties: has.parties },
  );
}
