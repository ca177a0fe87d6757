import * as Y from "yjs";

/** Which clocks of whom an update brings. */
export type Brought = (client: number, from: number, to: number) => void;

/**
 * Tells what an update brings. Runs of typed letters are read by hand, since the driver reads as
 * many as the server sends; anything else goes to Yjs.
 */
export function readBrought(update: Uint8Array, brought: Brought): void {
  if (readLetters(update, brought)) return;
  const { from, to } = Y.parseUpdateMeta(update);
  for (const [client, end] of to) brought(client, from.get(client) ?? 0, end);
}

/** False when there is anything but one string for each client; nothing is told then. */
function readLetters(update: Uint8Array, brought: Brought): boolean {
  const bytes = new Bytes(update);
  const found: [client: number, from: number, to: number][] = [];
  for (let clients = bytes.number(); clients > 0; clients--) {
    if (bytes.number() !== 1) return false;
    const [client, clock] = [bytes.number(), bytes.number()];
    const origins = originsOf(bytes.byte());
    if (origins === undefined) return false;
    for (let origin = 0; origin < origins * 2; origin++) bytes.number();
    found.push([client, clock, clock + bytes.skipText()]);
  }
  for (const [client, from, to] of found) brought(client, from, to);
  return true;
}

/** How many origins follow a string's info byte; undefined for anything that is no string. */
function originsOf(info: number): number | undefined {
  const isString = (info & 0x3f) === 4;
  const [left, right] = [(info & 0x80) >> 7, (info & 0x40) >> 6];
  return isString && left + right > 0 ? left + right : undefined;
}

/** Numbers as lib0 writes them, without a look at where the bytes end. */
class Bytes {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  byte(): number {
    return this.#bytes[this.#at++] ?? 0;
  }

  number(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.byte();
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  }

  /** Typists write single-byte letters, so bytes are letters. */
  skipText(): number {
    const length = this.number();
    this.#at += length;
    return length;
  }
}
