import { afterEach, beforeEach, expect, test } from "vitest";
import { systemClock } from "../clock.ts";
import { AMINA, copyOf, seededDoc, updateOf, wordsOf } from "./gate.fixture.ts";
import { ROOM, type World, removePerson, rowsOf, setStage, world } from "./live.fixture.ts";
import type { Outcome, Write } from "./ports.ts";
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
