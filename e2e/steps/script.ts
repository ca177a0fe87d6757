import * as Y from "yjs";
import { bodyOf } from "#shared/drafting/layout.ts";
import { LiveClient, liveSession, type Page } from "../live-client.ts";

const ROOM = "agreement/river-and-roots/draft";

/** The server as a script reaches it; behind a proxy its public address is another. */
export interface Reached {
  readonly origin: string;
  readonly publicOrigin?: string;
}

/** A raw client on the draft of the example, as one of its people, without a page around it. */
export async function joinAs(server: Reached, person: string): Promise<LiveClient> {
  const page = await pageOf(server, person);
  const client = new LiveClient(page, ROOM, await liveSession(page, ROOM));
  client.connect(undefined, { origin: server.publicOrigin ?? server.origin });
  await client.until(() => client.synced);
  return client;
}

async function pageOf({ origin, publicOrigin = origin }: Reached, person: string): Promise<Page> {
  const answer = await fetch(`${origin}/api/demo/session`, {
    method: "POST",
    headers: { origin: publicOrigin, "content-type": "application/json" },
    body: JSON.stringify({ person }),
  });
  const cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  return { origin, headers: { origin: publicOrigin, cookie } };
}

/** The first run of words in a draft that holds these; any, when none are named. */
export function wordsWith(doc: Y.Doc, some = ""): Y.XmlText {
  const queue: unknown[] = bodyOf(doc).toArray();
  for (const node of queue) {
    if (node instanceof Y.XmlText && node.length > 0 && String(node).includes(some)) return node;
    if (node instanceof Y.XmlElement) queue.push(...node.toArray());
  }
  throw new Error(`the draft has no words "${some}"`);
}
