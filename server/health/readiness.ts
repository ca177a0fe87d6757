import { setTimeout as after } from "node:timers/promises";
import type { Platform } from "../http/platform.ts";
import { NEEDED_BYTES } from "./disk.ts";
import { beat, missingMigrations } from "./store.ts";

/** How long a look stands, so that many who ask cost one write. */
const STANDS_MS = 1000;
const WRITE_WITHIN_MS = 2000;

/** What is wrong, a sentence for each; empty when all is well. Never a path or an error's text. */
type Faults = Readonly<Record<string, string>>;

export type ReadinessDeps = Pick<Platform, "storage" | "clock" | "log"> & {
  /** bytes free where the data is */
  readonly freeBytes: () => Promise<number>;
  readonly stopping: () => boolean;
};

/**
 * Whether work can be taken on: a row can be written and synced, there is room on the disk, every
 * migration has been applied, and the server is not about to stop.
 */
export function openReadiness(deps: ReadinessDeps): () => Promise<Faults> {
  let last: { at: number; faults: Promise<Faults> } | undefined;
  return async () => {
    if (deps.stopping()) return { stopping: "The server is about to stop." };
    const now = deps.clock.now().getTime();
    if (last === undefined || Math.abs(now - last.at) >= STANDS_MS) {
      last = { at: now, faults: look(deps) };
    }
    return last.faults;
  };
}

async function look(deps: ReadinessDeps): Promise<Faults> {
  const checks = { write: writes, disk: hasRoom, migrations: isMigrated };
  const found = await Promise.all(
    Object.entries(checks).map(async ([name, check]): Promise<[string, string][]> => {
      const fault = await check(deps).catch((error: unknown) => {
        deps.log.error({ check: name, error: String(error) }, "not ready");
        return FAILED[name];
      });
      return fault === undefined ? [] : [[name, fault]];
    }),
  );
  return Object.fromEntries(found.flat());
}

const FAILED: Readonly<Record<string, string>> = {
  write: "A test row could not be written.",
  disk: "The free space could not be read.",
  migrations: "The database does not tell its version.",
};

async function writes({ storage, clock }: ReadinessDeps): Promise<string | undefined> {
  const written = storage.write((tx) => beat(tx, clock.now().toISOString()));
  const late = after(WRITE_WITHIN_MS, "A test row took longer than 2 seconds.", { ref: false });
  return Promise.race([written.then(() => undefined), late]);
}

async function hasRoom({ freeBytes }: ReadinessDeps): Promise<string | undefined> {
  const free = await freeBytes();
  if (free > NEEDED_BYTES) return undefined;
  return `Only ${inMegabytes(free)} MB are free, more than ${inMegabytes(NEEDED_BYTES)} are needed.`;
}

const inMegabytes = (bytes: number): number => Math.floor(bytes / 1024 / 1024);

async function isMigrated({ storage }: ReadinessDeps): Promise<string | undefined> {
  const missing = await missingMigrations(storage.read);
  return missing.length === 0 ? undefined : `The database still needs ${missing.join(", ")}.`;
}
