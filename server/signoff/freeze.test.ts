import { utf8ToBytes } from "@noble/hashes/utils.js";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fingerprint } from "#shared/audit/fingerprint.ts";
import { draftRoom } from "#shared/permissions/rooms.ts";
import { fieldsOf } from "#shared/drafting/layout.ts";
import { LiveClient } from "../../e2e/live-client.ts";
import { AGREEMENT } from "./ready-to-sign.fixture.ts";
import { refusalOf, World } from "./signing.fixture.ts";

let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(async () => {
  await world.close();
});

const join = (): Promise<LiveClient> =>
  LiveClient.join(
    { origin: world.server.origin, headers: { cookie: "sid=token-of-amina-0123456789" } },
    draftRoom(AGREEMENT),
  );

const open = async () => (await world.ready()).rows.filter(({ state }) => state === "fix");

test("SO7 only the gates of this agreement are open, one line each", async () => {
  const lines = await open();
  expect(new Set(lines.map(({ code }) => code))).toEqual(new Set(["gateOpen"]));
  const { gates } = await world.ready();
  expect(lines).toHaveLength(gates.length);
  const legal = gates.filter(({ gate }) => gate === "legalReview");
  expect(legal.map(({ organisationId }) => organisationId)).toEqual(["harrowfell", "alderbeck"]);
  await world.closeGates();
  expect(await open()).toEqual([]);
});

test("SO7 a field that is emptied blocks again, by its name", async () => {
  const amina = await join();
  const [key = ""] = [...fieldsOf(amina.doc).keys()].filter((each) => each === "background.text");
  fieldsOf(amina.doc).set(key, "");
  await amina.saved();
  amina.drop();
  const empty = (await open()).filter(({ code }) => code === "fieldEmpty");
  expect(empty.map(({ params }) => params["key"])).toEqual([key]);
});

test("AG24 an empty cell is asked for by its list, whose or which row it is, and its column", async () => {
  await world.closeGates();
  const amina = await join();
  const fields = fieldsOf(amina.doc);
  for (const key of fields.keys()) if (!key.startsWith("party")) fields.set(key, "");
  await amina.saved();
  amina.drop();
  const labels = (await open()).map(({ params }) => String(params["label"]));
  expect(labels).toContain("What each partner does, Alderbeck: What it does");
  expect(labels).toContain("Start date");
  expect(labels.filter((label, at) => labels.indexOf(label) < at)).toEqual([]);
});

test("SO7 TE28 an end before the start that no page let in blocks, and no freeze takes it", async () => {
  await world.closeGates();
  const amina = await join();
  const start = fieldsOf(amina.doc).get("start") ?? "";
  fieldsOf(amina.doc).set("end", "2020-01-01");
  await amina.saved();
  amina.drop();
  expect(await open()).toMatchObject([
    {
      code: "dateTooEarly",
      params: { key: "end", sentence: "fieldBeforeStart", label: "End date" },
    },
  ]);
  expect(start > "2020-01-01").toBe(true);
  const { seq } = await world.ready();
  for (const lead of ["amina", "marcus"] as const) {
    await world.post(lead, "freeze/consent", { seq });
  }
  const before = await world.rows();
  const refused = await world.post("amina", "freeze", { seq });
  expect(refusalOf(refused)).toBe("409 notReady");
  expect(refused.body).toMatchObject({ params: { first: "dateTooEarly", open: 1 } });
  expect(await world.rows()).toBe(before);
});

test("SO7 letters that look like others are pointed at, and do not block", async () => {
  await world.closeGates();
  const amina = await join();
  fieldsOf(amina.doc).set("background.text", "We p\u0430y");
  await amina.saved();
  amina.drop();
  const { unusual } = await world.ready();
  expect(unusual).toMatchObject([
    { in: "field", id: "background.text", kind: "mixedScript", text: "p\u0430y" },
  ]);
  expect(await open()).toEqual([]);
});

test("SO4 freezing waits for every lead's yes to the same words", async () => {
  await world.closeGates();
  const { seq } = await world.ready();
  expect(refusalOf(await world.post("amina", "freeze", { seq }))).toBe("409 notReady");
  await world.post("amina", "freeze/consent", { seq });
  expect((await world.mails("marcus")).map(({ kind }) => kind)).toContain("freezeProposed");
  const before = await world.rows();
  expect(refusalOf(await world.post("amina", "freeze", { seq }))).toBe("409 notReady");
  expect(await world.rows()).toBe(before);
  await world.post("marcus", "freeze/consent", { seq });
  expect((await world.post("marcus", "freeze", { seq })).status).toBe(201);
});

test("SO4 an edit after the yes takes it back, and the old seq is refused with the new one", async () => {
  await world.closeGates();
  const { seq } = await world.ready();
  await world.post("amina", "freeze/consent", { seq });
  await world.post("marcus", "freeze/consent", { seq });
  const amina = await join();
  fieldsOf(amina.doc).set("background.text", "Other words");
  await amina.saved();
  amina.drop();
  const before = await world.rows();
  const late = await world.post("amina", "freeze", { seq });
  expect(late.body).toMatchObject({ code: "draftChanged", params: { seq: seq + 1 } });
  expect(refusalOf(await world.post("amina", "freeze", { seq: seq + 1 }))).toBe("409 notReady");
  expect(await world.rows()).toBe(before);
  expect((await world.ready()).consents.map(({ yes }) => yes)).toEqual([false, false]);
});

test("SO6 the frozen text is exactly what is hashed, and nothing is accepted after it", async () => {
  const amina = await join();
  const version = await world.freeze();
  expect(fingerprint(utf8ToBytes(version.content))).toBe(version.docHash);
  expect(version.content).toContain('{"attrs":{"key":"start","value":"1 April 2027"}');
  fieldsOf(amina.doc).set("background.text", "Smuggled words");
  await amina.until(() => amina.refusals.length > 0);
  expect(amina.refusals[0]).toMatchObject({ code: "frozen" });
  amina.drop();
  expect((await world.version()).content).toBe(version.content);
  expect(version.content).not.toContain("Smuggled");
});

test("SO6 directors are asked with the four words, leads get a receipt with head and seal key", async () => {
  const version = await world.freeze();
  const asked = (await world.mails("ruth")).find(({ kind }) => kind === "pleaseSign");
  expect(asked?.subject).toBe("Please sign: River and Roots");
  expect(asked?.text).toContain(version.words.join(" "));
  const receipt = (await world.mails("marcus")).find(({ kind }) => kind === "receipt");
  for (const part of [version.docHash, version.sealKey, "Mark of that line"]) {
    expect(receipt?.text).toContain(part);
  }
});

test.each([
  ["legal", "gwen", "403 notAllowed"],
  ["a director", "ruth", "403 notAllowed"],
  ["a viewer", "vera", "403 notAllowed"],
  ["a stranger", "oscar", "404 notFound"],
] as const)("SO6 %s can neither say yes nor freeze", async (_name, who, refusal) => {
  await world.closeGates();
  const { seq } = await world.ready();
  const before = await world.rows();
  expect(refusalOf(await world.post(who, "freeze/consent", { seq }))).toBe(refusal);
  expect(refusalOf(await world.post(who, "freeze", { seq }))).toBe(refusal);
  expect(await world.rows()).toBe(before);
});

test("SO6 of twenty freezes at once one is made", async () => {
  await world.closeGates();
  const { seq } = await world.ready();
  await world.post("amina", "freeze/consent", { seq });
  await world.post("marcus", "freeze/consent", { seq });
  const tries = Array.from({ length: 20 }, (_, i) =>
    world.post(i % 2 === 0 ? "amina" : "marcus", "freeze", { seq }),
  );
  const statuses = (await Promise.all(tries)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 201)).toHaveLength(1);
  expect(statuses.filter((status) => status === 409)).toHaveLength(19);
  expect((await world.version()).n).toBe(1);
});

test("SO6 an edit that races a freeze is in the frozen words, or refused, and never lost", async () => {
  await world.closeGates();
  const outcomes = new Set<string>();
  for (let round = 0; round < 12; round += 1) {
    const { seq } = await world.ready();
    await world.post("amina", "freeze/consent", { seq });
    await world.post("marcus", "freeze/consent", { seq });
    const words = `Words of round ${round}`;
    const amina = await join();
    const freeze = () => world.post("marcus", "freeze", { seq });
    const early = round % 2 === 0 ? freeze() : undefined;
    fieldsOf(amina.doc).set("background.text", words);
    const freezing = early ?? freeze();
    await amina.until(() => amina.acked === amina.sent || amina.refusals.length > 0);
    const frozen = (await freezing).status === 201;
    const kept = amina.refusals.length === 0;
    amina.drop();
    outcomes.add(`frozen ${String(frozen)}, kept ${String(kept)}`);
    if (!frozen) continue;
    expect((await world.version()).content.includes(words)).toBe(kept);
    await world.post("amina", "thaw", { reason: "Another round" });
  }
  const possible = ["frozen true, kept false", "frozen false, kept true"];
  expect([...outcomes].filter((outcome) => !possible.includes(outcome))).toEqual([]);
});

test("AS46 the version says how its degree was decided, whatever answers change afterwards", async () => {
  const { decision } = await world.freeze();
  expect(decision).toEqual({
    degree: 4,
    method: "computed",
    reason: "",
    yes: [
      { organisationId: "harrowfell", personName: "Amina Yusuf", at: "2026-11-01T09:00:00.000Z" },
      { organisationId: "alderbeck", personName: "Marcus Bell", at: "2026-11-01T09:00:00.000Z" },
    ],
  });
  const late = { degree: 5, inputsHash: "0".repeat(64) };
  expect((await world.post("marcus", "degree/confirm", late)).status).toBe(409);
  expect((await world.version()).decision).toEqual(decision);
});
