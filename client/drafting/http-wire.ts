import {
  LINES_PATH,
  LinePoll,
  LineReply,
  type LineRequest,
  readEvent,
} from "#shared/protocol/live-line.ts";
import { fromBase64 } from "./base64.ts";
import { EventReader } from "./event-reader.ts";
import { type Ask, LineBroken, answerOf, patiently } from "./http-ask.ts";
import { HttpSender } from "./http-sender.ts";
import type { Wire, WireEvents } from "./wire.ts";

/** A room over plain HTTP: the frames of a socket, by requests that any proxy lets through. */
export class HttpWire implements Wire {
  readonly #ask: Ask;
  readonly #events: WireEvents;
  readonly #reading = new AbortController();
  #sender: HttpSender | null = null;
  #over = false;

  /** @param url a socket's address of the room, which says all that the server wants to know */
  constructor(ask: Ask, url: string, on: { readonly way: "events" | "poll" } & WireEvents) {
    this.#ask = ask;
    this.#events = on;
    this.#run(url, on.way).catch((failure: unknown) => this.#end(LineBroken.from(failure)));
  }

  send(frame: Uint8Array): void {
    this.#sender?.send(frame);
  }

  /** What was sent before still goes; the reading ends after it, and with it the line. */
  close(): void {
    this.#over = true;
    if (this.#sender === null) this.#reading.abort();
    else void this.#sender.leave().then(() => this.#reading.abort());
  }

  async #run(url: string, way: "events" | "poll"): Promise<void> {
    const body = lineRequest(url);
    const answer = await this.#ask("POST", LINES_PATH, { body, signal: this.#reading.signal });
    const reply = await answerOf(answer, LineReply);
    if ("close" in reply) throw new LineBroken(reply.close.code, reply.close.reason);
    const path = `${LINES_PATH}/${reply.line}`;
    this.#sender = new HttpSender(this.#ask, path, (failure) => this.#end(failure));
    await (way === "events" ? this.#follow(path) : this.#poll(path));
  }

  async #follow(path: string): Promise<void> {
    const { signal } = this.#reading;
    const answer = await this.#ask("GET", `${path}/events`, { signal });
    if (!answer.ok) throw LineBroken.ofStatus(answer.status);
    for await (const event of new EventReader(answer.body)) this.#take(event);
    throw new LineBroken(1006, "the stream ended");
  }

  #take(event: string): void {
    const read = readEvent(event);
    if (read === undefined) return;
    if ("close" in read) throw new LineBroken(read.close.code, read.close.reason);
    this.#events.frame(fromBase64(read.frame));
  }

  async #poll(path: string): Promise<void> {
    const { signal } = this.#reading;
    let after = 0;
    const next = async () =>
      answerOf(await this.#ask("GET", `${path}/frames?after=${after}`, { signal }), LinePoll);
    for (;;) {
      const { last, frames, close } = await patiently(next, signal);
      after = last;
      for (const frame of frames) this.#events.frame(fromBase64(frame));
      if (close !== undefined) throw new LineBroken(close.code, close.reason);
    }
  }

  /** Whoever ends it first says why; nothing is said of a line that the page closed itself. */
  #end({ code, message }: LineBroken): void {
    this.#reading.abort();
    if (this.#over) return;
    this.#over = true;
    this.#events.closed(code, message);
  }
}

/** A socket says with its address what a line says with its first body. */
function lineRequest(url: string): LineRequest {
  const { pathname, searchParams: shown } = new URL(url);
  return {
    room: decodeURIComponent(pathname.slice("/live/".length)),
    schema: Number(shown.get("v")),
    client: Number(shown.get("client")),
    sid: shown.get("sid") ?? "",
  };
}
