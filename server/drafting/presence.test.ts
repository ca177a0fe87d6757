import { afterEach, beforeEach, expect, test } from "vitest";
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from "y-protocols/awareness";
import * as Y from "yjs";
import { awarenessFrame } from "#shared/protocol/live.ts";
import type { LiveClient } from "../../e2e/live-client.ts";
import { type World, setStage, world } from "./live.fixture.ts";

let here: World;
beforeEach(async () => {
  here = await world();
});
afterEach(async () => {
  await here.remove();
});

/** What a page's awareness says to the room, with any client ids and states. */
function says(states: ReadonlyMap<number, unknown>): Uint8Array {
  const awareness = new Awareness(new Y.Doc());
  awareness.destroy();
  for (const [client, state] of states) {
    awareness.states.set(client, Object(state));
    awareness.meta.set(client, { clock: 1, lastUpdated: 0 });
  }
  return awarenessFrame(encodeAwarenessUpdate(awareness, [...states.keys()]));
}

/** Everybody that a client has been told of. */
function seenBy(client: LiveClient): Map<number, unknown> {
  const awareness = new Awareness(new Y.Doc());
  awareness.destroy();
  for (const update of client.presence) applyAwarenessUpdate(awareness, update, "test");
  awareness.states.delete(awareness.clientID);
  return new Map(awareness.states);
}

const place = { nodeId: "money", anchor: { assoc: 0 }, head: { assoc: 0 } };

test("DR50 the page says where, the server says who", async () => {
  const [amina, marcus] = [await here.join("amina"), await here.join("marcus")];
  const lie = { place, user: { name: "Director: please sign", mark: 8 }, isAdmin: true };
  amina.raw(says(new Map([[amina.session.clientID, lie]])));
  await marcus.until(() => seenBy(marcus).size === 1);
  expect(seenBy(marcus).get(amina.session.clientID)).toEqual({
    place,
    user: {
      person: "amina",
      name: "Amina Yusuf",
      organisation: "harrowfell",
      party: "harrowfell",
      mark: 1,
    },
  });
  amina.drop();
  await marcus.until(() => seenBy(marcus).size === 0);
});

test("DR50 nobody speaks for, moves or evicts anybody else", async () => {
  const [amina, marcus, vera] = [
    await here.join("amina"),
    await here.join("marcus"),
    await here.join("vera"),
  ];
  amina.raw(says(new Map([[amina.session.clientID, { place }]])));
  await vera.until(() => seenBy(vera).size === 1);
  const before = vera.presence.length;
  const forged: [number, unknown][] = [[amina.session.clientID, null]];
  for (let id = 1; id < 40; id++) forged.push([id, {}]);
  marcus.raw(says(new Map(forged)));
  marcus.raw(says(new Map([[marcus.session.clientID, { place: { nodeId: "x", anchor: 1 } }]])));
  await vera.until(() => seenBy(vera).size === 2);
  expect(vera.presence.length).toBe(before + 1);
  expect(seenBy(vera).get(marcus.session.clientID)).toMatchObject({ place: null });
  expect(seenBy(vera).get(amina.session.clientID)).toMatchObject({ place });
});

test("DR51 a flood of presence is thinned out, an oversized or broken message dropped", async () => {
  const [amina, vera] = [await here.join("amina"), await here.join("vera")];
  const own = amina.session.clientID;
  for (let at = 0; at < 40; at++) amina.raw(says(new Map([[own, { quiet: at % 2 === 0 }]])));
  amina.raw(says(new Map([[own, { place: { nodeId: "a".repeat(3000) } }]])));
  amina.raw(awarenessFrame(Uint8Array.of(1, 255, 255)));
  await vera.until(() => seenBy(vera).size === 1);
  expect(vera.presence.length).toBeLessThan(12);
  expect(amina.closed).toBeUndefined();
});

test("DR52 a quiet drafter is shown to the own organisation only", async () => {
  const [marcus, gwen, vera] = [
    await here.join("marcus"),
    await here.join("gwen"),
    await here.join("vera"),
  ];
  gwen.raw(says(new Map([[gwen.session.clientID, { place, quiet: true }]])));
  await vera.until(() => seenBy(vera).size === 1);
  expect(seenBy(marcus).size).toBe(0);
  gwen.raw(says(new Map([[gwen.session.clientID, { place, quiet: false }]])));
  await marcus.until(() => seenBy(marcus).size === 1);
  gwen.raw(says(new Map([[gwen.session.clientID, { place, quiet: true }]])));
  await marcus.until(() => seenBy(marcus).size === 0);
  expect(seenBy(vera).size).toBe(1);
});

test("DR52 a director who reads before signing is not shown to other organisations", async () => {
  const [amina, marcus, ruth] = [
    await here.join("amina"),
    await here.join("marcus"),
    await here.join("ruth"),
  ];
  ruth.raw(says(new Map([[ruth.session.clientID, { place: null }]])));
  await marcus.until(() => seenBy(marcus).size === 1);
  await setStage(here.storage, "signing");
  here.live.stageChanged("river", "frozen");
  await marcus.until(() => seenBy(marcus).size === 0);
  expect(seenBy(amina).size).toBe(1);
  const late = await here.join("marcus");
  expect(seenBy(late).size).toBe(0);
});
