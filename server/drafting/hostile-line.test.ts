import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readDraft } from "#shared/drafting/convert.ts";
import { fieldsOf } from "#shared/drafting/layout.ts";
import { SYNC, syncFrame } from "#shared/protocol/live.ts";
import { copyOf, updateOf, wordsOf } from "./gate.fixture.ts";
import { endSessions, ROOM, rowsOf, type World, world } from "./live.fixture.ts";
import { OPCODE, rawLine, wireFrame } from "./raw-socket.fixture.ts";

let here: World;
beforeEach(async () => {
  here = await world();
});
afterEach(async () => {
  vi.useRealTimers();
  await here.remove();
});

const EMPTY = syncFrame(SYNC.step2, Uint8Array.of(0, 0));
const BAD = 4400;
/** The bytes of a close frame with this code, as the server sends it. */
const closing = (code: number): Buffer => Buffer.from([code >> 8, code & 255]);

/** An update that a page of this client in step could make. */
async function written(client: number, change: Parameters<typeof updateOf>[1]) {
  const reader = await here.join("vera");
  const update = updateOf(copyOf(reader.doc, client), change);
  reader.drop();
  return syncFrame(SYNC.update, update);
}

test("DR23 forbidden, allowed, allowed in one TCP segment: nothing is taken after the refusal (F7)", async () => {
  const { socket, client, heard } = await rawLine(here.page("amina"), ROOM);
  const forbidden = await written(client, (doc) => fieldsOf(doc).set("not.a.field", "1"));
  const allowed = await written(client, (doc) => wordsOf(doc, 1).insert(0, "allowed "));
  const before = await rowsOf(here.storage);
  const witness = await here.join("marcus");
  const segment = [EMPTY, forbidden, allowed, allowed].map((frame) => wireFrame(frame));
  socket.write(Buffer.concat(segment));
  await vi.waitFor(() => expect(heard().includes('"code":"field"')).toBe(true));
  await witness.saved();
  expect(await rowsOf(here.storage)).toEqual(before);
  expect(String(wordsOf(witness.doc, 1))).not.toContain("allowed");
  socket.destroy();
});

test("DR80 a frame in pieces is one frame; a ping between them is answered", async () => {
  const { socket, client, heard } = await rawLine(here.page("amina"), ROOM);
  const update = await written(client, (doc) => wordsOf(doc, 1).insert(0, "in pieces "));
  const witness = await here.join("marcus");
  socket.write(wireFrame(EMPTY));
  socket.write(wireFrame(update.subarray(0, 3), { last: false }));
  socket.write(wireFrame(Buffer.from("here?"), { opcode: OPCODE.ping }));
  socket.write(wireFrame(update.subarray(3, 9), { opcode: OPCODE.continuation, last: false }));
  socket.write(wireFrame(update.subarray(9), { opcode: OPCODE.continuation }));
  await witness.until(() => String(wordsOf(witness.doc, 1)).startsWith("in pieces "));
  expect(heard().includes("here?")).toBe(true);
  socket.destroy();
});

test.each([
  ["text", wireFrame(Buffer.from("hello"), { opcode: OPCODE.text }), BAD],
  ["a piece that nothing began", wireFrame(EMPTY, { opcode: OPCODE.continuation }), 1002],
  ["an opcode that does not exist", wireFrame(EMPTY, { opcode: 5 }), 1002],
  ["text that is no UTF-8", wireFrame(Buffer.from([0xff]), { opcode: OPCODE.text }), 1007],
  ["a frame without its mask", Buffer.from([0x82, 1, 0]), 1002],
])("DR80 %s ends the line, and no other", async (_, bytes, code) => {
  const witness = await here.join("marcus");
  await witness.saved();
  const { socket, heard } = await rawLine(here.page("amina"), ROOM);
  socket.write(bytes);
  await vi.waitFor(() => expect(heard().includes(closing(code))).toBe(true));
  wordsOf(witness.doc, 1).insert(0, "still here ");
  await witness.saved();
  expect(witness.closed).toBeUndefined();
  socket.destroy();
});

test("DR82 two thousand pings at once cost their sender the line at most, and nobody else waits", async () => {
  const witness = await here.join("marcus");
  const { socket } = await rawLine(here.page("amina"), ROOM);
  const ping = wireFrame(new Uint8Array(0), { opcode: OPCODE.ping });
  socket.write(Buffer.concat(Array.from({ length: 2000 }, () => ping)));
  wordsOf(witness.doc, 1).insert(0, "not held up ");
  await witness.saved();
  const sian = await here.join("sian");
  expect(readDraft(sian.doc)).toEqual(readDraft(witness.doc));
  expect(witness.closed).toBeUndefined();
  socket.destroy();
});

test("DR25 no compression is offered, so none can be a bomb (A27)", async () => {
  const { socket, heard } = await rawLine(here.page("amina"), ROOM);
  expect(heard().toString("latin1").toLowerCase()).not.toContain("sec-websocket-extensions");
  const deflated = wireFrame(EMPTY);
  deflated[0] = 0xc2;
  socket.write(deflated);
  await vi.waitFor(() => expect(heard().includes(closing(1002))).toBe(true));
  socket.destroy();
});

test("DR28 a session that ends unheard of is found within a minute (A6)", async () => {
  await here.remove();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  here = await world();
  const marcus = await here.join("marcus");
  await endSessions(here.storage, "marcus");
  vi.advanceTimersByTime(60_000);
  await marcus.until(() => marcus.closed !== undefined);
  expect(marcus.closed).toMatchObject({ code: 4401 });
});

test("DR134 words that were deleted are not sent to whoever joins later (A34)", async () => {
  const amina = await here.join("amina");
  wordsOf(amina.doc, 1).insert(0, "canary-7Q2 we would take less ");
  await amina.saved();
  wordsOf(amina.doc, 1).delete(0, "canary-7Q2 we would take less ".length);
  await amina.saved();
  const marcus = await here.join("marcus");
  await marcus.saved();
  expect(readDraft(marcus.doc)).toEqual(readDraft(amina.doc));
  const bytes = Buffer.concat(marcus.heard);
  expect(bytes.includes("We pay within thirty days.")).toBe(true);
  for (const part of ["canary", "7Q2", "take less"]) expect(bytes.includes(part)).toBe(false);
  here = await here.restart();
  const later = await here.join("sian");
  expect(Buffer.concat(later.heard).includes("canary")).toBe(false);
});
