import { CLOSE } from "#shared/protocol/close-codes.ts";
import type { LineEnd } from "#shared/protocol/live-line.ts";
import { type Brought, type FrameStream, HttpDown } from "./http-down.ts";
import { HttpUp, type TakenUp } from "./http-up.ts";
import { LIVE_LIMITS } from "./limits.ts";
import type { Line, Timers } from "./ports.ts";

/** What a line tells whoever keeps it. */
type LineEvents = {
  received: (frame: Uint8Array) => void;
  /** no frame goes either way any more */
  ended: () => void;
  /** the page has had time enough to hear why it ended */
  forgotten: () => void;
};

/**
 * One page's line over plain HTTP: what a socket is to the core. It ends when the core closes it,
 * when its stream breaks, or when nobody has been reading for a while.
 */
export class HttpLine implements Line {
  /** The session that opened it, and nobody else, may use it. */
  readonly sessionId: string;
  readonly #timers: Timers;
  readonly #events: LineEvents;
  readonly #up: HttpUp;
  readonly #down: HttpDown;
  #readers = 0;
  #stopSilence: (() => void) | undefined;

  constructor(sessionId: string, timers: Timers, events: LineEvents) {
    this.sessionId = sessionId;
    this.#timers = timers;
    this.#events = events;
    this.#up = new HttpUp(events.received);
    this.#down = new HttpDown(timers);
    this.#watchSilence();
  }

  get waiting(): number {
    return this.#down.waiting;
  }

  /** Why the line has ended. */
  get end(): LineEnd | undefined {
    return this.#down.end;
  }

  send(frame: Uint8Array): void {
    this.#down.send(frame);
  }

  close(code: number, reason: string): void {
    if (this.end !== undefined) return;
    this.#up.end();
    this.#down.close({ code, reason });
    this.#events.ended();
    this.#watchSilence();
  }

  pause(): void {
    this.#up.pause();
  }

  resume(): void {
    this.#up.resume();
  }

  /** Frames of the page; resolves when it may send more. */
  async take(first: number, frames: readonly Uint8Array[]): Promise<TakenUp> {
    return this.#up.take(first, frames);
  }

  /** Somebody reads, until the returned function is called. */
  reading(): () => void {
    this.#readers += 1;
    this.#stopSilence?.();
    return () => {
      this.#readers -= 1;
      this.#watchSilence();
    };
  }

  /** @returns whether the frames go there now; there is one stream in the life of a line */
  follow(stream: FrameStream): boolean {
    return this.#down.follow(stream);
  }

  /** A long poll; see {@link HttpDown.poll}. */
  async poll(after: number): Promise<Brought | undefined> {
    return this.#down.poll(after);
  }

  #watchSilence(): void {
    this.#stopSilence?.();
    if (this.#readers > 0 && this.end === undefined) return;
    this.#stopSilence = this.#timers.after(LIVE_LIMITS.http.silenceMs, () => {
      this.close(CLOSE.restart, "silent");
      this.#stopSilence?.();
      this.#events.forgotten();
    });
  }
}
