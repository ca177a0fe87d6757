import type { Socket } from "node:net";
import { expect, onTestFinished, test, vi } from "vitest";
import * as Y from "yjs";
import { CLOSE } from "#shared/protocol/close-codes.ts";
import { SYNC, syncFrame } from "#shared/protocol/live.ts";
import { LiveClient } from "../../e2e/live-client.ts";
import { WatchedProduct } from "../../e2e/watched-product.ts";
import { wordsOf } from "./gate.fixture.ts";
import { ROOM } from "./live.fixture.ts";
import { rawLine, wireFrame } from "./raw-socket.fixture.ts";

const READERS = 50;
const LETTERS = 60;
const ROUNDS = 120;
const GROWTH = 20 * 1024 * 1024;
const P95_MS = 200;
/** Three of these, one in each clause, are about as much as one update may bring. */
const LONG = "x".repeat(19_000);

/** A socket that has asked for the draft and reads nothing of it. */
async function deafLine(product: WatchedProduct, person: string): Promise<Socket> {
  const { socket } = await rawLine(product.page(person), ROOM);
  const nothing = Y.encodeStateVector(new Y.Doc());
  socket.write(wireFrame(syncFrame(SYNC.step1, nothing)));
  socket.write(wireFrame(syncFrame(SYNC.step2, Uint8Array.of(0, 0))));
  socket.pause();
  return socket;
}

/** How long it takes one lead until each of their letters is acknowledged: the 95th of 100. */
async function typing(lead: LiveClient): Promise<number> {
  const took: number[] = [];
  for (let letter = 0; letter < LETTERS; letter++) {
    const from = performance.now();
    wordsOf(lead.doc, 2).insert(0, "a");
    await lead.saved();
    took.push(performance.now() - from);
  }
  return took.toSorted((a, b) => a - b)[Math.floor(LETTERS * 0.95)] ?? Infinity;
}

/**
 * Writes and takes back so much that a reader who does not read falls far behind.
 * @returns the most memory that the server held meanwhile
 */
async function pour(writer: LiveClient, product: WatchedProduct): Promise<number> {
  let most = 0;
  for (let round = 0; round < ROUNDS; round++) {
    writer.doc.transact(() => {
      for (const clause of [0, 1, 2]) wordsOf(writer.doc, clause).insert(0, LONG);
    });
    await writer.saved();
    most = Math.max(most, product.memory);
    writer.doc.transact(() => {
      for (const clause of [0, 1, 2]) wordsOf(writer.doc, clause).delete(0, LONG.length);
    });
    await writer.saved();
  }
  return most;
}

test(`DR82 ${READERS} sockets that never read cost nobody else anything, and are closed with 1013`, async () => {
  const product = await WatchedProduct.open(0, ["LIVE_RATE=off"]);
  onTestFinished(() => product.close());
  const [marcus, amina] = await Promise.all(
    ["marcus", "amina"].map((person) => LiveClient.join(product.page(person), ROOM)),
  );
  if (marcus === undefined || amina === undefined) throw new Error("nobody is there");
  // The same without them, so that only what they cost is counted.
  await pour(amina, product);
  const without = await pour(amina, product);
  const alone = await typing(marcus);
  const people = ["gwen", "ruth", "vera"];
  const deaf = await Promise.all(
    Array.from({ length: READERS }, async (_, at) => deafLine(product, people[at % 3] ?? "")),
  );
  const growth = (await pour(amina, product)) - without;
  const beside = await typing(marcus);
  process.stdout.write(
    `${READERS} deaf readers: ${(growth / 1024 / 1024).toFixed(1)} MB more, p95 ${beside.toFixed(1)} ms (alone ${alone.toFixed(1)})\n`,
  );
  expect(beside).toBeLessThan(P95_MS + 2 * alone);
  expect(growth).toBeLessThan(GROWTH);
  await amina.until(() => String(wordsOf(amina.doc, 2)) === String(wordsOf(marcus.doc, 2)));
  await vi.waitFor(
    async () => expect(await product.number('sockets{over="webSocket",state="open"}')).toBe(2),
    { timeout: 30_000, interval: 100 },
  );
  expect(await product.number("slow_closes_total")).toBe(READERS);
  expect(await Promise.all(deaf.map(reasonOfEnd))).toEqual(deaf.map(() => true));
  for (const client of [amina, marcus]) client.drop();
}, 120_000);

/** Reads at last, up to the close frame: 1013 and its reason. */
async function reasonOfEnd(socket: Socket): Promise<boolean> {
  const ending = Buffer.from([CLOSE.tooSlow >> 8, CLOSE.tooSlow & 255, ...Buffer.from("too slow")]);
  let last = Buffer.alloc(0);
  socket.on("data", (piece: Buffer) => {
    last = Buffer.concat([last, piece]).subarray(-200);
  });
  socket.resume();
  await vi.waitFor(() => expect(last.includes(ending)).toBe(true), {
    timeout: 60_000,
    interval: 50,
  });
  socket.destroy();
  return true;
}
