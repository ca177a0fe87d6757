import { afterEach, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { bodyOf } from "#shared/drafting/layout.ts";
import { draftRoom } from "#shared/permissions/rooms.ts";
import { AgreementList } from "#shared/protocol/agreements.ts";
import { CLOSE } from "#shared/protocol/close-codes.ts";
import { ThreadList, ThreadView } from "#shared/protocol/review.ts";
import { Ready } from "#shared/protocol/signoff.ts";
import { LiveClient } from "../../e2e/live-client.ts";
import { ours, personOf } from "../matrix.fixture.ts";
import { addParty } from "./agreement-store.ts";
import { AT, codeOf, PARTIES, TRIO, Trio } from "./trio.fixture.ts";

const WHY = "Our funding ends in March.";
const LEAVES = { reason: WHY, means: "leaves" };
/** The third party goes. */
const GONE = personOf("other", "lead");

let trio: Trio;
beforeEach(async () => {
  trio = await Trio.open();
});
afterEach(async () => {
  await trio.close();
});

const leave = async (person = GONE, agreement = TRIO, body: unknown = LEAVES) =>
  trio.ask(person, "POST", `${agreement}/leave`, body);
const marks = async () => (await trio.view("home")).parties.map(({ mark }) => mark);

test("AG11 whoever leaves is out in that moment, and live lines close within a second", async () => {
  await trio.drafting();
  const gone = await LiveClient.join(trio.page(GONE), draftRoom(TRIO));
  const reader = await LiveClient.join(trio.page(personOf("other", "viewer")), draftRoom(TRIO));
  const stays = await LiveClient.join(trio.page(personOf("partner", "lead")), draftRoom(TRIO));
  expect((await leave()).status).toBe(200);
  const from = Date.now();
  await gone.until(() => gone.closed !== undefined);
  await reader.until(() => reader.closed !== undefined);
  expect(Date.now() - from).toBeLessThan(1000);
  expect([gone.closed?.code, reader.closed?.code]).toEqual([CLOSE.forbidden, CLOSE.forbidden]);
  expect(stays.closed).toBeUndefined();
  stays.drop();

  for (const seat of ["lead", "director", "viewer", "administrator"] as const) {
    const person = personOf("other", seat);
    for (const path of [TRIO, `${TRIO}/people`, `${TRIO}/assessment`, `${TRIO}/audit`]) {
      expect((await trio.ask(person, "GET", path)).status).toBe(404);
    }
  }
  const mine = AgreementList.parse((await trio.ask(GONE, "GET", "")).body).agreements;
  expect(mine.map(({ id }) => id)).not.toContain(TRIO);
  const { parties } = await trio.view("home");
  expect(parties.map(({ organisationId }) => organisationId)).toEqual(["home", "partner"]);
});

test("AG10 the history keeps who left and why, and the other leads are told, once each", async () => {
  await trio.finish(...PARTIES);
  expect((await leave()).status).toBe(200);
  const { events, intact } = await trio.history();
  expect(intact).toBe(true);
  expect(events.filter(({ type }) => type === "party.removed")).toMatchObject([
    { personName: GONE, organisationName: "other", params: { reason: WHY } },
  ]);
  const told = await trio.mails("partyLeft");
  expect(told.map(({ recipient }) => recipient)).toEqual([
    "home-lead@matrix.example",
    "partner-lead@matrix.example",
  ]);
  expect(JSON.stringify(told)).not.toContain(WHY);
});

test("AG12 AS26 the result is worked out again without a leaver, and every yes lapses", async () => {
  await trio.finish(...PARTIES);
  for (const party of PARTIES) await trio.confirm(party);
  const before = await trio.reveal("home");
  await leave();
  const after = await trio.reveal("home");
  expect(after.inputsHash).not.toBe(before.inputsHash);
  expect(after.result.degree).toBeLessThanOrEqual(before.result.degree ?? 0);
  expect(after.history.at(-1)?.left).toEqual(["The other"]);
  expect(after.agreed).toBeNull();
  const { moves } = await trio.view("home");
  expect(moves.map(({ kind, personName }) => [kind, personName])).toEqual([
    ["confirmDegree", "home-lead"],
    ["confirmDegree", "partner-lead"],
  ]);
  const kept = await trio.server.platform.storage.read
    .selectFrom("answer")
    .select("id")
    .where("organisation_id", "=", "other")
    .execute();
  expect(kept.length).toBeGreaterThan(20);
});

test("AG12 when only the leaver's answers were waited for, the others' open", async () => {
  await trio.finish("home", "partner");
  await trio.must("other", "PUT", "answers/A1", { value: 5 });
  await leave();
  expect((await trio.reveal("partner")).result.state).not.toBe("waiting");
  expect((await trio.history()).events.map(({ type }) => type)).toContain("assessment.revealed");
});

test("AG12 words that still name a leaver hold a freeze, shared comments stay", async () => {
  await trio.drafting();
  const thread = { clauseId: await firstClause(), quote: "", body: "Seven days is long." };
  const said = ThreadView.parse(
    await trio.must("other", "POST", "threads", { ...thread, audience: "shared" }),
  );
  await trio.must("other", "POST", "threads", { ...thread, audience: "organisation" });
  await leave();
  const left = ThreadList.parse(await trio.must("home", "GET", "threads")).threads;
  expect(left).toMatchObject([{ id: said.id, comments: [{ personName: GONE }] }]);
  const { rows: lines } = Ready.parse(await trio.must("home", "GET", "ready"));
  expect(lines.filter(({ code }) => code === "partyGone")).toMatchObject([
    { state: "fix", params: { party: "other" } },
  ]);
});

/** The id of the first clause of the draft, as a page would read it. */
async function firstClause(): Promise<string> {
  const client = await LiveClient.join(trio.page(GONE), draftRoom(TRIO));
  const first = bodyOf(client.doc).get(0);
  client.drop();
  if (!(first instanceof Y.XmlElement)) throw new Error("the draft has no clause");
  return first.getAttribute("id") ?? "";
}

test("AG11 an invitation that the leaver sent works no more, and nobody waits for it", async () => {
  await trio.must("other", "POST", "invitations", {
    email: "new@other.example",
    name: "New",
    role: "viewer",
  });
  await leave();
  const left = await trio.server.platform.storage.read
    .selectFrom("invitation")
    .select("revoked_at")
    .where("agreement_id", "=", TRIO)
    .execute();
  expect(left).toHaveLength(1);
  expect(left[0]?.revoked_at).not.toBeNull();
});

test("AG11 a party that comes back has its own mark and place again", async () => {
  const before = await marks();
  await leave();
  await trio.server.platform.storage.write(async (tx) => {
    await addParty(tx, { agreementId: TRIO, organisationId: "other" }, AT);
  });
  expect(await marks()).toEqual(before);
});

test.each(["inForce", "ended"] as const)(
  "AG10 nobody leaves while %s, and nothing changes",
  async (stage) => {
    const before = await trio.rows.get();
    const refused = await leave(personOf("home", "lead"), ours(stage));
    expect([refused.status, codeOf(refused)]).toEqual([409, "wrongStage"]);
    expect(await trio.rows.get()).toBe(before);
  },
);

test.each([
  ["without a reason", GONE, { ...LEAVES, reason: "  " }, 422],
  ["without saying what it means", GONE, { reason: WHY }, 422],
  ["for another party", GONE, { ...LEAVES, organisation: "home" }, 422],
  ["as a director", personOf("other", "director"), LEAVES, 403],
  ["as a reader", personOf("other", "viewer"), LEAVES, 403],
  ["as an administrator", personOf("other", "administrator"), LEAVES, 403],
  ["as a stranger", "stranger", LEAVES, 404],
] as const)("AG10 nobody leaves %s, and nothing changes", async (_name, person, body, status) => {
  const before = await trio.rows.get();
  expect((await leave(person, TRIO, body)).status).toBe(status);
  expect(await trio.rows.get()).toBe(before);
});
