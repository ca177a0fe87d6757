import * as Y from "yjs";
import { openDraft } from "#shared/drafting/layout.ts";
import type { LiveSessionReply } from "#shared/protocol/live.ts";
import type { DeviceScope, DeviceStore } from "./offline.ts";
import type { OpenDraft } from "./open-draft.ts";
import { addressOf } from "./open-start.ts";
import { isLongKept, offerable, reckon } from "./reckon.ts";
import type { SessionPage } from "./session.ts";
import { type RoomSocket, openRoom } from "./socket.ts";

/** What a look came to: what is kept may go in now, or has been exchanged and must be read again. */
export type Looked = "asItIs" | "exchanged";

/**
 * Looks at the draft as the others have it, after a long break and before a word is sent, and holds
 * back what its writer must decide about. The line of a look never writes.
 */
export class Look {
  readonly #page: SessionPage;
  #socket: RoomSocket | null = null;
  #doc: Y.Doc | null = null;
  #stop: () => void = () => undefined;

  constructor(page: SessionPage) {
    this.#page = page;
  }

  /**
   * @param open the document on which the writer is still writing. When something must be held it
   *   is retired; otherwise it may go on.
   * @throws what `page.start` rejects with
   */
  async run(open: OpenDraft | null): Promise<Looked> {
    const { agreement, member } = this.#page;
    const store = await this.#page.store;
    if (open === null && !isLongKept(await store.load(member, agreement), this.#now())) {
      return "asItIs";
    }
    const live = await this.#page.start();
    const doc = openDraft(live.clientID);
    this.#doc = doc;
    const mayWrite = await this.#read(doc, live);
    if (mayWrite) return this.#hold({ open, store, live, doc });
    return open === null ? "asItIs" : "exchanged";
  }

  close(): void {
    this.#stop();
    this.#socket?.close();
    this.#doc?.destroy();
    this.#socket = null;
    this.#doc = null;
  }

  #now(): number {
    return this.#page.clock.now();
  }

  /** Resolves once the whole draft is here: whether its reader may write; false when it never comes. */
  async #read(doc: Y.Doc, live: LiveSessionReply): Promise<boolean> {
    return new Promise((resolve) => {
      let mayWrite = false;
      this.#stop = () => resolve(false);
      this.#socket = openRoom(doc, addressOf(this.#page, live), {
        onConnection: () => undefined,
        onWriteSent: () => undefined,
        onMessage: (message) => {
          if (message.type === "hello") mayWrite = message.mayWrite;
        },
        onSynced: () => resolve(mayWrite),
        onBroken: () => undefined,
        onEnded: () => resolve(false),
      });
      this.#socket.setWriting(false);
    });
  }

  async #hold(look: {
    readonly open: OpenDraft | null;
    readonly store: DeviceStore;
    readonly live: LiveSessionReply;
    readonly doc: Y.Doc;
  }): Promise<Looked> {
    const { open, store, live, doc } = look;
    const { agreement, member } = this.#page;
    const scope: DeviceScope = { member, agreement, epoch: live.epoch };
    let words = false;
    const reckoned = async () => {
      await open?.outbox.settled();
      const before = open?.outbox.size;
      const kept = await store.load(member, agreement);
      words = offerable(kept, live.epoch).length > 0;
      if (open?.outbox.size !== before) return reckoned();
      return reckon(kept, live.epoch, doc, this.#now());
    };
    if ((await reckoned()) === null) {
      if (open === null && words)
        await store.keepBase(scope, { updates: [Y.encodeStateAsUpdate(doc)], seenAt: this.#now() });
      return "asItIs";
    }
    open?.retire();
    const exchange = await reckoned();
    if (exchange !== null) await store.exchange(scope, exchange);
    return "exchanged";
  }
}
