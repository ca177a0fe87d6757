import { afterEach, beforeEach, expect, test } from "vitest";
import { readDraft } from "#shared/drafting/convert.ts";
import { wordsOf } from "./gate.fixture.ts";
import { type World, endSessions, removePerson, rowsOf, setRole, world } from "./live.fixture.ts";

let here: World;
beforeEach(async () => {
  here = await world();
});
afterEach(async () => {
  await here.remove();
});

test("DR28 a removed person is out within a second; the others lose nothing", async () => {
  const [amina, marcus] = [await here.join("amina"), await here.join("marcus")];
  await Promise.all([amina.saved(), marcus.saved()]);
  wordsOf(amina.doc, 1).insert(0, "Amina types on ");
  await removePerson(here.storage, "marcus");
  const from = performance.now();
  here.live.accessChanged({ personId: "marcus", agreementId: "river" });
  await marcus.until(() => marcus.closed !== undefined);
  expect(performance.now() - from).toBeLessThan(1000);
  expect(marcus.closed).toMatchObject({ code: 4403 });
  await amina.saved();
  expect(amina.closed).toBeUndefined();
  expect(await here.live.currentDraft("river")).toMatchObject(readDraft(amina.doc));
});

test("DR28 even before the socket is closed a removed person's next update is not taken", async () => {
  const marcus = await here.join("marcus");
  await marcus.saved();
  await removePerson(here.storage, "marcus");
  const before = await rowsOf(here.storage);
  wordsOf(marcus.doc, 1).insert(0, "one last thing ");
  await marcus.until(() => marcus.closed !== undefined);
  expect(marcus.closed).toMatchObject({ code: 4403 });
  expect(marcus.acked).toBeLessThan(marcus.sent);
  expect(await rowsOf(here.storage)).toEqual(before);
});

test("DR28 signing out ends every socket of the session, and its updates before that", async () => {
  const marcus = await here.join("marcus");
  const second = await here.join("marcus");
  await Promise.all([marcus.saved(), second.saved()]);
  await endSessions(here.storage, "marcus");
  const before = await rowsOf(here.storage);
  wordsOf(marcus.doc, 1).insert(0, "one last thing ");
  await marcus.until(() => marcus.closed !== undefined);
  here.live.accessChanged({ personId: "marcus" });
  await second.until(() => second.closed !== undefined);
  expect([marcus.closed?.code, second.closed?.code]).toEqual([4401, 4401]);
  expect(await rowsOf(here.storage)).toEqual(before);
});

test("DR28 a changed role sends the page back for a new hello", async () => {
  const marcus = await here.join("marcus");
  await marcus.saved();
  await setRole(here.storage, "marcus", "viewer");
  here.live.accessChanged({ personId: "marcus", agreementId: "river" });
  await marcus.until(() => marcus.closed !== undefined);
  expect(marcus.closed).toMatchObject({ code: 1012 });
  marcus.connect();
  await marcus.until(() => marcus.synced);
  expect(marcus.hello).toMatchObject({ mayWrite: false });
});

test("DR28 a membership that changes between the gate and the commit is looked at again", async () => {
  const [amina, marcus] = [await here.join("amina"), await here.join("marcus")];
  await Promise.all([amina.saved(), marcus.saved()]);
  const removing = removePerson(here.storage, "marcus");
  wordsOf(marcus.doc, 1).insert(0, "racing ");
  wordsOf(amina.doc, 2).insert(0, "staying ");
  await removing;
  await amina.saved();
  await marcus.until(() => marcus.closed !== undefined || marcus.acked === marcus.sent);
  const text = JSON.stringify(await here.live.currentDraft("river"));
  expect(text).toContain("staying");
  expect(text.includes("racing")).toBe(marcus.acked === marcus.sent);
});

test("DR29 a reset of the draft ends every page with 4409", async () => {
  const amina = await here.join("amina");
  await amina.saved();
  await here.storage.write((tx) => tx.updateTable("doc").set({ epoch: 99 }).execute());
  wordsOf(amina.doc, 1).insert(0, "old draft ");
  await amina.until(() => amina.closed !== undefined);
  expect(amina.refusals).toMatchObject([{ code: "epochChanged" }]);
  expect(amina.closed).toMatchObject({ code: 4409 });
  here.live.replaced(["river"]);
  amina.connect();
  await amina.until(() => amina.closed !== undefined);
  expect(amina.closed).toMatchObject({ code: 4409 });
  const fresh = await here.join("amina");
  expect(fresh.hello).toMatchObject({ epoch: 99 });
});

test("DR28 typing keeps a session awake for hours; an hour of silence ends it", async () => {
  await here.remove();
  const clock = { at: Date.now(), now: () => new Date(clock.at) };
  here = await world(clock);
  const amina = await here.join("amina");
  for (let hour = 0; hour < 3; hour++) {
    clock.at += 50 * 60_000;
    wordsOf(amina.doc, 1).insert(0, "still here ");
    await amina.saved();
  }
  clock.at += 61 * 60_000;
  const before = await rowsOf(here.storage);
  wordsOf(amina.doc, 1).insert(0, "back from lunch ");
  await amina.until(() => amina.closed !== undefined);
  expect(amina.closed).toMatchObject({ code: 4401 });
  expect(await rowsOf(here.storage)).toEqual(before);
});
