import { afterEach, beforeEach, expect, test } from "vitest";
import { readDraft } from "#shared/drafting/convert.ts";
import * as Y from "yjs";
import { bodyOf, fieldsOf } from "#shared/drafting/layout.ts";
import { SYNC, syncFrame } from "#shared/protocol/live.ts";
import type { LiveClient } from "../../e2e/live-client.ts";
import { clauseAttributes, copyOf, element, updateOf, wordsOf } from "./gate.fixture.ts";
import { ROOM, type World, rowsOf, setStage, world } from "./live.fixture.ts";
import { rawLine, wireFrame } from "./raw-socket.fixture.ts";

const ids = (client: LiveClient) => {
  const clauses = readDraft(client.doc).document.content ?? [];
  return clauses.map((clause) => clause.attrs.id);
};

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

test("DR21 after a restart everything that was acknowledged is there, and nothing else", async () => {
  const amina = await here.join("amina");
  for (let word = 0; word < 30; word++) wordsOf(amina.doc, 1).insert(0, `word ${word} `);
  fieldsOf(amina.doc).set("pay.days", "14");
  await amina.saved();
  const before = await here.live.currentDraft("river");
  here = await here.restart();
  expect(await here.live.currentDraft("river")).toEqual(before);
  expect(before).toMatchObject({ fields: { "pay.days": "14" }, readOnly: false });
});

test("DR21 an offline page brings its words home with its first step 2", async () => {
  const amina = await here.join("amina");
  const marcus = await here.join("marcus");
  await amina.saved();
  amina.drop();
  wordsOf(amina.doc, 1).insert(0, "written on a train ");
  wordsOf(marcus.doc, 2).insert(0, "meanwhile ");
  await marcus.saved();
  amina.connect();
  await amina.until(() => amina.synced && amina.sent > 0 && amina.acked === amina.sent);
  await marcus.until(() => wordsOf(marcus.doc, 1).toString().includes("train"));
  expect(readDraft(amina.doc)).toEqual(readDraft(marcus.doc));
});

test("DR21 an update that comes before the first step 2 waits for it instead of being a gap", async () => {
  const marcus = await here.join("marcus");
  const { socket, client, heard } = await rawLine(here.page("amina"), ROOM);
  const page = copyOf(marcus.doc, client);
  const first = updateOf(page, (doc) => wordsOf(doc, 0).insert(0, "first "));
  const second = updateOf(page, (doc) => wordsOf(doc, 0).insert(0, "second "));
  socket.write(wireFrame(syncFrame(SYNC.update, second)));
  socket.write(wireFrame(syncFrame(SYNC.step2, first)));
  await marcus.until(() => wordsOf(marcus.doc, 0).toString().includes("second first "));
  expect(heard().includes("gap")).toBe(false);
  const { journal } = await rowsOf(here.storage);
  expect(journal.map((row) => row.person_id)).toEqual(["server", "amina", "amina"]);
  expect(journal.slice(1).map(({ payload }) => Buffer.from(payload))).toEqual(
    [first, second].map((update) => Buffer.from(update)),
  );
  socket.destroy();
});

test.each(["gwen", "ruth", "vera"])(
  "DR22 %s may read over the socket and not write: refused, and nothing has changed",
  async (person) => {
    const reader = await here.join(person);
    await reader.saved();
    expect(reader.hello).toMatchObject({ mayWrite: false, stage: "drafting" });
    const before = await rowsOf(here.storage);
    wordsOf(reader.doc, 1).insert(0, "I was never here ");
    await reader.until(() => reader.refusals.length === 1);
    expect(reader.refusals).toMatchObject([{ code: "notAllowed" }]);
    expect(await rowsOf(here.storage)).toEqual(before);
    const amina = await here.join("amina");
    wordsOf(amina.doc, 0).insert(0, "Still readable ");
    await reader.until(() => wordsOf(reader.doc, 0).toString().includes("Still readable"));
    expect(JSON.stringify(await here.live.currentDraft("river"))).not.toContain("never here");
  },
);

test("DR22 before drafting, after freezing and in force nobody writes", async () => {
  for (const stage of ["assessing", "signing", "inForce", "ended"]) {
    await setStage(here.storage, stage);
    const amina = await here.join("amina");
    expect(amina.hello).toMatchObject({ mayWrite: false, stage });
    wordsOf(amina.doc, 1).insert(0, "too late ");
    await amina.until(() => amina.refusals.length === 1);
    expect(amina.refusals[0]?.code).toBe("frozen");
  }
  expect((await rowsOf(here.storage)).journal).toHaveLength(1);
});

test("DR23 after one refusal the rest of the connection is ignored, what came before is kept", async () => {
  const amina = await here.join("amina");
  await amina.saved();
  const good = copyOf(amina.doc, amina.session.clientID);
  amina.write(updateOf(good, (doc) => wordsOf(doc, 1).insert(0, "before ")));
  amina.write(updateOf(copyOf(amina.doc, 77), (doc) => wordsOf(doc, 1).insert(0, "forged ")));
  amina.write(updateOf(good, (doc) => wordsOf(doc, 1).insert(0, "after ")));
  amina.write(updateOf(good, (doc) => wordsOf(doc, 1).insert(0, "later ")));
  await amina.until(() => amina.refusals.length === 1 && amina.acked === 2);
  expect(amina.refusals[0]).toMatchObject({ code: "ownership" });
  const text = JSON.stringify(await here.live.currentDraft("river"));
  expect(text).toContain("before ");
  for (const word of ["forged ", "after ", "later "]) expect(text).not.toContain(word);
  const events = () => here.storage.read.selectFrom("audit_event").selectAll().execute();
  await expect.poll(async () => JSON.stringify(await events())).toContain("protocol.violation");
});

test("DR23 the refused words can be brought home by a fresh page of the same person", async () => {
  const amina = await here.join("amina");
  wordsOf(amina.doc, 1).insert(0, "kept ");
  await amina.saved();
  amina.write(Uint8Array.of(1, 2, 3));
  await amina.until(() => amina.refusals.length === 1);
  wordsOf(amina.doc, 1).insert(0, "refused ");
  const again = await here.join("amina");
  expect(again.session.clientID).not.toBe(amina.session.clientID);
  const missing = Y.encodeStateAsUpdate(amina.doc, Y.encodeStateVector(again.doc));
  again.write(missing);
  await again.saved();
  expect(again.refusals).toEqual([]);
  expect(JSON.stringify(await here.live.currentDraft("river"))).toContain("refused kept We pay");
});

test("DR24 a second copy of a moved clause gets an id of its own, for everybody", async () => {
  const [amina, marcus] = [await here.join("amina"), await here.join("marcus")];
  const copy = element("clause", { ...clauseAttributes, id: "paying" });
  bodyOf(amina.doc).insert(0, [copy]);
  await marcus.until(() => {
    const found = ids(marcus);
    return found.length === 4 && new Set(found).size === 4;
  });
  await amina.until(() => new Set(ids(amina)).size === 4);
  expect(ids(amina)).toEqual(ids(marcus));
  expect(ids(amina)[0]).toBe("paying");
});

test("DR25 a large paste passes up to the limit, and one byte more ends the connection", async () => {
  const amina = await here.join("amina");
  await amina.saved();
  amina.raw(syncFrame(SYNC.update, new Uint8Array(65_537)));
  await amina.until(() => amina.closed !== undefined);
  expect(amina.closed).toMatchObject({ code: 4400 });
  const again = await here.join("amina");
  await again.saved();
  again.write(new Uint8Array(65_536).fill(255));
  await again.until(() => again.refusals.length === 1);
  expect(again.closed).toBeUndefined();
  expect((await rowsOf(here.storage)).journal).toHaveLength(1);
});

test("DR21 words that were deleted again are never sent to anybody who comes later", async () => {
  const amina = await here.join("amina");
  wordsOf(amina.doc, 1).insert(0, "our lowest offer is 4711 ");
  await amina.saved();
  wordsOf(amina.doc, 1).delete(0, "our lowest offer is 4711 ".length);
  await amina.saved();
  const heard = async (person: string) => {
    const later = await here.join(person);
    return Buffer.concat(later.heard).toString("latin1");
  };
  expect(Buffer.concat(amina.heard).toString("latin1")).toContain("We pay");
  expect(await heard("marcus")).not.toContain("lowest offer");
  here = await here.restart();
  expect(await heard("marcus")).not.toContain("lowest offer");
});
