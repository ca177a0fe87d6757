import { join } from "node:path";
import type { Peer, Running } from "../peer.ts";
import { startServer } from "../process.ts";
import { Socket } from "../socket.ts";
import { openLink } from "../y-link.ts";

const ENVELOPE = { before: new Uint8Array(), blank: true };
const SERVER = join(import.meta.dirname, "relay-server.ts");

/** A server that parses and keeps nothing: the least that fan-out can cost with `ws`. */
export const relay: Peer = {
  name: "ws relay",
  unfit: (scenario) =>
    ["opening", "memory", "kill"].includes(scenario) ? "keeps no text" : undefined,
  start: launch,
};

async function launch(): Promise<Running> {
  const server = await startServer([SERVER], {}, /listening on (\d+)/);
  return {
    pid: server.pid,
    connect: async (document, client) => {
      const socket = await Socket.open(new URL(`ws://127.0.0.1:${server.said}/${document}`));
      return openLink(socket, 1000 * (document + 1) + client, ENVELOPE);
    },
    crash: async () => {
      await server.end("SIGKILL");
      return launch();
    },
    stop: () => server.end("SIGKILL"),
  };
}
