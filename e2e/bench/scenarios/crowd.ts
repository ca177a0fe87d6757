import { less, pause, type Scenario } from "../measure.ts";
import type { Link, Running } from "../peer.ts";
import { rssBytes } from "../process.ts";
import { pages } from "../text.ts";

const DOCUMENTS = 200;
const CLIENTS = 10;
const TRIES = 10;
const AGAIN_MS = 100;
const SETTLE_MS = 1000;

/** Two thousand pages connect at once, as they do when a server comes back. */
export const crowd: Scenario = {
  name: "crowd",
  run: async (peer) => {
    const first = await peer.start({ documents: DOCUMENTS, clients: CLIENTS, text: pages(1) });
    (await first.connect(0, 0)).close();
    const before = rssBytes(first.pid);
    const came = await everybody(first);
    await pause(SETTLE_MS);
    const each = (rssBytes(first.pid) - before) / (DOCUMENTS * CLIENTS);
    const second = await first.crash();
    const again = await everybody(second);
    for (const link of [...came.links, ...again.links]) link.close();
    await second.stop();
    return [
      less("2,000 connections at once", "s", came.seconds),
      less("2,000 connections after a restart", "s", again.seconds),
      less("2,000 connections turned away", "times", came.turnedAway + again.turnedAway),
      less("memory of a connection", "KB", each / 1000),
    ];
  },
};

async function everybody(server: Running) {
  let turnedAway = 0;
  const comeIn = async (document: number, client: number): Promise<Link> => {
    for (let tries = 1; ; tries++) {
      try {
        return await server.connect(document, client);
      } catch (error) {
        turnedAway += 1;
        if (tries === TRIES) throw error;
        await pause(AGAIN_MS);
      }
    }
  };
  const began = performance.now();
  const links = await Promise.all(
    Array.from({ length: DOCUMENTS * CLIENTS }, (_, at) =>
      comeIn(Math.floor(at / CLIENTS), at % CLIENTS),
    ),
  );
  return { links, turnedAway, seconds: (performance.now() - began) / 1000 };
}
