import type { LiveSessionReply } from "#shared/protocol/live.ts";
import type { Clock, DraftView, Ended } from "./draft-view.ts";
import type { LostWrite } from "./field-writes.ts";
import type { DeviceStore } from "./offline.ts";
import { HeldShelf } from "./held-shelf.ts";
import { Look, type Looked } from "./look-first.ts";
import { OpenDraft } from "./open-draft.ts";
import type { OpenStart } from "./open-start.ts";
import type { CaretPlace } from "./presence.ts";
import { RemovedShelf } from "./removed-shelf.ts";
import { ENDINGS, NOTHING_OPEN, sameView, statusOf } from "./session-view.ts";
import type { Refused } from "./set-aside.ts";

/** What a draft session needs from the page it lives in. */
export interface SessionPage {
  readonly agreement: string;
  /** The person whose words these are. */
  readonly member: string;
  /** `POST /api/live/session`. Rejects with an error that has the answer's `status`, 0 for none. */
  readonly start: () => Promise<LiveSessionReply>;
  readonly store: Promise<DeviceStore>;
  readonly url: string;
  readonly clock: Clock;
  readonly WebSocket?: typeof WebSocket;
}

const TICK_MS = 1_000;
const RETRY_MS = 3_000;
/** Fresh starts without one full copy between them, before the page says that it cannot. */
const MOST_STARTS = 4;

/**
 * The draft of one agreement, open in this page, outside React.
 *
 * It keeps the document, the line to the server, the words not acknowledged and the truth about
 * them. A page reads it through `subscribe` and `view`. A refused or replaced draft is never
 * changed in place: the old words stay on the device, a fresh document is opened, and what is
 * missing from it is handed back as `view().refused`.
 */
export class DraftingSession {
  readonly #page: SessionPage;
  readonly #listeners = new Set<() => void>();
  readonly #stopClock: () => void;
  #open: OpenDraft | null = null;
  /** The one before, shown until the next has its first copy. */
  #before: OpenDraft | null = null;
  #ended: Ended | null = null;
  #refused: Refused | null = null;
  #lost: readonly LostWrite[] = [];
  readonly #removed: RemovedShelf;
  readonly #held: HeldShelf;
  #look: Look | null = null;
  #backWith: number | null = null;
  #starts = 0;
  #turn = 0;
  #retry: { readonly at: number; readonly run: () => void } | null = null;
  #keys = 0;
  readonly #reading = new Set<"choice" | "phone">();
  #view: DraftView;

  constructor(page: SessionPage) {
    this.#page = page;
    this.#removed = new RemovedShelf(page.store, page, () => this.#publish());
    this.#held = new HeldShelf(page.store, page, () => this.#publish());
    this.#view = this.#now();
    this.#stopClock = page.clock.every(TICK_MS, () => this.#tick());
    void this.#start();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly view = (): DraftView => this.#view;

  /** Is anything here that the server has not acknowledged, or the device not kept? */
  get unsaved(): boolean {
    return (this.#open?.outbox.size ?? 0) > 0 || this.#removed.unkept;
  }

  /** Tells the others where the caret is; `null` when it is nowhere. */
  setPlace(place: CaretPlace | null): void {
    this.#open?.socket.awareness.setLocalStateField("place", place);
  }

  /**
   * Reading is through a mirror, as for everybody who may not write.
   * @param why the reader's own choice, or a screen on which nobody edits
   */
  setReading(why: "choice" | "phone", reading: boolean): void {
    const before = this.#reading.size > 0;
    if (reading) this.#reading.add(why);
    else this.#reading.delete(why);
    const now = this.#reading.size > 0;
    if (before === now) return;
    this.#open?.setReading(now);
    this.#publish();
  }

  /** The device lost its network, or has it again. */
  networkChanged(online: boolean): void {
    if (this.#open === null) return;
    if (online) this.#open.socket.resume();
    else this.#open.lostNetwork();
    this.#publish();
  }

  /** The writer has kept or thrown away the words handed back: the device forgets them. */
  async settleRefused(): Promise<void> {
    const refused = this.#refused;
    if (refused === null) return;
    this.#refused = null;
    this.#publish();
    await this.#open?.forget(refused.ids);
  }

  closeLost(key: string): void {
    this.#lost = this.#lost.filter((lost) => lost.key !== key);
    this.#publish();
  }

  /**
   * The writer has kept or thrown away words that went with a removed part. That everything went
   * in after a break is not said then.
   */
  async settleRemoved(key: string): Promise<void> {
    this.#backWith = null;
    await this.#removed.settle(key);
  }

  /**
   * The writer has decided about words held back. Without a change to make they are shown until the
   * device has let go of them: a page that is left at once would bring them back.
   * @param put makes the change that brings them in, if that is what was decided
   */
  async settleHeld(key: string, put?: () => void): Promise<void> {
    const open = this.#open;
    if (open === null) return;
    if (put !== undefined) this.#held.hide(key);
    await open.settleHeld(key, put ?? (() => undefined));
    this.#held.hide(key);
  }

  closeBack(): void {
    this.#backWith = null;
    this.#publish();
  }

  /** Leaves the room. What is not acknowledged stays on the device. */
  close(): void {
    this.#turn += 1;
    this.#stopClock();
    this.#look?.close();
    this.#before?.close();
    this.#open?.close();
    this.#open = null;
    this.#listeners.clear();
  }

  async #start(): Promise<void> {
    this.#turn += 1;
    this.#starts += 1;
    await this.#tryUntilDone(async (store, isOver) => {
      while ((await this.#looked(null)) === "exchanged" && !isOver());
      const live = await this.#page.start();
      const kept = await store.load(this.#page.member, this.#page.agreement);
      if (!isOver()) this.#replace({ store, live, kept });
    });
  }

  /** The line of the open draft is back, with old words waiting: it stays cut until others' are seen. */
  async #lookFirst(): Promise<void> {
    if (this.#look !== null) return;
    await this.#tryUntilDone(async (_store, isOver) => {
      const looked = await this.#looked(this.#open);
      if (isOver()) return;
      if (looked === "asItIs") this.#open?.goOn();
      else void this.#start();
    });
  }

  /** Does `run` for this turn; again in a moment if the server does not answer. */
  async #tryUntilDone(
    run: (store: DeviceStore, isOver: () => boolean) => Promise<void>,
  ): Promise<void> {
    const turn = this.#turn;
    const isOver = () => turn !== this.#turn;
    this.#retry = null;
    try {
      await run(await this.#page.store, isOver);
    } catch (failure) {
      if (!isOver()) this.#failed(failure, () => void this.#tryUntilDone(run));
    }
  }

  async #looked(open: OpenDraft | null): Promise<Looked> {
    this.#look?.close();
    const look = new Look(this.#page);
    this.#look = look;
    try {
      const looked = await look.run(open);
      if (looked === "exchanged") await this.#held.recall();
      return looked;
    } finally {
      look.close();
      if (this.#look === look) this.#look = null;
    }
  }

  #replace(start: Pick<OpenStart, "store" | "live" | "kept">): void {
    this.#before?.close();
    this.#before = this.#open;
    this.#before?.retire();
    this.#open = new OpenDraft({
      ...start,
      page: this.#page,
      reading: this.#reading.size > 0,
      nextKey: () => (this.#keys += 1),
      changed: () => this.#publish(),
      synced: (refused) => this.#synced(refused),
      losses: {
        lost: (lost) => {
          this.#lost = [...this.#lost.filter((one) => one.key !== lost.key), lost];
        },
        removed: (words) => this.#removed.add(words),
      },
      back: (edits) => {
        this.#backWith = edits;
      },
      lookFirst: () => void this.#lookFirst(),
      afresh: () => void this.#start(),
      ended: (code) => this.#end(code),
    });
    this.#publish();
  }

  #synced(refused: Refused | null): void {
    this.#starts = 0;
    this.#ended = null;
    this.#refused = refused?.words.length === 0 ? null : refused;
    this.#before?.close();
    this.#before = null;
    if (refused !== null && refused.settled) void this.#open?.forget(refused.ids);
  }

  #failed(failure: unknown, again: () => void): void {
    const status = statusOf(failure);
    if (status === 401) this.#stop("signIn");
    else if (status === 403 || status === 404) this.#stop("notFound");
    else this.#retry = { at: this.#page.clock.now() + RETRY_MS, run: again };
    this.#publish();
  }

  #end(code: number): void {
    const ended = ENDINGS.get(code);
    if (ended !== undefined) this.#stop(ended);
    else if (this.#starts >= MOST_STARTS) this.#stop("broken");
    else void this.#start();
    this.#publish();
  }

  #stop(ended: Ended): void {
    this.#ended = ended;
    this.#open?.retire();
  }

  #tick(): void {
    const now = this.#page.clock.now();
    if (this.#retry !== null && now >= this.#retry.at) this.#retry.run();
    this.#open?.tick(now);
    this.#publish();
  }

  #publish(): void {
    const next = this.#now();
    if (sameView(this.#view, next)) return;
    this.#view = next;
    for (const listener of this.#listeners) listener();
  }

  #now(): DraftView {
    const now = this.#open?.look(this.#page.clock.now()) ?? NOTHING_OPEN;
    return {
      ...now,
      desk: now.desk ?? this.#before?.desk ?? null,
      ended: this.#ended,
      refused: this.#refused,
      lost: this.#lost,
      removed: this.#removed.words,
      held: this.#held.words,
      backWith: this.#backWith,
    };
  }
}
