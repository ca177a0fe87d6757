import { CLOSE } from "#shared/protocol/close-codes.ts";
import { type LiveState, SYNC, syncFrame } from "#shared/protocol/live.ts";
import { ProblemError } from "../http/problem.ts";
import { type Settled, type Waiting, judgeBatch, settled } from "./batch.ts";
import type { Connection } from "./connection.ts";
import { deliver } from "./delivery.ts";
import type { Journal } from "./journal.ts";
import { LIVE_LIMITS } from "./limits.ts";
import type { LiveDraft } from "./live-draft.ts";
import { Members } from "./members.ts";
import type { Refusal } from "./decode.ts";
import type { RoomNumbers } from "./meter.ts";
import { type LivePorts, type Outcome, SERVER_AUTHOR, type Write } from "./ports.ts";
import { PresenceBoard } from "./presence.ts";
import { Pressure } from "./pressure.ts";
import { WorkQueue } from "./queue.ts";
import { repairIds } from "./repair.ts";
import { Saving } from "./saving.ts";
import type { SnapshotPace } from "./snapshot-pace.ts";
import { Snapshots } from "./snapshots.ts";
import { newClientId } from "./tickets.ts";

/**
 * One draft, live. Updates and tasks are taken in the order they came, nothing overtakes. An
 * update is judged, journalled, applied and only then seen by anybody else.
 */
export class Room {
  readonly name: string;
  readonly draft: LiveDraft;
  readonly presence: PresenceBoard;
  readonly #members: Members;
  readonly #ports: LivePorts;
  readonly #journal: Journal;
  readonly #onBroken: () => void;
  readonly #queue: WorkQueue;
  readonly #snapshots: Snapshots;
  readonly #saving: Saving;
  readonly #pressure = new Pressure<Connection>();
  /** a commit failed, and may have been written all the same: an answer can be lost on its way */
  #unsure = false;
  #writtenAt = 0;
  #serverClient: number | undefined;

  constructor(
    name: string,
    draft: LiveDraft,
    on: { ports: LivePorts; journal: Journal; pace: SnapshotPace; broken: () => void },
  ) {
    this.name = name;
    this.draft = draft;
    this.#ports = on.ports;
    this.#journal = on.journal;
    this.#onBroken = on.broken;
    this.presence = new PresenceBoard(on.ports.timers, on.ports.clock);
    this.#members = new Members(draft.agreementId, on.ports.rights);
    this.#snapshots = new Snapshots(name, draft, on);
    this.#saving = new Saving(on.ports.disk, (notice) => this.#members.tell(notice));
    this.#queue = new WorkQueue(on.ports.timers, () => this.#work());
  }

  get size(): number {
    return this.#members.size;
  }

  get idle(): boolean {
    return this.#members.size === 0 && this.#still;
  }

  /** Nobody has written for a while. */
  get quiet(): boolean {
    return this.#still && this.#now() - this.#writtenAt >= LIVE_LIMITS.idleMs;
  }

  get #still(): boolean {
    return this.#queue.idle && !this.#snapshots.writing;
  }

  get numbers(): RoomNumbers {
    const { count, oldestAt } = this.#queue.waiting;
    const { documentBytes, logBytes } = this.draft;
    return { pending: count, pendingBytes: this.#queue.bytes, oldestAt, documentBytes, logBytes };
  }

  /** A ticket was given out for this room: its client id belongs to this person. */
  announce(client: number, personId: string): void {
    this.draft.owners.set(client, personId);
  }

  enter(connection: Connection): void {
    this.announce(connection.ticket.client, connection.ticket.personId);
    this.#members.add(connection);
    this.presence.enter(connection);
    const { trouble } = this.#saving;
    if (trouble !== undefined) connection.tell(trouble);
    if (this.draft.quarantined) connection.tell("quarantined");
  }

  leave(connection: Connection): void {
    this.#members.delete(connection);
    this.presence.leave(connection);
  }

  /** Closes the earlier connections that use the same client id: never two at once. */
  supersede(client: number): void {
    for (const connection of this.#members) {
      if (connection.ticket.client === client) connection.close(CLOSE.restart, "superseded");
    }
  }

  /**
   * An update of a page. It is answered by an acknowledgement or a refusal, and by neither while
   * nothing can be saved. A page that writes faster than the disk is read more slowly.
   */
  submit(from: Connection, update: Uint8Array): void {
    this.#queue.add({ from, update, at: this.#now() });
    this.#pressure.came(from, this.#queue.bytes);
  }

  /**
   * Runs a task when everything that came before it has been written, and nothing else meanwhile.
   * @throws ProblemError `notSaved` when what came before cannot be written
   */
  exclusive<T>(work: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#queue.add({ run: () => work().then(resolve, reject), fail: reject });
    });
  }

  /** Reads everybody's rights again: closes who may no longer be here, tells the others. */
  async refresh(notice: LiveState["notice"]): Promise<void> {
    await this.#members.refresh(notice);
    for (const connection of this.#members) this.presence.reconsider(connection);
  }

  /** The disk is nearly full, or has room again. */
  diskChanged(): void {
    this.#saving.diskChanged(!this.#queue.idle);
  }

  closeAll(code: number, reason: string): void {
    for (const connection of this.#members) connection.close(code, reason);
  }

  /** Resolves when everything that waits has been dealt with, or cannot be. */
  settle(): Promise<void> {
    return this.exclusive(() => Promise.resolve()).catch(() => undefined);
  }

  /**
   * Writes what is new since the last snapshot and lets go of the document until somebody writes;
   * tells whether the room may be forgotten.
   */
  async rest(): Promise<boolean> {
    const { draft } = this;
    if (draft.atRest || draft.quarantined) return this.idle;
    if (draft.rowsSinceSnapshot > 0) await this.#snapshots.write();
    if (this.#still && draft.rowsSinceSnapshot === 0) draft.rest();
    return this.idle;
  }

  async #work(): Promise<void> {
    try {
      if (this.#unsure && !(await this.#makeSure())) return;
      const task = this.#queue.takeTask();
      if (task === undefined) await this.#workBatch(this.#queue.updates());
      else await task.run();
    } catch (error) {
      this.#breakDown(error);
    }
  }

  /**
   * Whether the journal is where this room is; waits a while when it cannot be read.
   * @throws Error when it has rows that this room does not know
   */
  async #makeSure(): Promise<boolean> {
    const head = await this.#ports.store.head(this.name).catch((error: unknown) => {
      this.#ports.log.error({ room: this.name, error: String(error) }, "journal: not read");
      return "unread" as const;
    });
    this.#unsure = head === "unread";
    if (head === "unread") await this.#waitForDisk();
    else if (head?.seq !== this.draft.seq) throw new Error(`the journal is at ${head?.seq}`);
    return !this.#unsure;
  }

  async #workBatch(batch: readonly Waiting[]): Promise<void> {
    const authors = batch.map(({ from }) => from);
    const rights = await this.#members.rightsOf(authors, true);
    const judged = judgeBatch(batch, rights, { room: this.name, draft: this.draft });
    const writes = judged.flatMap((one) => (one.kind === "write" ? [one.write] : []));
    const outcomes = await this.#append(writes).catch(() => undefined);
    if (outcomes?.includes("moved") === true) throw new Error("the draft has moved on without us");
    if (outcomes === undefined) await this.#waitForDisk();
    else this.#settle(settled(judged, outcomes));
  }

  async #append(writes: readonly Write[]): Promise<Outcome[]> {
    try {
      return await this.#journal.append(writes);
    } catch (error) {
      this.#ports.log.error({ room: this.name, error: String(error) }, "journal: not saved");
      this.#unsure = true;
      throw error;
    }
  }

  /** Step 8: apply what was stored, relay it, acknowledge or refuse. */
  #settle(results: readonly Settled[]): void {
    for (const { waiting, end } of results) {
      if (end.kind !== "again") this.#pressure.dealtWith(waiting.from);
      if (end.kind === "refused") this.#refuse(waiting.from, end.refusal);
    }
    // The canary has what the journal's transaction turned away, and no part of it may stay.
    if (results.some(({ end }) => end.kind === "refused" || end.kind === "again")) {
      this.draft.spoil();
    }
    const again = results.flatMap(({ waiting, end }) => (end.kind === "again" ? [waiting] : []));
    this.#queue.done(results.length, again);
    deliver(results, this.draft, this.#members);
    this.#measure(results);
    this.#saved();
    if (results.some(({ end }) => end.kind === "stored")) this.#writtenAt = this.#now();
    if (results.some(({ end }) => end.kind === "stored" && end.structural)) this.#repair();
    this.#snapshots.writeIfDue();
  }

  #measure(results: readonly Settled[]): void {
    const now = this.#now();
    for (const { waiting, end } of results) {
      const taken = end.kind === "stored" || end.kind === "known";
      if (taken) this.#ports.meter.acknowledged(now - waiting.at);
    }
  }

  #now(): number {
    return this.#ports.clock.now().getTime();
  }

  #refuse(from: Connection, refusal: Refusal): void {
    const { agreementId } = this.draft;
    this.#ports.refused({ agreementId, rights: from.rights, refusal });
    from.refuse(refusal);
    if (refusal.code === "epochChanged") from.close(CLOSE.epochChanged, "reset");
  }

  /** The canary holds what was not saved, so it goes; the updates stay at the front of the queue. */
  async #waitForDisk(): Promise<void> {
    this.draft.spoil();
    this.#queue.failTasks(new ProblemError("notSaved"));
    if (this.#queue.empty) return;
    this.#saving.failed();
    await new Promise<void>((resolve) => {
      this.#ports.timers.after(LIVE_LIMITS.retryMs, resolve);
    });
  }

  #saved(): void {
    this.#saving.saved();
    this.#pressure.ease(this.#queue.bytes);
  }

  /** What must not happen has happened: everybody reconnects to a room read afresh from disk. */
  #breakDown(error: unknown): void {
    this.#ports.log.error({ room: this.name, error: String(error) }, "room: given up");
    this.#queue.clear(new ProblemError("notSaved"));
    this.#onBroken();
    this.closeAll(CLOSE.restart, "room");
  }

  #repair(): void {
    this.exclusive(() => this.#repairNow()).catch((error: unknown) => {
      this.#ports.log.error({ room: this.name, error: String(error) }, "room: ids not repaired");
    });
  }

  async #repairNow(): Promise<void> {
    const { random } = this.#ports;
    this.#serverClient ??= newClientId(random);
    const update = repairIds(this.draft.doc, this.#serverClient, () => random.id());
    if (update === undefined) return;
    const [outcome] = await this.#append([
      {
        room: this.name,
        agreementId: this.draft.agreementId,
        epoch: this.draft.epoch,
        membershipEpoch: null,
        seq: this.draft.seq,
        personId: SERVER_AUTHOR,
        client: this.#serverClient,
        update,
        deletes: [],
      },
    ]);
    if (typeof outcome !== "object" || !("stored" in outcome)) return;
    this.draft.spoil();
    const changes = this.draft.integrate([update], outcome.stored);
    for (const change of changes) this.#members.relay(syncFrame(SYNC.update, change));
  }
}
