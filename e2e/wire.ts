import { WebSocket } from "ws";

/** How a raw client reaches a room: a socket, or plain HTTP with a stream or long polls back. */
export type Way = "socket" | "events" | "poll";

/** The way that clients take which are not told another; a test file sets it for all of its tests. */
export const travel: { by: Way } = { by: "socket" };

/** One connection of a raw client. */
export interface Wire {
  readonly open: boolean;
  send(frame: Uint8Array): void;
  text(words: string): void;
  /** Drops it as a lost network does. */
  drop(): void;
  /** Stops reading, as a page that hangs. */
  stall(): void;
}

export interface WireEvents {
  readonly opened: () => void;
  readonly frame: (frame: Uint8Array) => void;
  readonly closed: (code: number, reason: string) => void;
}

export function socketWire(
  url: URL,
  headers: Readonly<Record<string, string>>,
  events: WireEvents,
): Wire {
  const socket = new WebSocket(url, { headers });
  socket.on("open", events.opened);
  socket.on("message", (data) => {
    if (data instanceof Uint8Array) events.frame(new Uint8Array(data));
  });
  socket.on("close", (code, reason) => {
    events.closed(code, reason.toString());
  });
  socket.on("error", (error) => {
    events.closed(0, error.message);
  });
  return {
    get open() {
      return socket.readyState === WebSocket.OPEN;
    },
    send: (frame) => {
      socket.send(frame);
    },
    text: (words) => {
      socket.send(words);
    },
    drop: () => {
      socket.terminate();
    },
    stall: () => {
      socket.pause();
    },
  };
}
