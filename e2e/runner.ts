import { spawn } from "node:child_process";

/** How a runner ended: its exit status, or that it was ended because its time was up. */
export type Ending = { readonly status: number; readonly late: boolean };

/**
 * Runs a command in a process group of its own until it ends. One that is still there after its
 * minutes is ended with everything that it started, and nothing else.
 * @param command its first word is a program: an absolute path, or one that `PATH` finds
 */
export function runWithin(minutes: number, command: readonly string[]): Promise<Ending> {
  const [program = "", ...words] = command;
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { stdio: "inherit", detached: true });
    const endGroup = (signal: NodeJS.Signals) => {
      if (child.pid !== undefined) endAll(child.pid, signal);
    };
    const interrupted = () => {
      endGroup("SIGTERM");
      process.exit(130);
    };
    let late = false;
    const limit = setTimeout(() => {
      late = true;
      endGroup("SIGKILL");
    }, minutes * 60_000);
    process.once("SIGINT", interrupted);
    process.once("SIGTERM", interrupted);
    const over = () => {
      clearTimeout(limit);
      process.off("SIGINT", interrupted);
      process.off("SIGTERM", interrupted);
    };
    child.once("error", (error) => {
      over();
      reject(error);
    });
    child.once("exit", (status) => {
      over();
      endGroup("SIGKILL");
      resolve({ status: status ?? 1, late });
    });
  });
}

/** The group may be empty already: then there is nothing to end. */
function endAll(group: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-group, signal);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}
