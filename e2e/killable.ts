import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** Settings of a server that says nothing and shows no example. */
export const QUIET = { LOG_LEVEL: "silent", DEMO: "off" } as const;

/** The whole product in a process of its own, which can be killed and started on the same folder. */
export class Killable {
  readonly #folder: string;
  readonly #settings: readonly string[];
  #child: ChildProcess | undefined;
  #up: Promise<string>;
  origin = "";
  kills = 0;

  private constructor(folder: string, settings: readonly string[]) {
    this.#folder = folder;
    this.#settings = settings;
    this.#up = this.#start("0");
  }

  /** @param settings such as `LIVE_RATE=off` */
  static async on(folder: string, settings: readonly string[] = []): Promise<Killable> {
    const server = new Killable(folder, settings);
    await server.up();
    return server;
  }

  get pid(): number {
    return this.#child?.pid ?? 0;
  }

  /** Resolves when it listens. */
  up(): Promise<string> {
    return this.#up;
  }

  /** SIGKILL, and a new process on the same port. */
  async killAndStart(): Promise<void> {
    const { port } = new URL(this.origin);
    this.kills += 1;
    await this.end();
    this.#up = this.#start(port);
    await this.#up;
  }

  async end(): Promise<void> {
    const child = this.#child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  }

  async #start(port: string): Promise<string> {
    const script = fileURLToPath(import.meta.resolve("./killable-server.ts"));
    const child = spawn(process.execPath, [script, this.#folder, port, ...this.#settings], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    this.#child = child;
    const ended = once(child, "exit");
    const first = await Promise.race([once(createInterface(child.stdout), "line"), ended]);
    const origin = /^listening (\S+)$/.exec(String(first[0]))?.[1];
    if (origin === undefined) throw new Error("The server ended before it listened (see above).");
    this.origin = origin;
    return origin;
  }
}
