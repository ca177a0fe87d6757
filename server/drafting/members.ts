import { CLOSE } from "#shared/protocol/close-codes.ts";
import type { LiveState } from "#shared/protocol/live.ts";
import type { Connection } from "./connection.ts";
import type { LivePorts, RightsOrNot } from "./ports.ts";

/** The connections of one room. */
export class Members {
  readonly #agreementId: string;
  readonly #rights: LivePorts["rights"];
  readonly #all = new Set<Connection>();

  constructor(agreementId: string, rights: LivePorts["rights"]) {
    this.#agreementId = agreementId;
    this.#rights = rights;
  }

  get size(): number {
    return this.#all.size;
  }

  [Symbol.iterator](): Iterator<Connection> {
    return [...this.#all].values();
  }

  add(connection: Connection): void {
    this.#all.add(connection);
  }

  delete(connection: Connection): void {
    this.#all.delete(connection);
  }

  relay(frame: Uint8Array): void {
    for (const connection of this.#all) connection.relay(frame);
  }

  tell(notice: LiveState["notice"]): void {
    for (const connection of this.#all) connection.tell(notice);
  }

  /** Step 2 of the gate, once for each author of a batch. Who may not be here any more is shown out. */
  async rightsOf(
    authors: Iterable<Connection>,
    writing: boolean,
  ): Promise<Map<Connection, RightsOrNot>> {
    const connections = [...new Set(authors)];
    const rights = await Promise.all(
      connections.map((connection) => this.#rightsOf(connection, writing)),
    );
    const found = new Map<Connection, RightsOrNot>();
    for (const [at, now] of rights.entries()) {
      const connection = connections[at];
      if (connection === undefined) continue;
      found.set(connection, now);
      if (typeof now === "string") showOut(connection, now);
    }
    return found;
  }

  #rightsOf(connection: Connection, writing: boolean): Promise<RightsOrNot> {
    const { personId, sessionId } = connection.ticket;
    const known = writing ? connection.rights : undefined;
    return this.#rights({ personId, sessionId, writing }, this.#agreementId, known);
  }

  /** Reads everybody's rights again: closes who may no longer be here, tells the others. */
  async refresh(notice: LiveState["notice"]): Promise<void> {
    for (const [connection, now] of await this.rightsOf(this.#all, false)) {
      if (typeof now === "string" || !this.#all.has(connection)) continue;
      const before = connection.rights;
      connection.rights = now;
      if (!now.mayRead) connection.close(CLOSE.forbidden, "room");
      else if (before.stage !== now.stage) connection.tell(notice);
      else if (before.mayWrite !== now.mayWrite) connection.close(CLOSE.restart, "role");
    }
  }
}

function showOut(connection: Connection, why: "noSession" | "stranger"): void {
  if (why === "noSession") connection.close(CLOSE.noSession, "session");
  else connection.close(CLOSE.forbidden, "removed");
}
