import * as Y from "yjs";
import { stateHash } from "#shared/protocol/live.ts";

/**
 * Compares the document with the server's at each beat. Twice another hash in a row, while nothing
 * of mine is under way, means that something was missed and must be asked for again.
 */
export class Heartbeat {
  #mismatches = 0;

  /** Is it time to ask for everything again? */
  missed(doc: Y.Doc, theirs: string, busy: boolean): boolean {
    const mine = stateHash(Y.decodeStateVector(Y.encodeStateVector(doc)));
    this.#mismatches = mine === theirs || busy ? 0 : this.#mismatches + 1;
    if (this.#mismatches < 2) return false;
    this.#mismatches = 0;
    return true;
  }

  reset(): void {
    this.#mismatches = 0;
  }
}
