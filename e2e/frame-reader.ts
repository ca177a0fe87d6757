/** One whole frame of a WebSocket (RFC 6455, section 5.2): as it came, and what it carries. */
export interface Frame {
  readonly bytes: Buffer;
  readonly payload: Buffer;
}

/** Cuts what one direction of a WebSocket carries into its frames. */
export class FrameReader {
  #rest = Buffer.alloc(0);

  /** The frames that this piece completes; the rest waits for the next. */
  add(piece: Buffer): Frame[] {
    this.#rest = Buffer.concat([this.#rest, piece]);
    const frames: Frame[] = [];
    for (let next = firstOf(this.#rest); next !== undefined; next = firstOf(this.#rest)) {
      frames.push(next);
      this.#rest = this.#rest.subarray(next.bytes.length);
    }
    return frames;
  }
}

const MASKED = 0x80;
const MASK_BYTES = 4;

function firstOf(bytes: Buffer): Frame | undefined {
  if (bytes.length < 2) return undefined;
  const second = bytes.readUInt8(1);
  const masked = (second & MASKED) !== 0;
  const wide = { 126: 2, 127: 8 }[second & ~MASKED] ?? 0;
  const start = 2 + wide + (masked ? MASK_BYTES : 0);
  if (bytes.length < start) return undefined;
  const end = start + lengthOf(bytes, wide);
  if (bytes.length < end) return undefined;
  const payload = Buffer.from(bytes.subarray(start, end));
  if (masked) unmask(payload, bytes.subarray(start - MASK_BYTES, start));
  return { bytes: bytes.subarray(0, end), payload };
}

function lengthOf(bytes: Buffer, wide: number): number {
  if (wide === 0) return bytes.readUInt8(1) & ~MASKED;
  return wide === 2 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
}

function unmask(payload: Buffer, mask: Buffer): void {
  for (const [at, byte] of payload.entries()) payload[at] = byte ^ (mask[at % MASK_BYTES] ?? 0);
}
