import { readServerMessage } from "#shared/protocol/live.ts";

/** What one line of strace tells: a call that begins, that ends, or both. */
type Call = {
  begins: boolean;
  ends: boolean;
  /** on the database's journal (WAL) */
  journal: boolean;
  syncs: boolean;
  socket: boolean;
  bytes: Buffer;
};

/**
 * The calls of `strace -f -ttt -yy -xx -o`, in the order they happened. A call that another thread
 * interrupts has one line for its begin and one for its end; calls that failed are left out.
 */
export function callsOf(trace: string): Call[] {
  const open = new Map<string, string>();
  return trace.split("\n").flatMap((line) => {
    const [, thread = "", text = ""] = /^(\d+)\s+[\d.]+ (.*)$/.exec(line) ?? [];
    if (text.endsWith("<unfinished ...>")) {
      open.set(thread, text);
      return [callIn(text, { begins: true, ends: false })];
    }
    if (!/ = \d+$/.test(text)) return [];
    if (!text.startsWith("<... ")) return [callIn(text, { begins: true, ends: true })];
    return [callIn(open.get(thread) ?? "", { begins: false, ends: true })];
  });
}

function callIn(text: string, when: Pick<Call, "begins" | "ends">): Call {
  const [, name = "", target = ""] = /^(\w+)\(\d+<(.*?)>[,)\s]/.exec(text) ?? [];
  const journal = plain(target).endsWith(".sqlite-wal");
  const contents = [...text.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].map(([, hex = ""]) => hex);
  return {
    ...when,
    journal,
    syncs: journal && ["fsync", "fdatasync"].includes(name),
    socket: target.startsWith("TCP"),
    bytes: Buffer.from(contents.join("").replaceAll("\\x", ""), "hex"),
  };
}

const plain = (path: string): string =>
  path.replaceAll(/\\x([0-9a-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

/**
 * Follows words on their way to the disk. A word is `synced` when its acknowledgement began to be
 * written after a sync of the journal had ended, which had begun after the write with that word in
 * it had ended. A word that is in the journal has been received, so this order includes that too.
 */
export class Watched {
  readonly acknowledged: string[] = [];
  readonly synced: string[] = [];
  readonly #words: readonly string[];
  readonly #before: number;
  readonly #written = new Set<string>();
  readonly #onDisk = new Set<string>();
  /** what the sync that is under way takes with it */
  #covered: string[] = [];

  /** @param before how many writes were acknowledged before the first of these words */
  constructor(words: readonly string[], before: number) {
    this.#words = words;
    this.#before = before;
  }

  see(call: Call): void {
    if (call.syncs) this.#sync(call);
    else if (call.journal) this.#write(call);
    else if (call.socket && call.begins) this.#send(call);
  }

  #sync({ begins, ends }: Call): void {
    if (begins) this.#covered = [...this.#written];
    if (ends) for (const word of this.#covered) this.#onDisk.add(word);
  }

  #write({ ends, bytes }: Call): void {
    if (!ends) return;
    for (const word of this.#words) if (bytes.includes(word)) this.#written.add(word);
  }

  #send({ bytes }: Call): void {
    for (const count of acknowledgedIn(bytes)) {
      const word = this.#words[count - this.#before - 1];
      if (word === undefined) continue;
      this.acknowledged.push(word);
      if (this.#onDisk.has(word)) this.synced.push(word);
    }
  }
}

/** The counts in the acknowledgements among these WebSocket frames (RFC 6455, section 5.2). */
function acknowledgedIn(bytes: Buffer): number[] {
  const counts: number[] = [];
  let at = 0;
  while (bytes[at] === 0x82 && bytes.length > at + 4) {
    const short = bytes.readUInt8(at + 1);
    if (short > 126) break;
    const start = at + (short < 126 ? 2 : 4);
    at = start + (short < 126 ? short : bytes.readUInt16BE(at + 2));
    const message = readServerMessage(new Uint8Array(bytes.subarray(start, at)));
    if (message?.type === "ack") counts.push(message.count);
  }
  return counts;
}
