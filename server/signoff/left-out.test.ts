import { afterEach, beforeEach, expect, test } from "vitest";
import { bodyOf } from "#shared/drafting/layout.ts";
import { RemovalList } from "#shared/protocol/clauses.ts";
import { draftRoom } from "#shared/permissions/rooms.ts";
import * as Y from "yjs";
import { LiveClient } from "../../e2e/live-client.ts";
import { AGREEMENT } from "./ready-to-sign.fixture.ts";
import { type Person, refusalOf, World } from "./signing.fixture.ts";

/** Required by degree 4 alone, so all may agree to leave it out. */
const FREE = "RI-01";
const REASON = "Our boards have agreed one list already.";

let world: World;
beforeEach(async () => {
  world = await World.open();
  await world.closeGates();
});
afterEach(async () => {
  await world.close();
});

const propose = (person: Person, clause = FREE) =>
  world.post(person, "removals", { clause, reason: REASON });
const answer = (person: Person, how: "agree" | "keep", number = 1) =>
  world.post(person, `removals/${FREE}/${how}`, { number });
const list = async () => RemovalList.parse((await world.get("vera", "removals")).body).removals;
const missing = async () =>
  (await world.ready()).rows
    .filter(({ code, state }) => code === "clauseMissing" && state === "fix")
    .map(({ params }) => params["clause"]);

/** The nodes of a clause of the library in a draft: where they begin, and how many there are. */
function placeOf(doc: Y.Doc, source: string): { from: number; count: number } {
  const nodes = bodyOf(doc)
    .toArray()
    .filter((node) => node instanceof Y.XmlElement);
  const from = nodes.findIndex((node) => node.getAttribute("source") === source);
  const next = nodes.findIndex((node, at) => at > from && Number(node.getAttribute("level")) === 1);
  return { from, count: next - from };
}

/** Changes the draft as Amina's editor does. */
async function write(change: (doc: Y.Doc) => void): Promise<void> {
  const amina = await LiveClient.join(
    { origin: world.server.origin, headers: { cookie: "sid=token-of-amina-0123456789" } },
    draftRoom(AGREEMENT),
  );
  change(amina.doc);
  await amina.saved();
  amina.drop();
}

/** Takes a clause of the library out of the draft. */
async function takeOut(source: string): Promise<void> {
  await write((doc) => {
    const { from, count } = placeOf(doc, source);
    bodyOf(doc).delete(from, count);
  });
}

/** Takes every line of a clause out, and leaves its title. */
async function empty(source: string): Promise<void> {
  await write((doc) => {
    const { from, count } = placeOf(doc, source);
    bodyOf(doc).delete(from + 1, count - 1);
  });
}

test("TE22 a required clause that is missing blocks until every party has agreed to it", async () => {
  await takeOut(FREE);
  expect(await missing()).toEqual([FREE]);
  expect((await propose("amina")).status).toBe(200);
  expect(await missing()).toEqual([FREE]);
  expect((await answer("marcus", "agree")).status).toBe(200);
  expect(await missing()).toEqual([]);
  expect((await world.ready()).leftOut).toEqual([
    { clause: FREE, reason: REASON, by: ["Marcus Bell", "Amina Yusuf"] },
  ]);
});

test("TE22 the freeze itself asks for the record: no yes of all, no freeze", async () => {
  await takeOut(FREE);
  await propose("amina");
  const { seq } = await world.ready();
  for (const lead of ["amina", "marcus"] as const) {
    await world.post(lead, "freeze/consent", { seq });
  }
  expect(refusalOf(await world.post("amina", "freeze", { seq }))).toBe("409 notReady");
  await answer("marcus", "agree");
  expect((await world.post("amina", "freeze", { seq })).status).toBe(201);
});

test("TE34 a clause whose words are all gone is as unfinished as one without them", async () => {
  await empty(FREE);
  expect(await missing()).toEqual([]);
  const unfinished = (await world.ready()).rows.filter(({ code }) => code === "clauseUnfinished");
  expect(unfinished).toMatchObject([
    { state: "fix", params: { title: "No legal partnership, no agency" } },
  ]);
});

test("TE26 words that point at a clause which is gone block, by the line they stand in", async () => {
  await takeOut("GO-03");
  const lost = (await world.ready()).rows.filter(({ code }) => code === "referenceLost");
  expect(lost).toMatchObject([{ state: "fix", params: { title: "Steering group and decisions" } }]);
});

test("TE22 the history says who proposed, who agreed, and why", async () => {
  await propose("amina");
  await answer("marcus", "agree");
  const audit = JSON.stringify((await world.get("vera", "audit")).body);
  expect(audit).toContain("removal.proposed");
  expect(audit).toContain("removal.agreed");
  expect(audit).toContain(REASON);
  expect(audit).toContain('"intact":true');
});

test("TE22 a party that keeps the clause ends the proposal, and another may follow", async () => {
  await propose("amina");
  await answer("marcus", "keep");
  expect(await list()).toMatchObject([{ state: "kept", keptBy: "Marcus Bell", number: 1 }]);
  expect(refusalOf(await answer("marcus", "agree"))).toBe("409 conflict");
  await propose("marcus");
  expect(await list()).toMatchObject([
    { state: "open", number: 2, yes: [{ personName: "Marcus Bell" }] },
  ]);
  expect(refusalOf(await answer("amina", "agree", 1))).toBe("409 conflict");
  await answer("amina", "agree", 2);
  expect(await list()).toMatchObject([{ state: "agreed", number: 2 }]);
});

test("TE22 saying yes twice is one yes", async () => {
  await propose("amina");
  await answer("marcus", "agree");
  const before = await world.rows();
  expect((await answer("marcus", "agree")).status).toBe(200);
  expect((await answer("amina", "agree")).status).toBe(200);
  expect(await world.rows()).toBe(before);
});

test.each([
  ["a clause that nobody has", "amina", "ZZ-99", "422 unknownClause"],
  ["a suggested clause, which needs nobody", "amina", "CH-03", "409 clauseFree"],
  ["a clause of the law", "amina", "FM-01", "422 clauseInsisted"],
  ["a proposal by a reviewer", "gwen", FREE, "403 notAllowed"],
  ["a proposal by a director", "ruth", FREE, "403 notAllowed"],
  ["a proposal by a stranger", "oscar", FREE, "404 notFound"],
] as const)("TE21 refuses %s, and changes nothing", async (_name, who, clause, refusal) => {
  const before = await world.rows();
  expect(refusalOf(await propose(who, clause))).toBe(refusal);
  expect(await world.rows()).toBe(before);
  expect(await list()).toEqual([]);
});

test("TE22 a second proposal while one stands is refused, and so is one without a reason", async () => {
  await propose("amina");
  expect(refusalOf(await propose("marcus"))).toBe("409 conflict");
  const bare = await world.post("marcus", "removals", { clause: FREE, reason: "  " });
  expect(bare.status).toBe(422);
  expect(await list()).toHaveLength(1);
});
