import { expect, test } from "vitest";
import * as Y from "yjs";
import { PersonId } from "../ids.ts";
import { deletedHash, stateHash } from "./beat.ts";
import {
  ackFrame,
  beatFrame,
  deletedFrame,
  helloFrame,
  readClientMessage,
  readServerMessage,
  refuseFrame,
  stateFrame,
  syncFrame,
} from "./live.ts";

const hello = {
  member: {
    person: PersonId.parse("sian"),
    name: "Siân Morgan 🖊",
    organisation: "northmere",
    party: "Northmere",
    mark: 3,
  },
  clientID: 2 ** 52 - 1,
  epoch: 1,
  seq: 812,
  stage: "drafting" as const,
  mayWrite: true,
};

test("DR3 what the server writes the client reads, beyond 32 bits and beyond ASCII", () => {
  expect(readServerMessage(helloFrame(hello))).toEqual({ type: "hello", ...hello });
  expect(readServerMessage(ackFrame(300, 2 ** 40))).toEqual({
    type: "ack",
    count: 300,
    seq: 2 ** 40,
  });
  const refuse = { code: "ownership" as const, info: "", seq: 3 };
  expect(readServerMessage(refuseFrame(refuse))).toEqual({ type: "refuse", ...refuse });
  const state = { stage: "signing" as const, notice: "frozen" as const, mayWrite: false, seq: 4 };
  expect(readServerMessage(stateFrame(state))).toEqual({ type: "state", ...state });
  expect(readServerMessage(beatFrame(9, "00ff00ff"))).toEqual({
    type: "beat",
    seq: 9,
    state: "00ff00ff",
  });
  const deleted = { type: "deleted", hash: "00ff00ff" };
  expect(readServerMessage(deletedFrame(deleted.hash))).toEqual(deleted);
  const sync = { type: "sync", step: 2, payload: Uint8Array.of(1, 2, 3) };
  expect(readServerMessage(syncFrame(2, sync.payload))).toEqual(sync);
});

test("DR3 a frame that is cut, too long or not ours is undefined or other, never a throw", () => {
  const frame = syncFrame(2, new Uint8Array(200).fill(7));
  for (let end = 0; end < frame.length; end++) {
    expect(readClientMessage(frame.subarray(0, end))).toBeUndefined();
  }
  expect(readClientMessage(Uint8Array.of(...frame, 0))).toBeUndefined();
  expect(readClientMessage(new Uint8Array(12).fill(255))).toBeUndefined();
  expect(readClientMessage(Uint8Array.of(101, 1, 1))).toEqual({ type: "other", number: 101 });
  const greeting = helloFrame(hello);
  for (let end = 0; end < greeting.length; end++) {
    expect(readServerMessage(greeting.subarray(0, end))).toBeUndefined();
  }
});

test("DR180 two documents have one hash of what is deleted when the same is deleted, however", () => {
  const long = new Y.Doc({ gc: true });
  const words = long.getText("words");
  words.insert(0, "We pay within thirty days.");
  const early = Y.encodeStateAsUpdate(long);
  const whole = deletedHash(long);
  words.delete(3, 4);
  const some = deletedHash(long);
  words.delete(0, 5);
  const [here, kept] = [new Y.Doc({ gc: true }), new Y.Doc({ gc: false })];
  Y.applyUpdate(here, Y.encodeStateAsUpdate(long));
  for (const update of [early, Y.encodeStateAsUpdate(long)]) Y.applyUpdate(kept, update);
  expect(deletedHash(here)).toBe(deletedHash(long));
  expect(deletedHash(kept)).toBe(deletedHash(long));
  expect(new Set([whole, some, deletedHash(long)]).size).toBe(3);
  expect(whole).toBe(deletedHash(new Y.Doc()));
});

test("DR3 a state hash ignores order and empty clocks", () => {
  const a = new Map([
    [5, 2],
    [2 ** 45, 9],
  ]);
  const b = new Map([
    [2 ** 45, 9],
    [7, 0],
    [5, 2],
  ]);
  expect(stateHash(a)).toBe(stateHash(b));
  expect(stateHash(a)).not.toBe(stateHash(new Map([[5, 3]])));
});
