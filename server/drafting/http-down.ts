import type { LineEnd } from "#shared/protocol/live-line.ts";
import { LIVE_LIMITS } from "./limits.ts";
import type { Timers } from "./ports.ts";

/** What a long poll brings: frames, and the count of the last of them. */
export type Brought = { last: number; frames: Uint8Array[]; close?: LineEnd };

/** An answer that goes on for as long as the line lives. */
export interface FrameStream {
  frame(frame: Uint8Array): void;
  close(end: LineEnd): void;
  readonly waiting: number;
}

/**
 * The way down of a line over HTTP, to one reader at a time: a stream that takes each frame as it
 * comes, or long polls, for which a frame is kept until a later poll says that it has arrived.
 */
export class HttpDown {
  readonly #timers: Timers;
  #kept: Uint8Array[] = [];
  #keptBytes = 0;
  /** how many frames came before the kept ones */
  #before = 0;
  #end: LineEnd | undefined;
  #stream: FrameStream | undefined;
  #poll: ((brought: Brought) => void) | undefined;
  #answering = false;

  constructor(timers: Timers) {
    this.#timers = timers;
  }

  /** Bytes that have not reached the page, as far as is known. */
  get waiting(): number {
    return this.#keptBytes + (this.#stream?.waiting ?? 0);
  }

  get end(): LineEnd | undefined {
    return this.#end;
  }

  send(frame: Uint8Array): void {
    if (this.#end !== undefined) return;
    if (this.#stream !== undefined) {
      this.#stream.frame(frame);
      return;
    }
    this.#kept.push(frame);
    this.#keptBytes += frame.length;
    this.#answerSoon();
  }

  close(end: LineEnd): void {
    if (this.#end !== undefined) return;
    this.#end = end;
    this.#stream?.close(end);
    this.#answerSoon();
  }

  /**
   * From now on frames go into this stream; first those that were kept.
   * @returns whether they do: there is one stream in the life of a line
   */
  follow(stream: FrameStream): boolean {
    if (this.#stream !== undefined) return false;
    this.#answer();
    for (const frame of this.#kept) stream.frame(frame);
    this.#drop(this.#kept.length);
    this.#stream = stream;
    if (this.#end !== undefined) stream.close(this.#end);
    return true;
  }

  /**
   * The frames after those that have arrived, as soon as there is one.
   * @param after how many frames of this line the page has
   * @returns undefined when the page says that it has what was never sent, or says less than before,
   *   or when there is a stream
   */
  poll(after: number): Promise<Brought> | undefined {
    const arrived = after - this.#before;
    if (this.#stream !== undefined || arrived < 0 || arrived > this.#kept.length) return undefined;
    this.#answer();
    this.#drop(arrived);
    const answer = new Promise<Brought>((resolve) => {
      this.#poll = resolve;
    });
    if (this.#kept.length > 0 || this.#end !== undefined) this.#answer();
    return answer;
  }

  /** One answer for all frames of this turn. */
  #answerSoon(): void {
    if (this.#poll === undefined || this.#answering) return;
    this.#answering = true;
    this.#timers.soon(() => {
      this.#answering = false;
      this.#answer();
    });
  }

  #answer(): void {
    const answer = this.#poll;
    this.#poll = undefined;
    answer?.(this.#brought());
  }

  #brought(): Brought {
    let bytes = 0;
    const frames: Uint8Array[] = [];
    for (const frame of this.#kept) {
      bytes += frame.length;
      if (frames.length > 0 && bytes > LIVE_LIMITS.http.answerBytes) break;
      frames.push(frame);
    }
    const all = frames.length === this.#kept.length;
    return {
      last: this.#before + frames.length,
      frames,
      ...(all && this.#end !== undefined ? { close: this.#end } : {}),
    };
  }

  #drop(count: number): void {
    for (const frame of this.#kept.splice(0, count)) this.#keptBytes -= frame.length;
    this.#before += count;
  }
}
