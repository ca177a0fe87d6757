import { CLOSE } from "#shared/protocol/close-codes.ts";
import { type LiveState, SYNC, syncFrame } from "#shared/protocol/live.ts";
import { ProblemError } from "../http/problem.ts";
import { type Settled, type Waiting, judgeBatch, settled } from "./batch.ts";
import type { Connection } from "./connection.ts";
import type { Journal } from "./journal.ts";
import { LIVE_LIMITS } from "./limits.ts";
import type { LiveDraft } from "./live-draft.ts";
import { Members } from "./members.ts";
import type { Refusal } from "./decode.ts";
import { type LivePorts, SERVER_AUTHOR } from "./ports.ts";
import { PresenceBoard } from "./presence.ts";
import { WorkQueue } from "./queue.ts";
import { repairIds } from "./repair.ts";
import { compact } from "./snapshot.ts";
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
  #held: (() => void)[] = [];
  #unsaved = false;
  #compacting = false;
  #serverClient: number | undefined;

  constructor(
    name: string,
    draft: LiveDraft,
    on: { ports: LivePorts; journal: Journal; broken: () => void },
  ) {
    this.name = name;
    this.draft = draft;
    this.#ports = on.ports;
    this.#journal = on.journal;
    this.#onBroken = on.broken;
    this.presence = new PresenceBoard(on.ports.timers, on.ports.clock);
    this.#members = new Members(draft.agreementId, on.ports.rights);
    this.#queue = new WorkQueue(on.ports.timers, () => this.#work());
  }

  get size(): number {
    return this.#members.size;
  }

  get idle(): boolean {
    return this.#members.size === 0 && this.#queue.idle && !this.#compacting;
  }

  /** A ticket was given out for this room: its client id belongs to this person. */
  announce(client: number, personId: string): void {
    this.draft.owners.set(client, personId);
  }

  enter(connection: Connection): void {
    this.announce(connection.ticket.client, connection.ticket.personId);
    this.#members.add(connection);
    this.presence.enter(connection);
    if (this.#unsaved) connection.tell("notSaved");
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
    this.#queue.add({ from, update });
    if (this.#queue.bytes > LIVE_LIMITS.waitingWrites) this.#held.push(from.hold());
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

  closeAll(code: number, reason: string): void {
    for (const connection of this.#members) connection.close(code, reason);
  }

  /** Resolves when everything that waits has been dealt with, or cannot be. */
  settle(): Promise<void> {
    return this.exclusive(() => Promise.resolve()).catch(() => undefined);
  }

  /** Writes what is new since the last snapshot; tells whether the room may be forgotten. */
  async rest(): Promise<boolean> {
    if (this.draft.rowsSinceSnapshot > 0) await this.#compact();
    return this.idle;
  }

  async #work(): Promise<void> {
    const task = this.#queue.takeTask();
    if (task !== undefined) {
      await task.run();
      return;
    }
    try {
      await this.#workBatch(this.#queue.updates());
    } catch (error) {
      this.#breakDown(error);
    }
  }

  async #workBatch(batch: readonly Waiting[]): Promise<void> {
    const authors = batch.map(({ from }) => from);
    const rights = await this.#members.rightsOf(authors, true);
    const judged = judgeBatch(batch, rights, { room: this.name, draft: this.draft });
    const writes = judged.flatMap((one) => (one.kind === "write" ? [one.write] : []));
    const outcomes = await this.#journal.append(writes).catch((error: unknown) => {
      this.#ports.log.error({ room: this.name, error: String(error) }, "journal: not saved");
      return undefined;
    });
    if (outcomes === undefined) await this.#waitForDisk();
    else this.#settle(settled(judged, outcomes));
  }

  /** Step 8, in the order of arrival: apply, relay, acknowledge or refuse. */
  #settle(results: readonly Settled[]): void {
    const counts = new Map<Connection, number>();
    for (const { waiting, end } of results) {
      const { from } = waiting;
      if (this.#dealtWith(waiting, end)) counts.set(from, (counts.get(from) ?? 0) + 1);
    }
    const again = results.flatMap(({ waiting, end }) => (end.kind === "again" ? [waiting] : []));
    this.#queue.done(results.length, again);
    for (const [connection, count] of counts) connection.acknowledge(count);
    this.#saved();
    if (results.some(({ end }) => end.kind === "stored" && end.structural)) this.#repair();
    if (this.draft.rowsSinceSnapshot >= LIVE_LIMITS.compactEvery) void this.#compact();
  }

  /** Whether the update is to be acknowledged. */
  #dealtWith({ from, update }: Waiting, end: Settled["end"]): boolean {
    if (end.kind === "stored") this.#integrate(update, end.seq, from);
    if (end.kind === "refused") this.#refuse(from, end.refusal);
    // The canary has what the journal's transaction turned away, and no part of it may stay.
    if (end.kind === "refused" || end.kind === "again") this.draft.spoil();
    return end.kind === "stored" || end.kind === "known";
  }

  #integrate(update: Uint8Array, seq: number, from: Connection | undefined): void {
    const integrated = this.draft.integrate(update, seq);
    for (const change of integrated) this.#members.relay(syncFrame(SYNC.update, change), from);
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
    if (!this.#unsaved) this.#members.tell("notSaved");
    this.#unsaved = true;
    this.#queue.failTasks(new ProblemError("notSaved"));
    await new Promise<void>((resolve) => {
      this.#ports.timers.after(LIVE_LIMITS.retryMs, resolve);
    });
  }

  #saved(): void {
    if (this.#unsaved) this.#members.tell("saved");
    this.#unsaved = false;
    if (this.#queue.bytes > LIVE_LIMITS.waitingWrites) return;
    for (const release of this.#held) release();
    this.#held = [];
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
    const [outcome] = await this.#journal.append([
      {
        room: this.name,
        agreementId: this.draft.agreementId,
        epoch: this.draft.epoch,
        membershipEpoch: null,
        personId: SERVER_AUTHOR,
        client: this.#serverClient,
        update,
        deletes: [],
      },
    ]);
    if (typeof outcome !== "object" || !("stored" in outcome)) return;
    this.draft.spoil();
    this.#integrate(update, outcome.stored, undefined);
  }

  async #compact(): Promise<void> {
    if (this.#compacting || this.draft.quarantined) return;
    this.#compacting = true;
    const rows = this.draft.rowsSinceSnapshot;
    try {
      await compact(this.#ports.store, this.name, this.draft);
    } catch (error) {
      this.#ports.log.error({ room: this.name, error: String(error) }, "snapshot: not written");
    }
    this.draft.rowsSinceSnapshot -= rows;
    this.#compacting = false;
  }
}
