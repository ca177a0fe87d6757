import type * as Y from "yjs";
import type { Stage } from "#shared/agreements/stage.ts";
import { openDraft } from "#shared/drafting/layout.ts";
import type { Hello, LiveState, ServerMessage } from "#shared/protocol/live.ts";
import { type Desk, type DraftNow, type Trouble, troubleAfter } from "./draft-view.ts";
import { Heartbeat } from "./heartbeat.ts";
import { LossWatch } from "./losses.ts";
import type { DeviceScope, KeptWork, NewEdit } from "./offline.ts";
import { Outbox } from "./outbox.ts";
import { type HerePerson, peopleHere } from "./presence.ts";
import { LONG_BREAK_MS, offeredBase } from "./reckon.ts";
import { BREAK_GRACE_MS, OVERDUE_MS, type SaveState, accessOf, saveState } from "./save-state.ts";
import { type OpenStart, addressOf } from "./open-start.ts";
import { SeenDraft } from "./seen-draft.ts";
import { offerAgain, readRefused } from "./set-aside.ts";
import { ShownDesk } from "./shown-desk.ts";
import { type RoomSocket, openRoom } from "./socket.ts";
import { followChanges } from "./touched.ts";

/**
 * One document and one line to its room, from the first copy to the last acknowledgement.
 * A session has one of these at a time and replaces it when the server refuses a write.
 */
export class OpenDraft {
  readonly outbox: Outbox;
  readonly socket: RoomSocket;
  readonly #start: OpenStart;
  readonly #scope: DeviceScope;
  readonly #doc: Y.Doc;
  readonly #stops: (() => void)[] = [];
  #hello: Hello | null = null;
  #stage: Stage | null = null;
  #mayWrite = false;
  #opened = false;
  #retired = false;
  #reading: boolean;
  readonly #shown: ShownDesk;
  readonly #seen: SeenDraft;
  #here: readonly HerePerson[] = [];
  #brokenSince: number | null = null;
  #waitedOffline = 0;
  #renewedAt = 0;
  readonly #heart = new Heartbeat();
  readonly #losses: LossWatch;
  #trouble: Trouble | null = null;

  constructor(start: OpenStart) {
    this.#start = start;
    this.#reading = start.reading;
    const { page, store, live, kept } = start;
    this.#scope = { member: page.member, agreement: page.agreement, epoch: live.epoch };
    this.#doc = openDraft(live.clientID);
    this.#shown = new ShownDesk(this.#doc, start.nextKey);
    this.#seen = new SeenDraft(offeredBase(kept, live.epoch), page.clock.now());
    this.outbox = new Outbox(store, this.#scope, this.#seen, () => this.#acknowledged());
    this.#losses = new LossWatch(this.#doc, page.clock, start.losses);
    this.#offerAgain(kept, live.epoch);
    this.#brokenSince = page.clock.now();
    this.#stops.push(
      followChanges(this.#doc, {
        mine: (update, touched) => this.#changedHere({ update, at: page.clock.now(), touched }),
        others: (update) => this.#seen.add([update]),
      }),
    );
    this.socket = openRoom(this.#doc, addressOf(page, live), {
      onConnection: () => this.#connectionBegan(),
      onWriteSent: () => this.outbox.writeSent(),
      onMessage: (message) => this.#hear(message),
      onSynced: () => this.#synced(),
      onBroken: () => this.#broken(),
      onEnded: (code) => this.#lineEnded(code),
    });
    if (this.#longAway) this.socket.setWriting(false);
    this.socket.awareness.on("change", () => {
      this.#here = peopleHere(this.socket.awareness);
      start.changed();
    });
  }

  get desk(): Desk | null {
    return this.#shown.desk;
  }

  /** What a page shows of this document at `now`. */
  look(now: number): DraftNow {
    return {
      desk: this.desk,
      save: this.#save(now),
      stage: this.#stage,
      mayWrite: this.#mayWrite,
      me: this.#hello?.member ?? null,
      here: this.#here,
      trouble: this.#trouble,
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
    this.#countOffline();
  }

  /** Renews a line on which the first unacknowledged change is overdue. */
  tick(now: number): void {
    this.#countOffline();
    const { oldest } = this.outbox;
    if (this.#retired || this.#brokenSince !== null || this.#trouble !== null) return;
    if (oldest === null || now - oldest < OVERDUE_MS || now - this.#renewedAt < OVERDUE_MS) return;
    this.#renewedAt = now;
    this.socket.renew();
  }

  /** Others' changes were looked at, and nothing is to be held back: what waits may go in. */
  goOn(): void {
    this.#seen.heard(this.#start.page.clock.now());
    this.socket.setWriting(true);
    this.socket.resume();
  }

  /**
   * Makes the changes of `put`. Not a word of them leaves before the device has let go of the held
   * words `key`, or they would be there twice after a crash.
   */
  async settleHeld(key: string, put: () => void): Promise<void> {
    this.socket.setWriting(false);
    await this.outbox.settleWith(key, put);
    this.socket.setWriting(this.#mayWrite);
    if (this.#brokenSince === null && !this.#retired) this.socket.renew();
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
    this.#shown.stop();
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
        serverSaves: this.#trouble === null,
      },
      now,
    );
  }

  #offerAgain(kept: KeptWork, epoch: number): void {
    const edits = offerAgain(this.#doc, kept, epoch);
    this.outbox.restore(edits);
    this.#losses.restored(edits);
    this.#waitedOffline = this.outbox.edits;
  }

  #changedHere(edit: NewEdit): void {
    this.outbox.add(edit);
    this.#countOffline();
    this.#start.changed();
  }

  /** Words that wait while the page says "offline", whenever they were written. */
  #countOffline(): void {
    const broken = this.#start.page.clock.now() - (this.#brokenSince ?? Infinity);
    if (broken >= BREAK_GRACE_MS) this.#waitedOffline = this.outbox.edits;
  }

  /** Words wait here that were written on a draft not heard of for long. */
  get #longAway(): boolean {
    const away = this.#start.page.clock.now() - this.#seen.heardAt;
    return this.outbox.size > 0 && this.outbox.kept && away >= LONG_BREAK_MS;
  }

  #connectionBegan(): void {
    this.outbox.connectionBegan();
    // The first connection of all begins before there is a socket to ask.
    if (this.#opened && this.#longAway) this.socket.setWriting(false);
  }

  #hear(message: ServerMessage): void {
    if (this.#retired) return;
    if (message.type === "hello" && message.mayWrite && this.#longAway) {
      this.socket.pause();
      this.#start.lookFirst();
      return;
    }
    this.#seen.heard(this.#start.page.clock.now());
    if (message.type === "hello") this.#welcome(message);
    else if (message.type === "ack") this.outbox.acknowledged(message.count);
    else if (message.type === "refuse") this.#refuse(message.code);
    else if (message.type === "state") this.#moved(message);
    else if (this.#heart.missed(this.#doc, message, this.outbox.size > 0)) this.socket.renew();
    this.#start.changed();
  }

  #welcome(hello: Hello): void {
    this.#hello = hello;
    this.#trouble = null;
    this.socket.setWriting(hello.mayWrite);
    this.#rights(hello.stage, hello.mayWrite);
    if (!hello.mayWrite && this.outbox.size > 0) {
      this.#refuse(hello.stage === "drafting" ? "notAllowed" : "frozen");
    }
  }

  #moved(state: LiveState): void {
    this.#trouble = troubleAfter(state.notice, this.#trouble);
    const again = state.mayWrite && !this.#mayWrite;
    this.#rights(state.stage, state.mayWrite);
    // A line that began without the right has not said what this page holds, and may send no more.
    if (again) this.socket.renew();
  }

  #rights(stage: Stage, mayWrite: boolean): void {
    const same = this.#mayWrite === mayWrite && this.#stage === stage;
    this.#stage = stage;
    this.#mayWrite = mayWrite;
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
    const { kept, live } = this.#start;
    const refused = readRefused(kept, live.epoch, this.#doc);
    if (refused === undefined) {
      this.retire();
      this.#start.ended(0);
      return;
    }
    this.#start.synced(refused);
    this.#opened = true;
    this.#showDesk();
    this.#start.changed();
  }

  #broken(): void {
    this.#brokenSince ??= this.#start.page.clock.now();
    this.#heart.reset();
    this.#start.changed();
  }

  #lineEnded(code: number): void {
    if (this.#retired) return;
    this.retire();
    void this.outbox.settled().then(() => this.#start.ended(code));
  }

  #acknowledged(): void {
    this.#losses.acknowledged(this.outbox.oldest);
    if (this.outbox.size === 0) {
      this.#seen.settle(this.#doc);
      if (this.#waitedOffline > 0 && !this.#retired) this.#start.back(this.#waitedOffline);
      this.#waitedOffline = 0;
    }
    this.#start.changed();
  }

  get #mode(): Desk["mode"] {
    return this.#mayWrite && !this.#retired && !this.#reading ? "write" : "read";
  }

  #showDesk(): void {
    if (this.#opened) this.#shown.show(this.#mode, this.socket.awareness);
  }
}
