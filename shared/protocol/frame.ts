/** The bytes below the messages of `live.ts`: lib0's varuints and length-prefixed parts. */

/** One frame: a varuint type and the parts after it. */
export function frameOf(
  type: number,
  ...parts: readonly (readonly number[] | Uint8Array)[]
): Uint8Array {
  const head = number(type);
  const length = parts.reduce((sum, part) => sum + part.length, head.length);
  const frame = new Uint8Array(length);
  let at = 0;
  for (const part of [head, ...parts]) {
    frame.set(part, at);
    at += part.length;
  }
  return frame;
}

/** A lib0 varuint: 7 bits a byte, lowest first; safe non-negative integers only. */
export function number(value: number): number[] {
  const out: number[] = [];
  let rest = value;
  while (rest > 127) {
    out.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  out.push(rest);
  return out;
}

/** Bytes with their length before them. */
export function bytes(value: Uint8Array): Uint8Array {
  const head = number(value.length);
  const out = new Uint8Array(head.length + value.length);
  out.set(head);
  out.set(value, head.length);
  return out;
}

/** An ASCII text with its length before it. */
export function text(ascii: string): Uint8Array {
  const head = number(ascii.length);
  const out = new Uint8Array(head.length + ascii.length);
  out.set(head);
  // A greeting is a few hundred letters: an iterator over them costs ten times as much.
  for (let at = 0; at < ascii.length; at++) out[head.length + at] = ascii.charCodeAt(at);
  return out;
}

/** A value as JSON in pure ASCII, everything else escaped, with its length before it. */
export const json = (value: unknown): Uint8Array =>
  text(
    JSON.stringify(value).replace(
      /[^\x20-\x7e]/g,
      (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
    ),
  );

/** Reads a frame from front to back; every read answers undefined past its end. */
export class FrameReader {
  readonly #frame: Uint8Array;
  #at = 0;

  constructor(frame: Uint8Array) {
    this.#frame = frame;
  }

  number(): number | undefined {
    let value = 0;
    for (let factor = 1; factor <= Number.MAX_SAFE_INTEGER; factor *= 128) {
      const byte = this.#frame[this.#at];
      if (byte === undefined) return undefined;
      this.#at += 1;
      value += (byte & 127) * factor;
      if (byte < 128) return Number.isSafeInteger(value) ? value : undefined;
    }
    return undefined;
  }

  bytes(): Uint8Array | undefined {
    const length = this.number();
    if (length === undefined || this.#at + length > this.#frame.length) return undefined;
    const part = this.#frame.subarray(this.#at, this.#at + length);
    this.#at += length;
    return part;
  }

  ascii(): string | undefined {
    const part = this.bytes();
    return part === undefined
      ? undefined
      : Array.from(part, (byte) => String.fromCharCode(byte)).join("");
  }

  json(): unknown {
    const body = this.ascii();
    if (body === undefined) return undefined;
    try {
      const value: unknown = JSON.parse(body);
      return value;
    } catch {
      return undefined;
    }
  }

  skip(): void {
    this.#at = this.#frame.length;
  }

  spent(): boolean {
    return this.#at === this.#frame.length;
  }
}
