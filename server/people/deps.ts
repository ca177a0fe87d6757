import type { Clock, Random } from "../clock.ts";
import type { Log } from "../log.ts";
import type { Storage } from "../storage/storage.ts";
import type { Outbox } from "./mail/outbox.ts";

/** Something about who may do what has changed: whoever holds live sockets closes or re-asks them. */
export interface AccessChange {
  readonly personId: string;
  /** The one agreement it concerns; absent: all of them. */
  readonly agreementId?: string;
  /** The one session that ended; absent: all of the person's. */
  readonly sessionId?: string;
}

/** What the people's side of the server works with. */
export interface PeopleDeps {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly outbox: Outbox;
  /** Keys the hashes of emailed codes: `secretOf(dataDir, "session-pepper", …)`. */
  readonly pepper: Uint8Array;
  /** Where people reach us, such as `http://localhost:4000`; known once the server listens. */
  readonly origin: () => string;
  readonly demo: boolean;
  /** True when mail really leaves: `/outbox` is then for the example only. */
  readonly smtp: boolean;
  readonly onAccessChanged: (change: AccessChange) => void;
}
