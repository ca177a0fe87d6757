import { CLOSE } from "#shared/protocol/close-codes.ts";
import {
  LINE_LIMIT,
  LINES_PATH,
  LineFrames,
  type LinePoll,
  type LineReply,
  LineRequest,
  type LineTaken,
  OPEN_EVENT,
  closeEvent,
  frameEvent,
} from "#shared/protocol/live-line.ts";
import type { EventStream } from "../http/event-stream.ts";
import { ProblemError } from "../http/problem.ts";
import { type Call, type Route, sessionRoute } from "../http/route.ts";
import type { Session } from "../http/session.ts";
import { type Entrance, noSession } from "./entrance.ts";
import type { FrameStream } from "./http-down.ts";
import { HttpLine } from "./http-line.ts";
import { LIVE_LIMITS } from "./limits.ts";
import type { LinesNow } from "./meter.ts";
import type { LivePorts } from "./ports.ts";
import { newSid } from "./tickets.ts";

/**
 * The door of the live rooms for pages whose network lets no WebSocket through. Behind it
 * everything is as behind the other one; `shared/protocol/live-line.ts` has its four requests.
 */
export class HttpDoor {
  readonly #ports: LivePorts;
  readonly #entrance: Entrance;
  readonly #lines = new Map<string, HttpLine>();
  #arriving = 0;

  constructor(ports: LivePorts, entrance: Entrance) {
    this.#ports = ports;
    this.#entrance = entrance;
  }

  /** Asks every page to come back later. */
  close(): void {
    for (const line of this.#lines.values()) line.close(CLOSE.restart, "restart");
  }

  get now(): LinesNow {
    const known = [...this.#lines.values()];
    const open = known.filter(({ end }) => end === undefined).length;
    return { arriving: this.#arriving, open, closing: known.length - open };
  }

  /** A page asks these by itself, so none of them keeps a session awake. Typing does. */
  routes(): Route[] {
    const line = `${LINES_PATH}/:line`;
    return [
      sessionRoute({
        method: "post",
        path: LINES_PATH,
        unseen: true,
        body: LineRequest,
        handle: async ({ session, body }) => ({ json: await this.#open(session, body) }),
      }),
      sessionRoute({
        method: "get",
        path: `${line}/events`,
        unseen: true,
        handle: async (call) => {
          const found = this.#find(call);
          return { events: (stream) => this.#follow(found, stream, call.gone) };
        },
      }),
      sessionRoute({
        method: "get",
        path: `${line}/frames`,
        unseen: true,
        handle: async (call) => ({ json: await poll(this.#find(call), call) }),
      }),
      sessionRoute({
        method: "post",
        path: `${line}/frames`,
        unseen: true,
        bodyLimit: LINE_LIMIT.body,
        body: LineFrames,
        handle: async (call) => ({ json: await take(this.#find(call), call.body) }),
      }),
    ];
  }

  async #open(session: Session, { schema, client, ...asked }: LineRequest): Promise<LineReply> {
    const shown = { ...asked, version: String(schema), client: String(client) };
    this.#arriving += 1;
    const found = await this.#entrance.identify(shown).finally(() => {
      this.#arriving -= 1;
    });
    if ("code" in found) return { close: found };
    if (found.ticket.sessionId !== session.id) return { close: noSession };
    const name = newSid(this.#ports.random);
    const line = new HttpLine(session.id, this.#ports.timers, {
      received: (frame) => {
        if (!("code" in connection)) connection.receive(frame);
      },
      ended: () => {
        if (!("code" in connection)) this.#entrance.left(connection);
      },
      forgotten: () => {
        this.#lines.delete(name);
      },
    });
    const connection = this.#entrance.admit(line, found);
    if ("code" in connection) {
      line.close(connection.code, connection.reason);
      return { close: connection };
    }
    this.#lines.set(name, line);
    connection.open();
    return { line: name };
  }

  /** @throws ProblemError `notFound` for a line that is not there, and for somebody else's */
  #find({ params, session }: Call): HttpLine {
    const line = this.#lines.get(params["line"] ?? "");
    if (line === undefined || line.sessionId !== session?.id) throw new ProblemError("notFound");
    return line;
  }

  #follow(line: HttpLine, stream: EventStream, gone: Call["gone"]): void {
    stream.write(OPEN_EVENT);
    if (!line.follow(this.#frames(stream, gone))) {
      stream.end();
      return;
    }
    const done = line.reading();
    gone(() => {
      line.close(CLOSE.restart, "gone");
      done();
    });
  }

  /** The frames of a line as server-sent events. A reader that takes nothing is cut off at the end. */
  #frames(stream: EventStream, gone: Call["gone"]): FrameStream {
    return {
      frame: (frame) => {
        stream.write(frameEvent(Buffer.from(frame).toString("base64")));
      },
      close: (end) => {
        stream.write(closeEvent(end));
        stream.end();
        gone(this.#ports.timers.after(LIVE_LIMITS.farewellMs, () => stream.cut()));
      },
      get waiting() {
        return stream.waiting;
      },
    };
  }
}

async function take(line: HttpLine, { first, frames }: LineFrames): Promise<LineTaken> {
  const read = frames.map((frame) => new Uint8Array(Buffer.from(frame, "base64")));
  const taken = await line.take(first, read);
  if (taken === "gap") throw new ProblemError("badValue", { field: "first" });
  if (taken === "tooMany") throw new ProblemError("tooMany");
  return { ...taken, ...(line.end === undefined ? {} : { close: line.end }) };
}

async function poll(line: HttpLine, { query, gone }: Call): Promise<LinePoll> {
  const after = query["after"] ?? "";
  gone(line.reading());
  const brought = /^\d{1,15}$/.test(after) ? await line.poll(Number(after)) : undefined;
  if (brought === undefined) throw new ProblemError("badValue", { field: "after" });
  const frames = brought.frames.map((frame) => Buffer.from(frame).toString("base64"));
  return { ...brought, frames };
}
