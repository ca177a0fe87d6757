import * as z from "zod";
import { FRAME_LIMIT } from "./live.ts";

/**
 * A live room over plain HTTP, for networks that let no WebSocket through. It carries the frames of
 * `live.ts` byte for byte, in base64:
 *
 * - `POST /api/live/lines` opens a line with the ticket of `POST /api/live/session`
 * - `GET /api/live/lines/{line}/events` brings the server's frames as server-sent events, or
 *   `GET /api/live/lines/{line}/frames?after=n` brings them by long polls, where a proxy holds a
 *   stream back until its end
 * - `POST /api/live/lines/{line}/frames` brings the page's
 */
export const LINES_PATH = "/api/live/lines";

const room = z.string().max(160);

/** The ticket, as a socket shows it in its address. */
export const LineRequest = z.strictObject({
  room,
  schema: z.int(),
  client: z.int(),
  sid: z.string().max(100),
});
export type LineRequest = z.infer<typeof LineRequest>;

/** A close code of `CLOSE`, and its reason. */
export const LineEnd = z.strictObject({ code: z.int(), reason: z.string() });
export type LineEnd = z.infer<typeof LineEnd>;

/** The line's name, known to nobody else; or why there is none. */
export const LineReply = z.union([
  z.strictObject({ line: z.string() }),
  z.strictObject({ close: LineEnd }),
]);
export type LineReply = z.infer<typeof LineReply>;

/** Characters of the largest frame in base64, of a whole body, and frames in one body. */
export const LINE_LIMIT = {
  frame: Math.ceil((FRAME_LIMIT.first + 16) / 3) * 4,
  body: 1_500_000,
  frames: 256,
} as const;

/**
 * Frames of the page, oldest first. `first` counts those of this line before them: what the server
 * has taken already is passed over, so a body may be sent again; one that leaves frames out is 422.
 */
export const LineFrames = z.strictObject({
  first: z.int().min(0),
  frames: z.array(z.string()).min(1).max(LINE_LIMIT.frames),
});
export type LineFrames = z.infer<typeof LineFrames>;

/** How many frames of this line the server has taken; it answers when it is ready for more. */
export const LineTaken = z.strictObject({ taken: z.int(), close: LineEnd.optional() });
export type LineTaken = z.infer<typeof LineTaken>;

/**
 * The server's frames after those that the page named; `last` counts up to the last of these. The
 * server keeps them until a poll names them. A poll is answered at the latest by the next beat.
 */
export const LinePoll = z.strictObject({
  last: z.int(),
  frames: z.array(z.string()),
  close: LineEnd.optional(),
});
export type LinePoll = z.infer<typeof LinePoll>;

/** One frame as a server-sent event. */
export const frameEvent = (base64: string): string => `data: ${base64}\n\n`;
/** The last event of a line. */
export const closeEvent = (end: LineEnd): string =>
  `event: close\ndata: ${JSON.stringify(end)}\n\n`;
/** Says that the stream flows; a page that does not hear it soon asks by long polls. */
export const OPEN_EVENT = ": open\n\n";

/** Reads one event, without its empty line. A comment, or what is not ours, is nothing. */
export function readEvent(event: string): { frame: string } | { close: LineEnd } | undefined {
  const fields = event.split("\n");
  const data = fields.find((field) => field.startsWith("data: "))?.slice("data: ".length);
  if (data === undefined) return undefined;
  if (!fields.includes("event: close")) return { frame: data };
  const end = LineEnd.safeParse(parsed(data));
  return end.success ? { close: end.data } : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
