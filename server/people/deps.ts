import type { Platform } from "../http/platform.ts";
import { secretOf } from "../storage/secrets.ts";
import { createOutbox, type Outbox } from "./mail/outbox.ts";

/** Something about who may do what has changed: whoever holds live sockets closes or re-asks them. */
export interface AccessChange {
  readonly personId: string;
  /** The one agreement it concerns; absent: all of them. */
  readonly agreementId?: string;
  /** The one session that ended; absent: all of the person's. */
  readonly sessionId?: string;
}

/** What the people's side of the server works with. */
export interface PeopleDeps extends Platform {
  readonly outbox: Outbox;
  /** Keys the hashes of emailed codes; never in the database. */
  readonly pepper: Uint8Array;
  readonly onAccessChanged: (change: AccessChange) => void;
}

/**
 * Reads (at the first start: makes) the pepper and opens the outbox.
 * @throws SecretError when the pepper can't be trusted
 */
export function openPeople(
  platform: Platform,
  onAccessChanged: (change: AccessChange) => void,
): PeopleDeps {
  const pepper = secretOf(platform.config.dataDir, "session-pepper", () =>
    platform.random.bytes(32),
  );
  return { ...platform, pepper, onAccessChanged, outbox: createOutbox({ ...platform, pepper }) };
}
