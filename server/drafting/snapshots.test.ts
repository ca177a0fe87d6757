import { pino } from "pino";
import { expect, test } from "vitest";
import { seededDoc } from "./gate.fixture.ts";
import { LiveDraft } from "./live-draft.ts";
import { SnapshotPace } from "./snapshot-pace.ts";
import { Snapshots } from "./snapshots.ts";

const TOOK_MS = 10;

/** Rooms of one server that have all grown by 300 rows; the disk takes 10 ms for a snapshot. */
function server(names: readonly string[]) {
  const written: string[] = [];
  const pace = new SnapshotPace();
  let now = 0;
  const ports = {
    store: {
      saveSnapshot: (room: string) => {
        now += TOOK_MS;
        written.push(room);
        return Promise.resolve();
      },
    },
    log: pino({ level: "silent" }),
    clock: { now: () => new Date(now) },
  };
  const rooms = names.map((name) => {
    const stored = { agreementId: name, epoch: 1, nextSeq: 301, snapshots: [], journal: [] };
    const opened = { doc: seededDoc(), seq: 300, quarantined: false, damage: [] };
    const draft = new LiveDraft({ ...stored, owners: new Map() }, opened);
    return new Snapshots(name, draft, { ports, pace });
  });
  /** So many milliseconds later each of them has stored something more. */
  const later = async (ms: number) => {
    now += ms;
    for (const room of rooms) room.writeIfDue();
    while (rooms.some(({ writing }) => writing)) await Promise.resolve();
  };
  return { rooms, written, later };
}

test("DR170 rooms that grow together write their snapshots one after the other", async () => {
  const { written, later } = server(["river", "warm", "carers"]);
  await later(0);
  expect(written).toEqual(["river"]);
  await later(TOOK_MS * 20 - 1);
  expect(written).toEqual(["river"]);
  await later(1);
  expect(written).toEqual(["river", "warm"]);
  await later(TOOK_MS * 20);
  expect(written).toEqual(["river", "warm", "carers"]);
});

test("DR170 a draft that goes to rest waits for no other", async () => {
  const { rooms, written, later } = server(["river", "warm"]);
  await later(0);
  await rooms[1]?.write();
  expect(written).toEqual(["river", "warm"]);
});
