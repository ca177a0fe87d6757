import { expect, test } from "vitest";
import * as Y from "yjs";
import { deletedHash, stateHash } from "#shared/protocol/beat.ts";
import { Heartbeat } from "./heartbeat.ts";

/** A document with something deleted, and what its beats are answered with. */
function page() {
  const doc = new Y.Doc();
  doc.getText("words").insert(0, "not this");
  const before = deletedHash(doc);
  doc.getText("words").delete(0, 4);
  const state = stateHash(Y.decodeStateVector(Y.encodeStateVector(doc)));
  const heart = new Heartbeat();
  const says = (hash: string) => heart.missed(doc, { type: "deleted", hash }, false);
  const beats = () => heart.missed(doc, { type: "beat", seq: 1, state }, false);
  return { heart, before, now: deletedHash(doc), says, beats };
}

test("DR180 only a server that says what it has deleted is compared on it", () => {
  const { before, now, says, beats } = page();
  expect([beats(), beats(), beats()]).toEqual([false, false, false]);
  expect([says(now), beats(), says(now), beats()]).toEqual([false, false, false, false]);
  expect([says(before), beats(), says(before), beats()]).toEqual([false, false, false, true]);
});

test("DR180 what was said of an earlier beat, or on an earlier line, is not held against a later one", () => {
  const { heart, before, says, beats } = page();
  says(before);
  expect([beats(), beats()]).toEqual([false, false]);
  says(before);
  heart.reset();
  expect([beats(), beats()]).toEqual([false, false]);
});
