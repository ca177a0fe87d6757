/** One connection to a room by one way, before the page knows whether it works. */
export interface Wire {
  send(frame: Uint8Array<ArrayBuffer>): void;
  close(): void;
}

export interface WireEvents {
  frame(frame: ArrayBuffer): void;
  /** It has ended and says nothing more; 1006 when nobody said why. */
  closed(code: number, reason: string): void;
}

/** A socket of the browser's own. */
export function socketWire(Socket: typeof WebSocket, url: string, events: WireEvents): Wire {
  const socket = new Socket(url);
  socket.binaryType = "arraybuffer";
  socket.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
    if (data instanceof ArrayBuffer) events.frame(data);
  });
  socket.addEventListener("close", ({ code, reason }) => events.closed(code, reason));
  // A close event follows each error, and tells more.
  socket.addEventListener("error", () => {});
  return { send: (frame) => socket.send(frame), close: () => socket.close() };
}
