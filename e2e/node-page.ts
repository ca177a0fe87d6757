import { WebSocket as NodeSocket } from "ws";
import type { Doc } from "yjs";
import type { Clock } from "#client/drafting/draft-view.ts";
import type { Ask } from "#client/drafting/http-ask.ts";
import { type LineParts, lineSocket } from "#client/drafting/line-socket.ts";
import { memoryStore } from "#client/drafting/memory-store.ts";
import type { SaveState } from "#client/drafting/save-state.ts";
import { DraftingSession } from "#client/drafting/session.ts";
import { draftRoom } from "#shared/permissions/rooms.ts";
import { liveSession, type Page } from "./live-client.ts";

/** The product's own drafting session, as a page has it, in Node: real time, a real socket. */
export interface NodePage {
  readonly session: DraftingSession;
  /** Every state that the page showed about its words, and when (`performance.now`). */
  readonly shown: readonly { readonly save: SaveState; readonly at: number }[];
  /** The document that its editor writes. */
  doc(): Doc;
  close(): void;
}

/**
 * @param serverOrigin what the server asks of an `Origin`; a proxy's is another
 * @param http given when the page may also go by plain HTTP
 */
export function openNodePage(
  page: Page,
  member: string,
  serverOrigin = page.origin,
  http?: Pick<LineParts, "choice" | "patience">,
): NodePage {
  const headers = { ...page.headers, origin: serverOrigin };
  const Socket = socketFrom(serverOrigin);
  const session = new DraftingSession({
    agreement: "river",
    member,
    start: async () => liveSession({ ...page, headers }, draftRoom("river")),
    store: Promise.resolve({ ...memoryStore(), lasting: true }),
    url: `${page.origin.replace("http", "ws")}/live`,
    clock: realClock,
    WebSocket:
      http === undefined
        ? Socket
        : lineSocket({ WebSocket: Socket, ask: askAs({ ...page, headers }), ...http }),
  });
  const shown: { save: SaveState; at: number }[] = [];
  session.subscribe(() => {
    const { save } = session.view();
    if (shown.at(-1)?.save.kind !== save.kind) shown.push({ save, at: performance.now() });
  });
  return {
    session,
    shown,
    doc: () => {
      const { desk } = session.view();
      if (desk === null) throw new Error("the draft is not open");
      return desk.doc;
    },
    close: () => session.close(),
  };
}

const realClock: Clock = {
  now: () => Date.now(),
  every: (ms, run) => {
    const timer = setInterval(run, ms);
    return () => clearInterval(timer);
  },
};

/** Asks as a page of the browser does. */
const askAs =
  ({ origin, headers }: Page): Ask =>
  async (method, path, { body, signal }) =>
    fetch(origin + path, {
      method,
      headers: { ...headers, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: signal ?? null,
    });

/** The class of `ws` is that of the browser as far as a page uses it, and it can say its origin. */
function socketFrom(origin: string): typeof WebSocket {
  const Socket: unknown = class extends NodeSocket {
    constructor(url: string | URL) {
      super(url, { origin });
    }
  };
  if (!isSocketClass(Socket)) throw new Error("not a class");
  return Socket;
}

const isSocketClass = (value: unknown): value is typeof WebSocket => typeof value === "function";
