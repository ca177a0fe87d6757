import * as Y from "yjs";

interface Written {
  readonly client: number;
  readonly from: number;
  readonly to: number;
  readonly at: number;
  /** When the server's acknowledgement was heard; `null` while it is awaited. */
  settled: number | null;
}

/** How long acknowledged words still count as written at the same moment as somebody else's change. */
const RECENT_MS = 10_000;

/**
 * Which parts of a document this page wrote a moment ago: what the server has not acknowledged, and
 * what it acknowledged within the last ten seconds. Whoever changed the draft in that time may not
 * have seen them.
 */
export class OwnWords {
  #written: Written[] = [];

  /** A change of this page was made at `at`. */
  add(update: Uint8Array, at: number): void {
    for (const { id, length } of Y.decodeUpdate(update).structs) {
      const to = id.clock + length;
      this.#written.push({ client: id.client, from: id.clock, to, at, settled: null });
    }
  }

  /** @param oldest when the first change still waiting was made; `null` when none waits */
  acknowledged(now: number, oldest: number | null): void {
    for (const one of this.#written) {
      if (one.settled === null && (oldest === null || one.at < oldest)) one.settled = now;
    }
    this.#written = this.#written.filter((one) => recent(one, now));
  }

  /**
   * Answers whether a place holds a recent change of this page; `null` when `removed` names none.
   */
  within(removed: Y.Transaction["deleteSet"], now: number): ((id: Y.ID) => boolean) | null {
    const mine = this.#written.filter(
      (one) => recent(one, now) && (removed.clients.get(one.client) ?? []).some(overlaps(one)),
    );
    if (mine.length === 0) return null;
    return ({ client, clock }) =>
      mine.some((one) => one.client === client && clock >= one.from && clock < one.to);
  }
}

const recent = ({ settled }: Written, now: number) => settled === null || now - settled < RECENT_MS;

const overlaps =
  ({ from, to }: Written) =>
  (range: { readonly clock: number; readonly len: number }) =>
    range.clock < to && range.clock + range.len > from;
