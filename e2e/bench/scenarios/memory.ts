import { less, pause, type Scenario } from "../measure.ts";
import type { Link } from "../peer.ts";
import { rssBytes } from "../process.ts";
import { pages } from "../text.ts";

const DOCUMENTS = 1000;
/** Opened and left before the measurement, so that code and buffers are there. */
const WARM_UP = 50;
const SETTLE_MS = 3000;
/** Ours forgets a room after it has been empty for 30 s, or a second look later. */
const LEFT_MS = 70_000;

/** What a thousand open documents of ten pages cost while nobody writes, and afterwards. */
export const memory: Scenario = {
  name: "memory",
  run: async (peer) => {
    const text = pages(10);
    const server = await peer.start({ documents: DOCUMENTS + WARM_UP, clients: 1, text });
    const links: Link[] = [];
    for (let document = 0; document < WARM_UP; document++) {
      (await server.connect(DOCUMENTS + document, 0)).close();
    }
    await pause(SETTLE_MS);
    const before = rssBytes(server.pid);
    for (let document = 0; document < DOCUMENTS; document++) {
      links.push(await server.connect(document, 0));
    }
    await pause(SETTLE_MS);
    const open = rssBytes(server.pid);
    for (const link of links) link.close();
    await pause(LEFT_MS);
    const after = rssBytes(server.pid);
    await server.stop();
    return [
      less("memory of an open document", "KB", (open - before) / DOCUMENTS / 1000),
      less("memory before anybody came", "MB", before / 1e6),
      less("memory with 1,000 open", "MB", open / 1e6),
      less("memory after everybody left", "MB", after / 1e6),
    ];
  },
};
