import type { DraftContent } from "#shared/drafting/convert.ts";
import type { Recorder } from "../audit/record.ts";
import type { GuardedRoute } from "../agreements/guard.ts";
import type { Live } from "../drafting/live.ts";
import type { Platform } from "../http/platform.ts";
import type { Outbox } from "../people/mail/outbox.ts";
import { secretOf } from "../storage/secrets.ts";
import { type SealKey, sealKeyFrom } from "./seal.ts";

/** The draft at one moment of its history. */
export interface DraftNow {
  readonly seq: number;
  readonly content: DraftContent;
}

/** What sign-off stands on. */
export interface SignoffDeps extends Platform {
  readonly guard: GuardedRoute;
  readonly recorder: Recorder;
  readonly outbox: Outbox;
  /** Keys the hashes of emailed codes; never in the database. */
  readonly pepper: Uint8Array;
  readonly sealKey: SealKey;
  /** A history was read, and its chain held or did not. */
  readonly chainChecked: (intact: boolean) => void;
  readonly live: Pick<Live, "currentDraft" | "freezeRoom" | "stageChanged">;
}

/**
 * Reads (at the first start: makes) the seal key.
 * @throws Error when the key can't be trusted or does not sign: the start stops
 */
export function openSignoff(deps: Omit<SignoffDeps, "sealKey">): SignoffDeps {
  const seed = secretOf(deps.config.dataDir, "seal-key", () => deps.random.bytes(32));
  return { ...deps, sealKey: sealKeyFrom(seed) };
}
