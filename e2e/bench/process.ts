import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";

/** A server process that has said that it listens. */
export interface Server {
  readonly pid: number;
  /** what the ready line caught */
  readonly said: string;
  end(signal: "SIGKILL" | "SIGTERM"): Promise<void>;
}

const running = new Set<ChildProcess>();

/** Ends what a scenario that failed has left running. */
export async function endAll(): Promise<void> {
  await Promise.all([...running].map((child) => ended(child, "SIGKILL")));
}

/**
 * Starts a server and waits for the line that says that it listens.
 * @throws Error with its output when it ends before
 */
export async function startServer(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  ready: RegExp,
): Promise<Server> {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  child.once("exit", () => {
    running.delete(child);
  });
  let printed = "";
  const said = await new Promise<string>((resolve, reject) => {
    const take = (chunk: Buffer): void => {
      printed += chunk.toString("utf8");
      const found = ready.exec(printed)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    child.once("exit", () => {
      reject(new Error(`the server ended before it listened:\n${printed}`));
    });
  });
  return { pid: child.pid ?? 0, said, end: (signal) => ended(child, signal) };
}

function ended(child: ChildProcess, signal: "SIGKILL" | "SIGTERM"): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", () => {
      resolve();
    });
    child.kill(signal);
  });
}

/** Linux counts CPU time in ticks of 10 ms. */
const TICK_MS = 10;
const PAGE = 4096;
const AFTER_NAME = 2;
const USER = 11;
const SYSTEM = 12;

/** CPU milliseconds that a process has used, all its threads. */
export function cpuMs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + AFTER_NAME).split(" ");
  return (Number(fields[USER]) + Number(fields[SYSTEM])) * TICK_MS;
}

/** Bytes of memory that a process holds. */
export function rssBytes(pid: number): number {
  return Number(readFileSync(`/proc/${pid}/statm`, "utf8").split(" ")[1]) * PAGE;
}
