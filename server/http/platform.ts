import type { Clock, Random } from "../clock.ts";
import type { Config } from "../config.ts";
import type { Log } from "../log.ts";
import type { Storage } from "../storage/storage.ts";

/** What every feature of the server stands on; tests pass their own. */
export interface Platform {
  readonly config: Config;
  readonly log: Log;
  readonly clock: Clock;
  readonly random: Random;
  readonly storage: Storage;
  /** The origin people reach us at, such as `http://localhost:4000`; known once we listen. */
  readonly origin: () => string;
}
