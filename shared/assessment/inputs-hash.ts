import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import canonicalize from "canonicalize";
import type { AssessedParty } from "./assess.ts";
import { factCodes } from "./facts.ts";
import { FACT_IDS, SCALE_IDS } from "./questions.ts";

/** A party under an id that its new name would not change. */
export type HashedParty = Omit<AssessedParty, "name"> & { readonly id: string };

/**
 * SHA-256 in hex over everything that can change a result or its outline (AS14). Equal answers give
 * equal hashes in any order of parties. Readiness is left out: it changes no result, and five
 * answers of five could be guessed back from a hash that others see.
 */
export function inputsHash(version: string, parties: readonly HashedParty[]): string {
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
  return bytesToHex(sha256(utf8ToBytes(canonicalize({ version, inputs }) ?? "")));
}
