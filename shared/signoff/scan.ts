import type { Refusal } from "#shared/problem/problem.ts";
import type { State } from "./decide.ts";

/** Bytes of a scan of a signed copy: a long agreement in grey, or a photograph of its last page. */
export const LARGEST_SCAN = 6 * 1024 * 1024;

/** The kinds of file that a scan may be. */
export const SCAN_TYPES = ["application/pdf", "image/jpeg", "image/png"] as const;
export type ScanType = (typeof SCAN_TYPES)[number];

/** How each of them begins (ISO 32000 7.5.2, ITU-T T.81 B.1, PNG 5.2). */
const BEGINNINGS: Record<ScanType, readonly number[]> = {
  "application/pdf": [0x25, 0x50, 0x44, 0x46, 0x2d],
  "image/jpeg": [0xff, 0xd8, 0xff],
  "image/png": [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
};

/** What a file is by its own first bytes, whatever its name says; null for everything else. */
export function scanType(bytes: Uint8Array): ScanType | null {
  const begins = (type: ScanType): boolean =>
    BEGINNINGS[type].every((byte, at) => bytes[at] === byte);
  return SCAN_TYPES.find(begins) ?? null;
}

/**
 * Why a party may not file a scan of its copy now, or null when it may: the round is open, its copy
 * is recorded, and no other organisation has matched it. Until then a newer scan takes its place.
 */
export function scanRefusal(state: State, party: string): Refusal | null {
  if (state.at === "drafting") return { code: "wrongStage" };
  if (state.at !== "open") return { code: "roundOver" };
  if (!state.paper.includes(party)) return { code: "notOnPaper" };
  if (state.matched.includes(party)) return { code: "paperMatched" };
  return state.recorded.includes(party) ? null : { code: "paperNotHere" };
}
