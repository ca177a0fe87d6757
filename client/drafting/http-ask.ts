import type * as z from "zod";
import { CLOSE } from "#shared/protocol/close-codes.ts";

/** Asks the server, and gives its answer as it comes, whatever its status. Rejects without one. */
export type Ask = (
  method: "GET" | "POST",
  path: string,
  parts: {
    readonly body?: unknown;
    readonly signal?: AbortSignal;
    /** It goes on when the page closes; browsers take about 64 KB of these at a time. */
    readonly outlives?: boolean;
  },
) => Promise<Response>;

/** Nobody said why: what a WebSocket reports for a line that broke. */
const BROKEN = 1006;

/** A line over HTTP that is no more, with a socket's close code. */
export class LineBroken extends Error {
  override readonly name = "LineBroken";
  readonly code: number;
  /** The same request may still succeed. */
  readonly passing: boolean;

  constructor(code: number, reason: string, passing = false) {
    super(reason);
    this.code = code;
    this.passing = passing;
  }

  static from(failure: unknown): LineBroken {
    if (failure instanceof LineBroken) return failure;
    return new LineBroken(BROKEN, String(failure), true);
  }

  /** A refused request: signed out is final, a busy server or proxy is not, the rest ends the line. */
  static ofStatus(status: number): LineBroken {
    if (status === 401) return new LineBroken(CLOSE.noSession, "session");
    return new LineBroken(BROKEN, `status ${status}`, status >= 500 || status === 429);
  }
}

/** @throws LineBroken when the request was refused, or its answer is not what was asked for */
export async function answerOf<Reply>(answer: Response, reply: z.ZodType<Reply>): Promise<Reply> {
  if (!answer.ok) throw LineBroken.ofStatus(answer.status);
  const read = reply.safeParse(await answer.json());
  if (!read.success) throw new LineBroken(BROKEN, "unreadable");
  return read.data;
}

const PAUSES_MS = [250, 500, 1_000, 2_000];

/** Tries again, a little later each time, while the failure may pass and nobody has given up. */
export async function patiently<T>(attempt: () => Promise<T>, givenUp: AbortSignal): Promise<T> {
  for (const pause of PAUSES_MS) {
    try {
      return await attempt();
    } catch (failure) {
      if (!LineBroken.from(failure).passing || givenUp.aborted) throw failure;
    }
    await passed(pause, givenUp);
    givenUp.throwIfAborted();
  }
  return attempt();
}

/** Resolves after a while, or as soon as nobody waits any more. */
async function passed(ms: number, givenUp: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer);
      givenUp.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    givenUp.addEventListener("abort", done);
  });
}
