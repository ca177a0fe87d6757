import { afterEach, beforeEach, expect, test } from "vitest";
import { systemClock } from "../clock.ts";
import { AMINA, copyOf, seededDoc, updateOf, wordsOf } from "./gate.fixture.ts";
import { ROOM, type World, removePerson, rowsOf, setStage, world } from "./live.fixture.ts";
import type { Outcome, Write } from "./ports.ts";
import { sha256 } from "./sha256.ts";
import { draftStore } from "./store.ts";

let here: World;
beforeEach(async () => {
  here = await world();
});
afterEach(async () => {
  await here.remove();
});

/** An update that the gate has let through, as things stand now. */
async function judged(): Promise<Write> {
  const [doc] = (await rowsOf(here.storage)).docs;
  return {
    room: ROOM,
    agreementId: "river",
    epoch: doc?.epoch ?? 0,
    membershipEpoch: 1,
    seq: (doc?.next_seq ?? 0) - 1,
    personId: "amina",
    client: AMINA,
    update: updateOf(copyOf(seededDoc(), AMINA), (page) => wordsOf(page, 1).insert(0, "late ")),
    deletes: [],
  };
}

test("DR28 the transaction that stores an update takes it while all is as the gate saw it", async () => {
  const write = await judged();
  expect(await draftStore(here.storage, systemClock).append([write])).toEqual([{ stored: 2 }]);
});

test.each<[string, Outcome, () => Promise<unknown>]>([
  ["membership", "again", () => removePerson(here.storage, "marcus")],
  [
    "stage",
    { refused: { code: "frozen", info: "signing" } },
    () => setStage(here.storage, "signing"),
  ],
  [
    "epoch",
    { refused: { code: "epochChanged", info: "" } },
    () => here.storage.write((tx) => tx.updateTable("doc").set({ epoch: 99 }).execute()),
  ],
])(
  "DR28 the transaction that stores an update asks about the %s again, and writes nothing",
  async (_what, outcome, change) => {
    const write = await judged();
    await change();
    const before = await rowsOf(here.storage);
    const outcomes = await draftStore(here.storage, systemClock).append([write, write]);
    expect(outcomes).toEqual([outcome, "again"]);
    expect(await rowsOf(here.storage)).toEqual(before);
  },
);

test("DR104 many updates of one commit are as many rows, in their order", async () => {
  const write = await judged();
  const writes = Array.from({ length: 150 }, (_, at) => ({
    ...write,
    client: at,
    update: Uint8Array.of(at),
  }));
  const outcomes = await draftStore(here.storage, systemClock).append(writes);
  expect(outcomes).toEqual(writes.map((_, at) => ({ stored: at + 2 })));
  const { docs, journal } = await rowsOf(here.storage);
  expect(docs[0]?.next_seq).toBe(152);
  expect(journal.slice(1).map(({ seq, client, payload }) => [seq, client, [...payload]])).toEqual(
    writes.map(({ client, update }, at) => [at + 2, client, [...update]]),
  );
  expect(journal.slice(1).every(({ payload, sha256: sum }) => sha256(payload) === sum)).toBe(true);
});

test("DR62 the newest two snapshots are kept, and the rows that the older does not hold", async () => {
  const store = draftStore(here.storage, systemClock);
  const write = await judged();
  await store.append(Array.from({ length: 30 }, () => write));
  const state = Uint8Array.of(1, 2, 3);
  for (const uptoSeq of [10, 20, 30]) {
    await store.saveSnapshot(ROOM, { uptoSeq, state, sha256: sha256(state), canonicalSha256: "" });
  }
  const stored = await store.load(ROOM);
  expect(stored?.snapshots).toEqual(
    [30, 20].map((uptoSeq) => ({ uptoSeq, state, sha256: sha256(state) })),
  );
  expect(stored?.journal.map(({ seq }) => seq)).toEqual([
    21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31,
  ]);
  expect(stored?.nextSeq).toBe(32);
});
