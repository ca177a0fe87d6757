import { Worker } from "node:worker_threads";
import type { Canonical } from "#shared/drafting/canonical.ts";
import { type ReadBack, type Reading, readDirectly } from "./reading.ts";

export type Question = { id: number; task: "back" | "canonical"; state: Uint8Array };
export type Answer =
  | { id: number; task: "back"; result: ReadBack }
  | { id: number; task: "canonical"; result: Canonical }
  | { id: number; task: "failed" };

/** Below this many bytes (about forty pages) a draft is read faster than it is handed over. */
const WORTH_IT = 150_000;
/** How long a thread without questions is kept. */
const IDLE_MS = 60_000;

/**
 * Reads big drafts in a thread of its own, which starts with the first of them and ends when there
 * have been none for a while. What the thread does not answer is read here after all.
 */
export function readInWorker(worthIt = WORTH_IT): Reading & { stop: () => Promise<void> } {
  const thread = new Thread();
  const ask = (task: Question["task"], state: Uint8Array): Promise<Answer> | undefined =>
    state.length < worthIt ? undefined : thread.ask(task, state);
  return {
    back: async (state) => {
      const answer = await ask("back", state);
      return answer?.task === "back" ? answer.result : readDirectly.back(state);
    },
    canonical: async (state) => {
      const answer = await ask("canonical", state);
      return answer?.task === "canonical" ? answer.result : readDirectly.canonical(state);
    },
    stop: () => thread.stop(),
  };
}

class Thread {
  #worker: Worker | undefined;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #questions = 0;
  #idle: NodeJS.Timeout | undefined;

  ask(task: Question["task"], state: Uint8Array): Promise<Answer> {
    clearTimeout(this.#idle);
    this.#questions += 1;
    const id = this.#questions;
    const worker = (this.#worker ??= this.#start());
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      worker.postMessage({ id, task, state } satisfies Question, []);
    });
  }

  async stop(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    this.#fail();
    await worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(new URL("./reading-worker.ts", import.meta.url));
    worker.unref();
    worker.on("message", (answer: Answer) => {
      this.#waiting.get(answer.id)?.(answer);
      this.#waiting.delete(answer.id);
      if (this.#waiting.size === 0) this.#restLater();
    });
    const ended = () => {
      if (this.#worker !== worker) return;
      this.#worker = undefined;
      this.#fail();
    };
    worker.on("error", ended);
    worker.on("exit", ended);
    return worker;
  }

  /** Whoever waits for an answer is told that there will be none. */
  #fail(): void {
    for (const [id, resolve] of this.#waiting) resolve({ id, task: "failed" });
    this.#waiting.clear();
  }

  #restLater(): void {
    this.#idle = setTimeout(() => {
      void this.stop();
    }, IDLE_MS).unref();
  }
}
