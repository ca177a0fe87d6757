import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { draftRoom } from "#shared/permissions/rooms.ts";
import { MESSAGE } from "#shared/protocol/live.ts";
import { SCHEMA_VERSION } from "#shared/drafting/schema.ts";
import type { Peer, Running, Setup } from "../peer.ts";
import { startServer } from "../process.ts";
import { Socket } from "../socket.ts";
import { openLink } from "../y-link.ts";
import { agreementOf, clientOf, prepareFolder, sidOf } from "./counterpart-folder.ts";

const ENVELOPE = { before: new Uint8Array(), saved: MESSAGE.ack, counted: 1 };
const READY = /Counterpart is at (http:\S+)/;

/** Our own server as `npm start` runs it, every step of the gate on. */
export const counterpart: Peer = {
  name: "Counterpart",
  start: async (setup) => {
    const folder = mkdtempSync(join(tmpdir(), "counterpart-bench-"));
    await prepareFolder(folder, setup);
    return launch(folder, setup);
  },
};

async function launch(folder: string, setup: Setup): Promise<Running> {
  const environment = {
    PORT: "0",
    DATA_DIR: folder,
    DEMO: "off",
    LIVE_RATE: setup.flood === true ? "off" : "on",
  };
  const server = await startServer(["server/start.js"], environment, READY);
  const origin = server.said;
  return {
    pid: server.pid,
    connect: async (document, client) => {
      const url = new URL(
        `${origin.replace("http", "ws")}/live/${draftRoom(agreementOf(document))}`,
      );
      const id = clientOf(document, client);
      url.search = new URLSearchParams({
        v: String(SCHEMA_VERSION),
        client: String(id),
        sid: sidOf(document, client),
      }).toString();
      return openLink(await Socket.open(url, { origin }), id, ENVELOPE);
    },
    crash: async () => {
      await server.end("SIGKILL");
      return launch(folder, setup);
    },
    stop: async () => {
      await server.end("SIGTERM");
      rmSync(folder, { recursive: true });
    },
  };
}
