import { afterEach, beforeEach, expect, test } from "vitest";
import { readDraft } from "#shared/drafting/convert.ts";
import { wordsOf } from "./gate.fixture.ts";
import { type World, rowsOf, world } from "./live.fixture.ts";

let here: World;
beforeEach(async () => {
  here = await world();
});
afterEach(async () => {
  await here.remove();
});

test("DR20 two leads type in one clause, see each other, and both are saved", async () => {
  const [amina, marcus] = [await here.join("amina"), await here.join("marcus")];
  expect(amina.hello).toMatchObject({
    member: { person: "amina", party: "harrowfell", mark: 1 },
    mayWrite: true,
    stage: "drafting",
    seq: 1,
  });
  wordsOf(amina.doc, 1).insert(0, "Always: ");
  wordsOf(marcus.doc, 1).insert(3, "will ");
  await Promise.all([amina.saved(), marcus.saved()]);
  await amina.until(() => wordsOf(amina.doc, 1).toString().includes("will"));
  await marcus.until(() => wordsOf(marcus.doc, 1).toString().includes("Always"));
  expect(readDraft(amina.doc)).toEqual(readDraft(marcus.doc));
  const current = await here.live.currentDraft("river");
  expect(current).toMatchObject({ ...readDraft(amina.doc), seq: 3 });
  const { journal } = await rowsOf(here.storage);
  expect(journal.map((row) => row.person_id).toSorted()).toEqual(["amina", "marcus", "server"]);
});
