import type { Running } from "../app.ts";

/** Then it ends all the same: whatever was acknowledged is on disk without this (OPERATIONS 4.8). */
const STOP_WITHIN_MS = 10_000;

/**
 * The first SIGTERM or SIGINT closes the server in order and ends the process with 0; with 1 when
 * that failed or took longer than ten seconds. A second one ends it at once, with 1.
 */
export function stopOnSignals(running: Running): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => {
      failed(running, "took longer than ten seconds");
    }, STOP_WITHIN_MS).unref();
    running.close().then(
      () => process.exit(0),
      (error: unknown) => {
        failed(running, String(error));
      },
    );
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}

function failed({ platform }: Running, error: string): void {
  platform.log.error({ error }, "not stopped in order");
  process.exit(1);
}
