import { createHash } from "node:crypto";
import * as Y from "yjs";
import { openDraft } from "#shared/drafting/layout.ts";
import {
  type LiveSessionReply,
  SYNC,
  readClientMessage,
  syncFrame,
} from "#shared/protocol/live.ts";
import { seededDoc } from "#server/drafting/gate.fixture.ts";
import type { End } from "#server/drafting/fuzz-core.fixture.ts";
import { LiveClient, type Page, liveSession } from "../live-client.ts";

/** So many updates are taken from one ticket; then a page of the first text begins anew. */
const MOST_OF_A_TICKET = 50;

/** A page that sends whatever it likes over a real socket, and comes back when it is shown out. */
export class Enemy {
  readonly #page: Page;
  readonly #room: string;
  #client: LiveClient | undefined;
  /** the first text of the draft, and what was taken from this ticket */
  #text: Uint8Array[] = [];
  /** the hash of every update that was taken */
  readonly taken = new Set<string>();

  constructor(page: Page, room: string) {
    this.#page = page;
    this.#room = room;
  }

  /** What an honest page of this ticket holds, under its client id or another. */
  page(client = this.#session.clientID): Y.Doc {
    const page = openDraft();
    for (const update of this.#text) Y.applyUpdate(page, update);
    page.clientID = client;
    return page;
  }

  /** Makes sure of a line that the server still listens to. */
  async enter(): Promise<void> {
    if (this.#client === undefined || this.#text.length > MOST_OF_A_TICKET) await this.#begin();
    else if (this.#spent) await this.#connect();
  }

  /** Sends one frame, and waits for what becomes of it. */
  async send(frame: Uint8Array): Promise<End> {
    const client = this.#line;
    const { acked } = client;
    const { update, ends } = meaningOf(frame);
    client.raw(frame);
    // What is answered by nothing is followed by an empty update, which always is.
    if (update === undefined && !ends) client.raw(syncFrame(SYNC.update, EMPTY));
    await client.until(
      () =>
        client.closed !== undefined ||
        client.refusals.length > 0 ||
        (!ends && client.acked > acked),
    );
    if (client.closed !== undefined) return "closed";
    if (client.refusals.length > 0) return "refused";
    if (update === undefined) return "none";
    this.#text.push(update);
    this.taken.add(hashOf(update));
    return "taken";
  }

  leave(): void {
    this.#client?.drop();
  }

  get #line(): LiveClient {
    if (this.#client === undefined) throw new Error("not there yet");
    return this.#client;
  }

  get #session(): LiveSessionReply {
    return this.#line.session;
  }

  get #spent(): boolean {
    return this.#line.closed !== undefined || this.#line.refusals.length > 0;
  }

  async #begin(): Promise<void> {
    this.leave();
    const session = await liveSession(this.#page, this.#room);
    this.#client = new LiveClient(this.#page, this.#room, session, openDraft());
    this.#text = [Y.encodeStateAsUpdate(seededDoc())];
    await this.#connect();
  }

  async #connect(): Promise<void> {
    const client = this.#line;
    client.drop();
    client.refusals.length = 0;
    client.heard.length = 0;
    client.connect();
    await client.until(() => client.synced && client.acked === 1);
  }
}

const EMPTY = Uint8Array.of(0, 0);

export const hashOf = (update: Uint8Array): string =>
  createHash("sha256").update(update).digest("hex");

/** What a frame asks for: an update to be taken, the end of the line, or nothing of the kind. */
function meaningOf(frame: Uint8Array): { update?: Uint8Array; ends: boolean } {
  const message = readClientMessage(frame);
  if (message === undefined || message.type === "other") return { ends: true };
  if (message.type === "awareness" || message.step === SYNC.step1) return { ends: false };
  const known = message.step === SYNC.update || message.step === SYNC.step2;
  return known ? { update: message.payload, ends: false } : { ends: true };
}
