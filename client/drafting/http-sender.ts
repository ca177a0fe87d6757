import { LINE_LIMIT, LineTaken } from "#shared/protocol/live-line.ts";
import { toBase64 } from "./base64.ts";
import { type Ask, LineBroken, answerOf, patiently } from "./http-ask.ts";

/** Characters of frames in one body, unless a single frame has more; and in one that outlives its page. */
const BODY = 200_000;
const SMALL_BODY = 60_000;
/** How long one request has: a page that writes too fast is answered late. */
const ANSWER_MS = 20_000;
/** How long what waits has to go once the line is left. */
const FAREWELL_MS = 2_000;

/**
 * Brings a page's frames to its line: one body at a time, in order. A body whose answer is lost is
 * sent again as it was; the server takes it once. While it waits, later frames gather for the next.
 */
export class HttpSender {
  readonly #ask: Ask;
  readonly #path: string;
  readonly #failed: (failure: LineBroken) => void;
  readonly #left = new AbortController();
  #waiting: string[] = [];
  #sent = 0;
  #going: Promise<void> | null = null;
  #request: AbortController | null = null;

  /** @param path the line's, such as `/api/live/lines/abc` */
  constructor(ask: Ask, path: string, failed: (failure: LineBroken) => void) {
    this.#ask = ask;
    this.#path = path;
    this.#failed = failed;
  }

  send(frame: Uint8Array): void {
    this.#waiting.push(toBase64(frame));
    this.#going ??= this.#sendAll();
  }

  /** What waits still goes, without another try. Resolves when nothing is under way any more. */
  async leave(): Promise<void> {
    this.#left.abort();
    const giveUp = setTimeout(() => this.#request?.abort(), FAREWELL_MS);
    await this.#going;
    clearTimeout(giveUp);
  }

  async #sendAll(): Promise<void> {
    try {
      while (this.#waiting.length > 0) await this.#sendSome();
    } catch (failure) {
      this.#waiting = [];
      this.#failed(LineBroken.from(failure));
    }
    this.#going = null;
  }

  async #sendSome(): Promise<void> {
    const frames = this.#take();
    const body = { first: this.#sent, frames };
    const { close } = await patiently(() => this.#post(body), this.#left.signal);
    if (close !== undefined) throw new LineBroken(close.code, close.reason);
    this.#sent += frames.length;
  }

  async #post(body: { first: number; frames: readonly string[] }): Promise<LineTaken> {
    const request = new AbortController();
    this.#request = request;
    const late = setTimeout(() => request.abort(), ANSWER_MS);
    const outlives = body.frames.join("").length < SMALL_BODY;
    const { signal } = request;
    try {
      const answer = await this.#ask("POST", `${this.#path}/frames`, { body, signal, outlives });
      return await answerOf(answer, LineTaken);
    } finally {
      clearTimeout(late);
    }
  }

  #take(): string[] {
    let size = 0;
    const end = this.#waiting.findIndex((frame, at) => {
      size += frame.length;
      return at > 0 && (size > BODY || at >= LINE_LIMIT.frames);
    });
    return this.#waiting.splice(0, end === -1 ? this.#waiting.length : end);
  }
}
