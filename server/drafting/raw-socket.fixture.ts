import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { liveSession, type Page } from "../../e2e/live-client.ts";

/** WebSocket opcodes of RFC 6455, section 11.8. */
export const OPCODE = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9 } as const;

/** One frame as a client sends it, masked with zeros. At most 65,535 bytes. */
export function wireFrame(
  payload: Uint8Array,
  { opcode = OPCODE.binary, last = true }: { opcode?: number; last?: boolean } = {},
): Buffer {
  const first = (last ? 0x80 : 0) | opcode;
  const size =
    payload.length < 126
      ? [0x80 | payload.length]
      : [0x80 | 126, payload.length >> 8, payload.length & 255];
  return Buffer.concat([Buffer.from([first, ...size, 0, 0, 0, 0]), payload]);
}

/** A TCP line on which a person's ticket has been shown, and nothing sent yet. */
export async function rawLine(
  page: Page,
  room: string,
): Promise<{ socket: Socket; client: number; heard: () => Buffer }> {
  const { clientID, sid, schema } = await liveSession(page, room);
  const { hostname, port, host } = new URL(page.origin);
  const socket = connect(Number(port), hostname);
  let heard = Buffer.alloc(0);
  socket.on("error", () => {});
  socket.on("data", (piece: Buffer) => {
    heard = Buffer.concat([heard, piece]);
  });
  await once(socket, "connect");
  socket.setNoDelay(true);
  socket.write(
    [
      `GET /live/${room}?v=${schema}&client=${clientID}&sid=${sid} HTTP/1.1`,
      `Host: ${host}`,
      `Origin: ${page.origin}`,
      "Connection: Upgrade",
      "Upgrade: websocket",
      "Sec-WebSocket-Version: 13",
      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
      "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits",
      "",
      "",
    ].join("\r\n"),
  );
  while (!heard.includes("\r\n\r\n")) await once(socket, "data");
  return { socket, client: clientID, heard: () => heard };
}
