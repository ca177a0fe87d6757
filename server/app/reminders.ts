import type { Log } from "../log.ts";

/** How often the server looks whether something has come near. */
const LOOK_EVERY_MS = 60_000;

/**
 * Looks now and then for what people should be reminded of. A look that fails is logged, and the next
 * one comes.
 */
export function startReminders(
  log: Log,
  remind: () => Promise<void>,
): { readonly stop: () => Promise<void> } {
  let current: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    current = current.then(remind).catch((error: unknown) => {
      log.error({ error: String(error) }, "reminders could not be looked for");
    });
  }, LOOK_EVERY_MS);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await current;
    },
  };
}
