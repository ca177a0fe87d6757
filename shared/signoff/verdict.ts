import type { State } from "./decide.ts";
import type { Method } from "./statement.ts";

/** Why a file is not believed. Each code has one sentence in `report.ts` and one in the client. */
export type FindingCode =
  | "notCanonical"
  | "shape"
  | "seal"
  | "otherKey"
  | "chain"
  | "head"
  | "receiptHead"
  | "personal"
  | "text"
  | "version"
  | "parties"
  | "unpaired"
  | "statement"
  | "challenge"
  | "witness"
  | "assertion"
  | "history"
  | "completion";

export interface Finding {
  readonly code: FindingCode;
  /** Where: a seq, a signer, or which part of a check; never words of the agreement. */
  readonly params: Readonly<Record<string, string | number>>;
}

/** What a receipt lets you compare: the fingerprint of the seal key, and a head of the chain. */
export interface Receipt {
  readonly key?: string;
  readonly head?: string;
}

/** What a believed bundle says. */
export interface Evidence {
  readonly agreement: string;
  readonly title: string;
  readonly version: number;
  readonly docHash: string;
  readonly words: readonly string[];
  readonly round: State["at"];
  /** The signatures on this version; `required` is how many it needs. */
  readonly signatures: readonly {
    readonly name: string;
    readonly party: string;
    readonly method: Method;
    readonly at: string;
  }[];
  readonly required: number;
  /** Copies on paper that two organisations have matched, and the day on each. */
  readonly paper: readonly {
    readonly party: string;
    readonly signedOn: string;
    /** SHA-256 of the scan that was matched; null when none was filed. The file is not in the bundle. */
    readonly scan: string | null;
  }[];
  /** The day from which it counts as a deed; null when it is none, or not complete. */
  readonly deliveredOn: string | null;
  readonly waiting: readonly string[];
  readonly events: number;
  readonly sealKey: string;
  /** The seal key is the one you named. Without a name it can only be shown to you. */
  readonly keyCompared: boolean;
}

export interface Verdict {
  readonly ok: boolean;
  /** Three lines that a director understands. */
  readonly lines: readonly [string, string, string];
  readonly findings: readonly Finding[];
  /** Present when `ok`. */
  readonly evidence?: Evidence;
}
