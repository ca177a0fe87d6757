import * as Y from "yjs";
import { readDraft } from "#shared/drafting/convert.ts";
import { bodyOf } from "#shared/drafting/layout.ts";
import { draftRoom } from "#shared/permissions/rooms.ts";
import { AGREEMENT } from "#server/signoff/ready-to-sign.fixture.ts";
import { LiveClient, type Page, liveSession } from "../live-client.ts";
import type { Killable } from "../killable.ts";
import { type Person, cookieOf } from "./prepare.ts";

const ROOM = draftRoom(AGREEMENT);
/** Longer than any answer takes, on a busy machine too. */
const HANGS_MS = 60_000;

/** One page of the draft, which comes back when its server was killed. */
export class Typist {
  readonly #server: Killable;
  readonly #person: Person;
  #client: LiveClient | undefined;

  constructor(server: Killable, person: Person) {
    this.#server = server;
    this.#person = person;
  }

  /** The newest row of the draft that this page has heard of. */
  get seq(): number {
    return Math.max(this.#client?.seq ?? 0, this.#client?.hello?.seq ?? 0);
  }

  /** Types a word and waits for what becomes of it. */
  async type(word: string): Promise<"saved" | "frozen"> {
    this.#client ??= await this.#join();
    const client = this.#client;
    roomyText(client.doc).insert(0, word);
    for (;;) {
      await client.until(
        () =>
          client.refusals.length > 0 || client.closed !== undefined || client.acked >= client.sent,
        HANGS_MS,
      );
      const [refusal] = client.refusals;
      if (refusal !== undefined) return this.#refused(refusal.code);
      if (client.closed === undefined && client.synced && client.sent > 0) return "saved";
      await this.#comeBack(client);
    }
  }

  async read(): Promise<string> {
    const client = await this.#join();
    client.drop();
    return JSON.stringify(readDraft(client.doc));
  }

  leave(): void {
    this.#client?.drop();
  }

  /** The page begins afresh, without the words that were not taken. */
  #refused(code: string): "frozen" {
    if (code !== "frozen") throw new Error(`refused: ${code}`);
    this.leave();
    this.#client = undefined;
    return "frozen";
  }

  async #join(): Promise<LiveClient> {
    for (;;) {
      const page = await this.#page();
      try {
        const client = new LiveClient(page, ROOM, await liveSession(page, ROOM));
        client.connect();
        await client.until(
          () => client.closed !== undefined || (client.synced && client.acked > 0),
          HANGS_MS,
        );
        if (client.closed === undefined) return client;
      } catch (error) {
        if (!(error instanceof TypeError)) throw error;
      }
    }
  }

  async #comeBack(client: LiveClient): Promise<void> {
    await this.#server.up();
    client.connect();
    await client.until(
      () =>
        client.closed !== undefined ||
        client.refusals.length > 0 ||
        (client.synced && client.acked > 0),
      HANGS_MS,
    );
  }

  async #page(): Promise<Page> {
    const origin = await this.#server.up();
    return { origin, headers: { cookie: cookieOf(this.#person) } };
  }
}

/** A line takes 20,000 characters; all contests together type more than that. */
const ROOMY = 10_000;

/** The words of the first line of the draft that has any, and room for more. */
function roomyText(doc: Y.Doc): Y.XmlText {
  for (const clause of bodyOf(doc).toArray()) {
    const paragraph = clause instanceof Y.XmlElement ? clause.get(0) : undefined;
    const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined;
    if (text instanceof Y.XmlText && text.length < ROOMY) return text;
  }
  throw new Error("no line with room in the draft");
}

/** The numbers of the words of one contest that stand in a text. */
export function wordsIn(text: string, name: string): number[] {
  return [...text.matchAll(new RegExp(`${name}w(\\d+);`, "g"))].map(([, number]) => Number(number));
}
