import * as Y from "yjs";
import { openDraft } from "#shared/drafting/layout.ts";
import { Hall } from "../hall.ts";
import { less, pause, type Scenario } from "../measure.ts";
import type { Link } from "../peer.ts";
import { pages } from "../text.ts";

const DOCUMENTS = 3;
const CLIENTS = 3;
const ROUNDS = 30;
const LETTERS = 40;
const EVERY_MS = 20;

/**
 * The process is killed while nine people type; then everything that it had acknowledged, or shown
 * to somebody else where it acknowledges nothing, must be there again.
 */
export const kill: Scenario = {
  name: "kill",
  run: async (peer) => {
    const text = pages(10);
    const first = await peer.start({
      documents: DOCUMENTS,
      clients: CLIENTS + 1,
      text,
      flood: true,
    });
    const halls: Hall[] = [];
    for (let document = 0; document < DOCUMENTS; document++) {
      halls.push(await Hall.open(first, document, { clients: CLIENTS, readers: CLIENTS, text }));
    }
    for (let round = 0; round < ROUNDS; round++) {
      for (const hall of halls) for (let at = 0; at < CLIENTS; at++) hall.type(at, LETTERS);
      await pause(EVERY_MS);
    }
    const killed = performance.now();
    const second = await first.crash();
    const restart = performance.now() - killed;
    let [promised, lost] = [0, 0];
    for (const [document, hall] of halls.entries()) {
      const kept = lettersIn(await second.connect(document, CLIENTS));
      for (const { typist, saved, seen, link } of hall.pages) {
        const due = link.acknowledges ? saved : seen;
        promised += due;
        lost += Math.max(0, due - (kept.get(typist.client) ?? 0));
      }
    }
    for (const hall of halls) hall.close();
    await second.stop();
    return [
      less("SIGKILL: promised letters lost", "letters", lost),
      less("SIGKILL: letters promised", "letters", promised),
      less("SIGKILL: until it listens again", "ms", restart),
    ];
  },
};

/** client → how many of its letters the text on the server has */
function lettersIn(link: Link): Map<number, number> {
  const doc = openDraft();
  Y.applyUpdate(doc, link.text);
  link.close();
  return Y.decodeStateVector(Y.encodeStateVector(doc));
}
