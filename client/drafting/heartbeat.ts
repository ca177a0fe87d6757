import * as Y from "yjs";
import { deletedHash, stateHash } from "#shared/protocol/beat.ts";
import type { ServerMessage } from "#shared/protocol/live.ts";

/**
 * Compares the document with the server's at each beat. Twice another hash in a row, while nothing
 * of mine is under way, means that something was missed and must be asked for again.
 */
export class Heartbeat {
  #mismatches = 0;
  /** what the server has deleted, as of the beat that comes next; an older server does not say */
  #deleted: string | undefined;

  /** Is it time to ask for everything again? Messages that are no beat are passed over. */
  missed(doc: Y.Doc, message: ServerMessage, busy: boolean): boolean {
    if (message.type === "deleted") this.#deleted = message.hash;
    return message.type === "beat" && this.#compare(doc, message.state, busy);
  }

  reset(): void {
    this.#mismatches = 0;
    this.#deleted = undefined;
  }

  #compare(doc: Y.Doc, theirs: string, busy: boolean): boolean {
    const inserted = stateHash(Y.decodeStateVector(Y.encodeStateVector(doc))) === theirs;
    const deleted = this.#deleted === undefined || this.#deleted === deletedHash(doc);
    this.#deleted = undefined;
    this.#mismatches = (inserted && deleted) || busy ? 0 : this.#mismatches + 1;
    if (this.#mismatches < 2) return false;
    this.#mismatches = 0;
    return true;
  }
}
