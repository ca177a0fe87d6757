import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A server of its own process and folder, as `npm start` runs it. */
export interface Product {
  /** Such as `http://localhost:41234`. */
  readonly origin: string;
  readonly pid: number;
  /** What it printed on both streams so far. */
  output(): string;
  /** Ends it at once, as a crash would (SIGKILL); the folder stays. */
  kill(): Promise<void>;
  /** Starts it again on the same folder and port after `kill`. */
  restart(): Promise<Product>;
  /** Ends it and removes the folder. */
  remove(): Promise<void>;
}

const ROOT = join(import.meta.dirname, "..");
const READY = /Counterpart is at (http:\S+)/;

/**
 * Starts the product on a free port and a fresh folder.
 * @param environment settings such as `{ DEMO: "off" }`
 * @throws Error with its output when it ends before it listens
 */
export async function startProduct(
  environment: Readonly<Record<string, string>> = {},
): Promise<Product> {
  const folder = mkdtempSync(join(tmpdir(), "counterpart-e2e-"));
  return launch(folder, { PORT: "0", ...environment });
}

async function launch(
  folder: string,
  environment: Readonly<Record<string, string>>,
): Promise<Product> {
  const child = spawn(process.execPath, ["server/start.js"], {
    cwd: ROOT,
    env: { ...process.env, DATA_DIR: folder, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  const origin = await new Promise<string>((resolve, reject) => {
    const take = (chunk: Buffer): void => {
      printed += chunk.toString("utf8");
      const ready = READY.exec(printed)?.[1];
      if (ready !== undefined) resolve(ready);
    };
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    child.once("exit", () => {
      reject(new Error(`The server ended before it listened:\n${printed}`));
    });
  });
  const kill = (): Promise<void> => ended(child);
  return {
    origin,
    pid: child.pid ?? 0,
    output: () => printed,
    kill,
    restart: async () => {
      await kill();
      return launch(folder, { ...environment, PORT: new URL(origin).port });
    },
    remove: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", () => {
      resolve();
    });
    child.kill("SIGKILL");
  });
}
