import { once } from "node:events";
import {
  LINES_PATH,
  LinePoll,
  LineReply,
  LineTaken,
  readEvent,
} from "#shared/protocol/live-line.ts";
import type { Wire, WireEvents } from "./wire.ts";

/** A request that was refused before anything came of it. */
class Refused extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`Unexpected server response: ${status}`);
    this.status = status;
  }
}

/**
 * A raw client's line over plain HTTP, without the page's code: the same frames as on a socket.
 * The socket's address says what it asks for.
 */
export class HttpWire implements Wire {
  readonly #origin: string;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #events: WireEvents;
  readonly #stop = new AbortController();
  #line = "";
  #sent = 0;
  #queue: Uint8Array[] = [];
  #sending = false;
  #stalled = false;
  open = false;

  constructor(
    url: URL,
    headers: Readonly<Record<string, string>>,
    on: { readonly way: "events" | "poll"; readonly events: WireEvents },
  ) {
    this.#origin = url.origin.replace("ws", "http");
    this.#headers = headers;
    this.#events = on.events;
    this.#begin(url, on.way).catch((error: unknown) => {
      this.#failed(error);
    });
  }

  send(frame: Uint8Array): void {
    this.#queue.push(frame);
    void this.#pump();
  }

  text(words: string): void {
    this.send(Buffer.from(words));
  }

  drop(): void {
    this.open = false;
    this.#stop.abort();
  }

  stall(): void {
    this.#stalled = true;
  }

  async #begin(url: URL, way: "events" | "poll"): Promise<void> {
    const { searchParams: shown, pathname } = url;
    const asked = {
      room: pathname.slice("/live/".length),
      schema: Number(shown.get("v")),
      client: Number(shown.get("client")),
      sid: shown.get("sid") ?? "",
    };
    const answer = LineReply.parse(await (await this.#ask("POST", "", asked)).json());
    if ("close" in answer) {
      this.#close(answer.close);
      return;
    }
    this.#line = `/${answer.line}`;
    this.open = true;
    this.#events.opened();
    await (way === "events" ? this.#follow() : this.#poll());
  }

  async #follow(): Promise<void> {
    const answer = await this.#ask("GET", "/events");
    let text = "";
    for await (const part of answer.body ?? []) {
      text += Buffer.from(part).toString("latin1");
      const events = text.split("\n\n");
      text = events.pop() ?? "";
      for (const event of events) this.#take(event);
      if (this.#stalled) await once(this.#stop.signal, "abort");
    }
    this.#close({ code: 1006, reason: "the stream ended" });
  }

  #take(event: string): void {
    const read = readEvent(event);
    if (read === undefined) return;
    if ("close" in read) this.#close(read.close);
    else this.#events.frame(new Uint8Array(Buffer.from(read.frame, "base64")));
  }

  async #poll(): Promise<void> {
    let after = 0;
    while (!this.#stalled && !this.#stop.signal.aborted) {
      const answer = await this.#ask("GET", `/frames?after=${after}`);
      const { last, frames, close } = LinePoll.parse(await answer.json());
      after = last;
      for (const frame of frames) this.#events.frame(new Uint8Array(Buffer.from(frame, "base64")));
      if (close !== undefined) this.#close(close);
    }
  }

  async #pump(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    try {
      while (this.#queue.length > 0) await this.#post(this.#queue.splice(0, 100));
    } catch (error) {
      this.#unsent(error);
    }
    this.#sending = false;
  }

  async #post(batch: readonly Uint8Array[]): Promise<void> {
    const frames = batch.map((frame) => Buffer.from(frame).toString("base64"));
    const answer = await this.#ask("POST", "/frames", { first: this.#sent, frames });
    const { close } = LineTaken.parse(await answer.json());
    this.#sent += batch.length;
    if (close !== undefined) this.#close(close);
  }

  async #ask(method: "GET" | "POST", path: string, body?: unknown): Promise<Response> {
    const answer = await fetch(`${this.#origin}${LINES_PATH}${this.#line}${path}`, {
      method,
      headers: { "content-type": "application/json", ...this.#headers },
      signal: this.#stop.signal,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Refused(answer.status);
    return answer;
  }

  /** Frames that do not leave are left to the reader, which hears why, or that the server is gone. */
  #unsent(error: unknown): void {
    if (error instanceof Refused) this.#failed(error);
  }

  #failed(error: unknown): void {
    if (this.#stop.signal.aborted) return;
    const reason = error instanceof Error ? error.message : String(error);
    const signedOut = error instanceof Refused && error.status === 401;
    this.#close({ code: signedOut ? 4401 : 1006, reason });
  }

  #close({ code, reason }: { readonly code: number; readonly reason: string }): void {
    if (this.#stop.signal.aborted) return;
    this.open = false;
    this.#events.closed(code, reason);
    this.#stop.abort();
  }
}
