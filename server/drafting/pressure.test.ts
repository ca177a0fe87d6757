import { expect, test } from "vitest";
import * as Y from "yjs";
import { openDraft } from "#shared/drafting/layout.ts";
import { SYNC, syncFrame } from "#shared/protocol/live.ts";
import { wordsOf } from "./gate.fixture.ts";
import { LIVE_LIMITS } from "./limits.ts";
import { Pressure } from "./pressure.ts";
import { Disk, ROOM, SimulatedServer, SimulatedTime } from "./simulator.fixture.ts";

test("DR103 whoever has too much waiting is held once, and let go when little is left", () => {
  const pressure = new Pressure();
  const told: string[] = [];
  const sender = (name: string) => ({
    hold: () => {
      told.push(`hold ${name}`);
      return () => told.push(`release ${name}`);
    },
  });
  const [pourer, writer] = [sender("pourer"), sender("writer")];
  for (let at = 0; at < LIVE_LIMITS.waitingEach + 50; at++) pressure.came(pourer, at);
  pressure.came(writer, 1);
  expect(told).toEqual(["hold pourer"]);
  for (let at = 0; at < LIVE_LIMITS.waitingEach / 2; at++) pressure.dealtWith(pourer);
  pressure.ease(0);
  expect(told).toEqual(["hold pourer"]);
  for (let at = 0; at < 50; at++) pressure.dealtWith(pourer);
  pressure.ease(LIVE_LIMITS.waitingWrites + 1);
  expect(told).toEqual(["hold pourer"]);
  pressure.ease(0);
  expect(told).toEqual(["hold pourer", "release pourer"]);
});

test("DR103 a full room holds whoever adds to it", () => {
  const pressure = new Pressure();
  let held = 0;
  const sender = () => ({
    hold: () => {
      held += 1;
      return () => {
        held -= 1;
      };
    },
  });
  const [one, other] = [sender(), sender()];
  pressure.came(one, LIVE_LIMITS.waitingWrites + 1);
  pressure.came(other, LIVE_LIMITS.waitingWrites + 2);
  expect(held).toBe(2);
  for (const from of [one, other]) pressure.dealtWith(from);
  pressure.ease(0);
  expect(held).toBe(0);
});

test("DR103 a page that pours a thousand updates in is paused, and all of them are saved", async () => {
  const [disk, time] = [new Disk(), new SimulatedTime()];
  const server = new SimulatedServer(disk, time);
  server.ports.unpaced = true;
  disk.roles.set("amina", "lead");
  disk.owners.set(7, "amina");
  const line = { waiting: 0, paused: 0, resumed: 0 };
  const connection = await server.connect(
    { client: 7, room: ROOM, personId: "amina", sessionId: "s", epoch: 1 },
    {
      waiting: 0,
      send: () => {},
      close: () => {},
      pause: () => (line.paused += 1),
      resume: () => (line.resumed += 1),
    },
  );
  const page = openDraft(7);
  const [first] = disk.journal;
  Y.applyUpdate(page, first?.update ?? new Uint8Array());
  connection?.receive(syncFrame(SYNC.step2, Uint8Array.of(0, 0)));
  page.on("update", (update: Uint8Array) => {
    connection?.receive(syncFrame(SYNC.update, update));
  });
  for (let letter = 0; letter < 1000; letter++) wordsOf(page, 1).insert(0, "x");
  expect(line).toMatchObject({ paused: 1, resumed: 0 });
  for (let turn = 0; turn < 20; turn++) await time.settle();
  expect(line).toMatchObject({ paused: 1, resumed: 1 });
  expect(disk.nextSeq).toBe(1002);
});
