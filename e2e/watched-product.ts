import { DatabaseSync } from "node:sqlite";
import { seedUpdate } from "#shared/drafting/convert.ts";
import { draftRoom } from "#shared/permissions/rooms.ts";
import { addAgreement, addParticipant, addParty } from "#server/agreements/agreement-store.ts";
import { seed } from "#server/drafting/gate.fixture.ts";
import { type World, world } from "#server/drafting/live.fixture.ts";
import { insertDraft } from "#server/drafting/store.ts";
import { databaseFile } from "#server/storage/sqlite.ts";
import { Killable } from "./killable.ts";
import type { Page } from "./live-client.ts";
import { memoryOf, waitedOf } from "./watched-process.ts";

/** The whole product with a small draft, in a process of its own that is looked at from outside. */
export class WatchedProduct {
  readonly #made: World;
  readonly #server: Killable;

  private constructor(made: World, server: Killable) {
    this.#made = made;
    this.#server = server;
  }

  /**
   * @param drafts so many agreements of Amina's and Marcus's besides, `room-1` and so on
   * @param settings such as `LIVE_RATE=off`
   */
  static async open(drafts = 0, settings: readonly string[] = []): Promise<WatchedProduct> {
    const made = await world();
    for (let at = 1; at <= drafts; at++) await addDraft(made, `room-${at}`);
    await made.stop();
    return new WatchedProduct(made, await Killable.on(made.folder, settings));
  }

  page(person: string): Page {
    return { ...this.#made.page(person), origin: this.#server.origin };
  }

  /** Bytes of memory that the process holds. */
  get memory(): number {
    return memoryOf(this.#server.pid);
  }

  /** A number that it tells whoever runs it, such as `sockets{over="http",state="open"}`. */
  async number(name: string): Promise<number> {
    const text = await (await fetch(`${this.#server.origin}/metrics`)).text();
    const line = text.split("\n").find((one) => one.startsWith(`counterpart_${name} `));
    if (line === undefined) throw new Error(`no number ${name}`);
    return Number(line.slice(line.lastIndexOf(" ") + 1));
  }

  /**
   * Watches how late the process is, until the returned function is called; it answers with the
   * worst of all looks and of 99 in 100, in milliseconds. The time that it waited for a processor is
   * the machine's, not its own.
   */
  watchLag(): () => Promise<{ worst: number; p99: number }> {
    const seen: number[] = [];
    let waited = waitedOf(this.#server.pid);
    let busy = Promise.resolve();
    const look = async () => {
      const late = (await this.number('event_loop_lag_seconds{quantile="1"}')) * 1000;
      const now = waitedOf(this.#server.pid);
      seen.push(late - (now - waited));
      waited = now;
    };
    const timer = setInterval(() => {
      busy = busy.then(look);
    }, LOOK_MS);
    return async () => {
      clearInterval(timer);
      await busy;
      await look();
      const sorted = seen.toSorted((a, b) => a - b);
      const at = (share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? Infinity;
      return { worst: at(1), p99: at(0.99) };
    };
  }

  /** What the journal still has of a draft. */
  journal(room: string): { person: string; update: Uint8Array }[] {
    const database = new DatabaseSync(databaseFile(this.#made.folder), { readOnly: true });
    const rows = database
      .prepare("select person_id, payload from journal where room = ?")
      .all(room);
    database.close();
    return rows.map(({ person_id: person, payload }) => {
      if (!(payload instanceof Uint8Array)) throw new Error("no bytes");
      return { person: String(person), update: payload };
    });
  }

  async close(): Promise<void> {
    await this.#server.end();
    await this.#made.forget();
  }
}

const LOOK_MS = 250;
const AT = "2026-11-24T09:00:00.000Z";

async function addDraft({ storage }: World, id: string): Promise<void> {
  await storage.write(async (tx) => {
    const agreement = { id, title: id, stage: "drafting", createdBy: "amina", at: AT } as const;
    await addAgreement(tx, agreement);
    for (const [personId, organisationId] of [
      ["amina", "harrowfell"],
      ["marcus", "alderbeck"],
    ] as const) {
      await addParty(tx, { agreementId: id, organisationId }, AT);
      await addParticipant(tx, { agreementId: id, organisationId, personId, role: "lead" }, AT);
    }
    const draft = { room: draftRoom(id), agreementId: id, client: 1, personId: "server" };
    await insertDraft(tx, { ...draft, update: seedUpdate(seed, 1) }, AT);
  });
}
