import type { Response } from "express";

/** An answer that goes on: server-sent events, written as they come. */
export interface EventStream {
  write(event: string): void;
  end(): void;
  /** Ends it without waiting for what was written to be taken. */
  cut(): void;
  /** Bytes written and not yet taken by the network. */
  readonly waiting: number;
}

/**
 * Begins the answer at once, and asks whatever stands between not to hold it back or change it:
 * `no-transform` for those that compress, `X-Accel-Buffering` for nginx and its like. Who asks for
 * the head alone gets no event.
 */
export function sendEvents(response: Response, start: (stream: EventStream) => void): void {
  response.status(200).setHeader("Content-Type", "text/event-stream");
  response.setHeader("Cache-Control", "no-store, no-transform");
  response.setHeader("X-Accel-Buffering", "no");
  response.flushHeaders();
  if (response.req.method === "HEAD") response.end();
  else start(streamOf(response));
}

const streamOf = (response: Response): EventStream => ({
  write: (event) => {
    response.write(event);
  },
  end: () => {
    response.end();
  },
  cut: () => {
    response.destroy();
  },
  get waiting() {
    return response.writableLength;
  },
});
