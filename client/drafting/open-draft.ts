import * as Y from "yjs";
import type { Stage } from "#shared/agreements/stage.ts";
import { openDraft } from "#shared/drafting/layout.ts";
import {
  type Hello,
  type LiveSessionReply,
  type LiveState,
  type ServerMessage,
} from "#shared/protocol/live.ts";
import { draftRoom } from "#shared/permissions/rooms.ts";
import type { Desk, DraftView } from "./draft-view.ts";
import { Heartbeat } from "./heartbeat.ts";
import { LossWatch, type Losses } from "./losses.ts";
import { mirrorOf } from "./mirror.ts";
import type { DeviceScope, DeviceStore, KeptWork } from "./offline.ts";
import { Outbox } from "./outbox.ts";
import { type HerePerson, peopleHere } from "./presence.ts";
import { BREAK_GRACE_MS, OVERDUE_MS, type SaveState, accessOf, saveState } from "./save-state.ts";
import type { SessionPage } from "./session.ts";
import { type Refused, offerAgain, refusedIn } from "./set-aside.ts";
import { type RoomSocket, openRoom } from "./socket.ts";
import { followTouched } from "./touched.ts";

interface Start {
  readonly page: SessionPage;
  readonly store: DeviceStore;
  readonly live: LiveSessionReply;
  readonly kept: KeptWork;
  readonly reading: boolean;
  readonly nextKey: () => number;
  readonly changed: () => void;
  readonly synced: (refused: Refused | null) => void;
  readonly losses: Losses;
  readonly back: (edits: number) => void;
  /** This document must not be written any more: open another. */
  readonly afresh: () => void;
  /** The line ended with this code; 0 when the document has parts this page does not know. */
  readonly ended: (code: number) => void;
}

/**
 * One document and one line to its room, from the first copy to the last acknowledgement.
 * A session has one of these at a time and replaces it when the server refuses a write.
 */
export class OpenDraft {
  readonly outbox: Outbox;
  readonly socket: RoomSocket;
  readonly #start: Start;
  readonly #scope: DeviceScope;
  readonly #doc: Y.Doc;
  readonly #stops: (() => void)[] = [];
  #mirror: { readonly doc: Y.Doc; stop(): void } | null = null;
  #hello: Hello | null = null;
  #stage: Stage | null = null;
  #mayWrite = false;
  #opened = false;
  #retired = false;
  #reading: boolean;
  #desk: Desk | null = null;
  #here: readonly HerePerson[] = [];
  #brokenSince: number | null = null;
  #madeOffline = 0;
  #renewedAt = 0;
  readonly #heart = new Heartbeat();
  readonly #losses: LossWatch;
  #serverSaves = true;

  constructor(start: Start) {
    this.#start = start;
    this.#reading = start.reading;
    const { page, store, live, kept } = start;
    this.#scope = { member: page.member, agreement: page.agreement, epoch: live.epoch };
    this.#doc = openDraft(live.clientID);
    this.outbox = new Outbox(store, this.#scope, () => this.#acknowledged());
    this.#losses = new LossWatch(this.#doc, page.clock, start.losses);
    this.#offerAgain(kept, live.epoch);
    this.#brokenSince = page.clock.now();
    this.#followOwnChanges();
    this.socket = openRoom(
      this.#doc,
      {
        room: draftRoom(page.agreement),
        session: live,
        url: page.url,
        ...(page.WebSocket && { WebSocket: page.WebSocket }),
      },
      {
        onConnection: () => this.outbox.connectionBegan(),
        onWriteSent: () => this.outbox.writeSent(),
        onMessage: (message) => this.#hear(message),
        onSynced: () => this.#synced(),
        onBroken: () => this.#broken(),
        onEnded: (code) => this.#lineEnded(code),
      },
    );
    this.socket.awareness.on("change", () => {
      this.#here = peopleHere(this.socket.awareness);
      start.changed();
    });
  }

  get desk(): Desk | null {
    return this.#desk;
  }

  /** What a page shows of this document at `now`. */
  look(now: number): Pick<DraftView, "desk" | "save" | "stage" | "mayWrite" | "me" | "here"> {
    return {
      desk: this.#desk,
      save: this.#save(now),
      stage: this.#stage,
      mayWrite: this.#mayWrite,
      me: this.#hello?.member ?? null,
      here: this.#here,
    };
  }

  setReading(reading: boolean): void {
    this.#reading = reading;
    this.#showDesk();
  }

  /** The device says that it has no network: there is no need to wait and see. */
  lostNetwork(): void {
    this.#brokenSince = this.#start.page.clock.now() - BREAK_GRACE_MS;
    this.socket.pause();
  }

  /** Renews a line on which the first unacknowledged change is overdue. */
  tick(now: number): void {
    const { oldest } = this.outbox;
    if (this.#retired || oldest === null || this.#brokenSince !== null || !this.#serverSaves)
      return;
    if (now - oldest < OVERDUE_MS || now - this.#renewedAt < OVERDUE_MS) return;
    this.#renewedAt = now;
    this.socket.renew();
  }

  async forget(ids: readonly number[]): Promise<void> {
    await this.#start.store.drop(this.#scope, ids);
  }

  /** No more writing here; the words stay readable where they are. */
  retire(): void {
    if (this.#retired) return;
    this.#retired = true;
    this.socket.close();
    this.#showDesk();
  }

  close(): void {
    this.#retired = true;
    for (const stop of this.#stops.splice(0)) stop();
    this.socket.close();
    this.#mirror?.stop();
    this.#doc.destroy();
  }

  #save(now: number): SaveState {
    return saveState(
      {
        brokenSince: this.#brokenSince,
        opened: this.#opened,
        access: accessOf(this.#stage, this.#mayWrite),
        edits: this.outbox.edits,
        oldest: this.outbox.oldest,
        onDevice: this.outbox.onDevice,
      },
      now,
    );
  }

  #offerAgain(kept: KeptWork, epoch: number): void {
    const edits = offerAgain(this.#doc, kept, epoch);
    this.outbox.restore(edits);
    this.#losses.restored(edits);
    this.#madeOffline = this.outbox.edits;
  }

  #followOwnChanges(): void {
    const touched = followTouched(this.#doc);
    const { clock } = this.#start.page;
    const follow = (update: Uint8Array, _origin: unknown, _doc: Y.Doc, change: Y.Transaction) => {
      const names = touched.take();
      if (!change.local) return;
      this.outbox.add({ update, at: clock.now(), touched: names }, () =>
        Y.encodeStateAsUpdate(this.#doc),
      );
      if (this.#brokenFor(clock.now())) this.#madeOffline = this.outbox.edits;
      this.#start.changed();
    };
    this.#doc.on("update", follow);
    this.#stops.push(
      () => touched.stop(),
      () => this.#doc.off("update", follow),
    );
  }

  #hear(message: ServerMessage): void {
    if (this.#retired) return;
    if (message.type === "hello") this.#welcome(message);
    else if (message.type === "ack") this.outbox.acknowledged(message.count);
    else if (message.type === "refuse") this.#refuse(message.code);
    else if (message.type === "beat") this.#beat(message.state);
    else if (message.type === "state") this.#moved(message);
    this.#start.changed();
  }

  #welcome(hello: Hello): void {
    this.#hello = hello;
    this.#serverSaves = true;
    this.socket.setWriting(hello.mayWrite);
    this.#rights(hello.stage, hello.mayWrite);
    if (!hello.mayWrite && this.outbox.size > 0) {
      this.#refuse(hello.stage === "drafting" ? "notAllowed" : "frozen");
    }
  }

  #beat(state: string): void {
    if (this.#heart.missed(this.#doc, state, this.outbox.size > 0)) this.socket.renew();
  }

  #moved(state: LiveState): void {
    this.#serverSaves = state.notice !== "notSaved";
    this.#rights(state.stage, state.mayWrite);
  }

  #rights(stage: Stage, mayWrite: boolean): void {
    const same = this.#mayWrite === mayWrite && this.#stage === stage;
    this.#stage = stage;
    this.#mayWrite = mayWrite;
    if (mayWrite) this.socket.setWriting(true);
    if (!same && this.#opened) this.#showDesk();
  }

  /** Every later write would have a gap: let go of this document, keep its words, open another. */
  #refuse(code: string): void {
    this.retire();
    void this.outbox.refuse(code).then(() => this.#start.afresh());
  }

  #synced(): void {
    this.#brokenSince = null;
    if (this.#opened) {
      this.#start.changed();
      return;
    }
    try {
      const { kept, live } = this.#start;
      this.#start.synced(refusedIn(kept, live.epoch, this.#doc));
    } catch {
      this.retire();
      this.#start.ended(0);
      return;
    }
    this.#opened = true;
    this.#showDesk();
    this.#start.changed();
  }

  #broken(): void {
    this.#brokenSince ??= this.#start.page.clock.now();
    this.#heart.reset();
    this.#start.changed();
  }

  #brokenFor(now: number): boolean {
    return this.#brokenSince !== null && now - this.#brokenSince >= BREAK_GRACE_MS;
  }

  #lineEnded(code: number): void {
    if (this.#retired) return;
    this.retire();
    void this.outbox.settled().then(() => this.#start.ended(code));
  }

  #acknowledged(): void {
    this.#losses.acknowledged(this.outbox.oldest);
    if (this.outbox.size === 0 && this.#madeOffline > 0) {
      if (!this.#retired) this.#start.back(this.#madeOffline);
      this.#madeOffline = 0;
    }
    this.#start.changed();
  }

  get #mode(): Desk["mode"] {
    return this.#mayWrite && !this.#retired && !this.#reading ? "write" : "read";
  }

  #showDesk(): void {
    if (!this.#opened) return;
    const mode = this.#mode;
    if (this.#desk?.mode === mode) return;
    this.#mirror?.stop();
    this.#mirror = mode === "read" ? mirrorOf(this.#doc) : null;
    const doc = this.#mirror?.doc ?? this.#doc;
    this.#desk = { key: this.#start.nextKey(), doc, mode, awareness: this.socket.awareness };
  }
}
