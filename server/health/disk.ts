import type { NextFunction, Request, Response } from "express";
import type { Log } from "../log.ts";
import { ProblemError } from "../http/problem.ts";

/** Bytes that must be free in the data folder for anything to be written (OPERATIONS 4.8). */
export const NEEDED_BYTES = 200 * 1024 * 1024;

/** How often the disk is looked at, and how long a look stands for whoever asks in between. */
const EVERY_MS = 2_000;
const STANDS_MS = 500;

/**
 * Whether the disk has room. When it has not, nothing is written any more, well before SQLite
 * itself would fail, and everything that only reads goes on. It is noticed by itself when there is
 * room again.
 */
export interface DiskWatch {
  /** As last looked. */
  readonly low: () => boolean;
  /** Looks, unless somebody just has; the answer of {@link low}. */
  readonly look: () => Promise<boolean>;
  /** Told of each change. */
  readonly onChange: (told: () => void) => void;
  readonly stop: () => void;
}

export function watchDisk({
  freeBytes,
  log,
}: {
  readonly freeBytes: () => Promise<number>;
  readonly log: Log;
}): DiskWatch {
  const listeners: (() => void)[] = [];
  let low = false;
  let last: { at: number; seen: Promise<boolean> } | undefined;
  const see = async (): Promise<boolean> => {
    // A disk that does not tell is believed to have room: the database says when it has not.
    const free = await freeBytes().catch(() => Infinity);
    const now = free <= NEEDED_BYTES;
    if (now !== low) {
      low = now;
      if (now) log.error({ free }, "disk: nearly full, nothing is written");
      else log.warn({ free }, "disk: room again");
      for (const told of listeners) told();
    }
    return low;
  };
  const look = (): Promise<boolean> => {
    const at = performance.now();
    if (last === undefined || at - last.at >= STANDS_MS) last = { at, seen: see() };
    return last.seen;
  };
  const timer = setInterval(() => void look(), EVERY_MS).unref();
  return {
    low: () => low,
    look,
    onChange: (told) => {
      listeners.push(told);
    },
    stop: () => {
      clearInterval(timer);
    },
  };
}

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/** The header of every answer while nothing is written; the pages say so to whoever reads them. */
const READ_ONLY = "counterpart-read-only";

/**
 * What is still taken, because reading needs it or nothing is stored: signing in and out, looking at
 * an invitation, the example's tabs, and the live rooms, which keep what they are sent and wait.
 */
const STILL_TAKEN = [
  /^\/api\/sign-(?:in|out)(?:\/|$)/,
  /^\/api\/invitations\/look$/,
  /^\/api\/demo\/session$/,
  /^\/api\/live\//,
];

/** Turns writes away with 503 `lowDisk` while the disk is nearly full. */
export function refuseWrites(disk: DiskWatch) {
  return async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    const low = await disk.look();
    if (low) response.setHeader(READ_ONLY, "disk");
    const path = request.baseUrl + request.path;
    if (!low || SAFE.has(request.method) || STILL_TAKEN.some((one) => one.test(path))) next();
    else throw new ProblemError("lowDisk");
  };
}
