import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import canonicalize from "canonicalize";
import type { AssessedParty } from "./assess.ts";
import { factCodes } from "./facts.ts";
import { FACT_IDS, SCALE_IDS } from "./questions.ts";
import { sameThresholds, STANDARD, type Thresholds } from "./thresholds.ts";

/** A party under an id that its new name would not change. */
export type HashedParty = Omit<AssessedParty, "name"> & { readonly id: string };

/**
 * SHA-256 in hex over everything that can change a result or its outline (AS14). Equal answers give
 * equal hashes in any order of parties. Readiness is left out: it changes no result, and five
 * answers of five could be guessed back from a hash that others see. The standard thresholds add
 * nothing, so that a hash of before they could be chosen stays what it was.
 */
export function inputsHash(
  version: string,
  parties: readonly HashedParty[],
  thresholds: Thresholds = STANDARD,
): string {
  const inputs = parties
    .map(({ id, legalForm, languages, publicAuthority, answers }) => ({
      id,
      legalForm: legalForm ?? null,
      languages: languages ?? [],
      publicAuthority: publicAuthority === true,
      scales: SCALE_IDS.map((scale) => answers[scale] ?? null),
      facts: FACT_IDS.map((fact) => factCodes(answers, fact)),
    }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const config = sameThresholds(thresholds, STANDARD) ? {} : { config: chosen(thresholds) };
  return bytesToHex(sha256(utf8ToBytes(canonicalize({ version, inputs, ...config }) ?? "")));
}

/** Where no floor is lowered, none is named: a hash of before they could be stays what it was. */
function chosen({ lowered, ...amounts }: Thresholds): object {
  return Object.keys(lowered).length === 0 ? amounts : { ...amounts, lowered };
}
