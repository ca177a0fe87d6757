import { number } from "#shared/protocol/frame.ts";
import type { Spot } from "./text.ts";

/** Letters in one paragraph before the typist goes on to the next: the gate takes 20,000. */
const PARAGRAPH = 15_000;
/** Yjs's content number of a string, and the bit for "stands after". */
const STRING_AFTER = 4 | 0x80;
const LETTER = "a".charCodeAt(0);

/**
 * Somebody who types letter after letter. The updates are written byte by byte (Yjs's first
 * encoding), because a Yjs document for each typist would cost more than the server under test.
 */
export class Typist {
  readonly client: number;
  /** letters typed so far, which is also the next clock */
  typed = 0;
  readonly #name: number[];
  readonly #spots: readonly Spot[];

  /** @param spots the paragraphs that are this typist's own, in turn */
  constructor(client: number, spots: readonly Spot[]) {
    this.client = client;
    this.#name = number(client);
    this.#spots = spots;
  }

  type(): Uint8Array {
    const clock = this.typed;
    this.typed += 1;
    const after =
      clock % PARAGRAPH === 0
        ? this.#spot(clock / PARAGRAPH)
        : this.#name.concat(number(clock - 1));
    const name = this.#name;
    const letter = LETTER + (clock % 26);
    return Uint8Array.from([1, 1].concat(name, number(clock), STRING_AFTER, after, 1, letter, 0));
  }

  #spot(at: number): number[] {
    const spot = this.#spots[at];
    if (spot === undefined) throw new Error("the typist has no paragraph left");
    return [...number(spot.client), ...number(spot.clock)];
  }
}

/** The paragraphs of one of several typists. */
export const share = (spots: readonly Spot[], typist: number, of: number): Spot[] =>
  spots.filter((_, at) => at % of === typist);
