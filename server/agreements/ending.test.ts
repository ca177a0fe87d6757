import { afterEach, beforeEach, expect, test } from "vitest";
import { draftRoom } from "#shared/permissions/rooms.ts";
import { LiveClient } from "../../e2e/live-client.ts";
import { personOf } from "../matrix.fixture.ts";
import { addInvitation } from "./invitation-store.ts";
import { AT, codeOf, TRIO, Trio, type TrioParty } from "./trio.fixture.ts";

const WHY = "Our funding ends in March.";
const LEAVES = { reason: WHY, means: "leaves" };
const ENDS = { reason: WHY, means: "ends" };
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

test("AG13 of two who leave three at once the second is told that it would end it", async () => {
  const [first, second] = await Promise.all([leave(), leave(personOf("home", "lead"))]);
  const codes = [first, second].map(({ status }) => status).toSorted((a, b) => a - b);
  expect(codes).toEqual([200, 409]);
  const before = await trio.rows.get();
  const refused = await leave(personOf("partner", "lead"));
  expect([refused.status, codeOf(refused)]).toEqual([409, "conflict"]);
  expect(await trio.rows.get()).toBe(before);
  expect(await means("partner")).toBe("ends");
});

test("AG13 between three nobody ends it for the others, and nothing changes", async () => {
  expect(await means("other")).toBe("leaves");
  const before = await trio.rows.get();
  expect(codeOf(await leave(GONE, TRIO, ENDS))).toBe("conflict");
  expect(await trio.rows.get()).toBe(before);
});

test("AG13 who is invited by another and may still come counts, whom the leaver invited does not", async () => {
  await leave();
  for (const inviterId of [personOf("home", "lead"), personOf("partner", "lead")]) {
    await awaitPartner(inviterId);
  }
  expect(await means("home")).toBe("leaves");
  await trio.server.platform.storage.write(async (tx) => {
    const revoked = { revoked_at: AT };
    const sender = personOf("partner", "lead");
    await tx.updateTable("invitation").set(revoked).where("inviter_id", "=", sender).execute();
  });
  expect(await means("home")).toBe("ends");
  expect(await means("partner")).toBe("leaves");
});

test("AG13 one of two ends it: both are told and read on, and nobody changes a word", async () => {
  await trio.drafting();
  await leave();
  await awaitPartner(personOf("partner", "lead"));
  const writer = await LiveClient.join(trio.page(personOf("home", "lead")), draftRoom(TRIO));
  expect((await leave(personOf("partner", "lead"), TRIO, ENDS)).status).toBe(200);
  await writer.until(() => writer.states.at(-1)?.stage === "ended");
  expect(writer.states.at(-1)?.mayWrite).toBe(false);
  expect(writer.closed).toBeUndefined();
  writer.drop();

  for (const party of ["home", "partner"] as const) {
    const { stage, inForceAt, parties, moves } = await trio.view(party);
    expect([stage, inForceAt, parties.length, moves]).toEqual(["ended", null, 2, []]);
    for (const path of ["assessment", "assessment/export", "assessment/page", "threads", "audit"]) {
      expect((await trio.ask(personOf(party, "lead"), "GET", `${TRIO}/${path}`)).status).toBe(200);
    }
  }
  const before = await trio.rows.get();
  const word = await trio.ask(personOf("home", "lead"), "PUT", `${TRIO}/answers/A1`, { value: 1 });
  expect([word.status, codeOf(word)]).toEqual([409, "wrongStage"]);
  expect(codeOf(await leave(personOf("home", "lead"), TRIO, ENDS))).toBe("wrongStage");
  expect(await trio.rows.get()).toBe(before);

  const { events, intact } = await trio.history();
  expect(intact).toBe(true);
  expect(events.at(-1)).toMatchObject({
    type: "agreement.ended",
    personName: "partner-lead",
    organisationName: "partner",
    params: { reason: WHY },
  });
  const told = await trio.mails("agreementEnded");
  expect(told.map(({ recipient }) => recipient)).toEqual(["home-lead@matrix.example"]);
  expect(JSON.stringify(told)).not.toContain(WHY);
  const waiting = await trio.server.platform.storage.read
    .selectFrom("invitation")
    .select("id")
    .where("revoked_at", "is", null)
    .execute();
  expect(waiting).toEqual([]);
});

test("AG13 answers that were sealed when it ended stay sealed", async () => {
  await leave();
  await trio.must("home", "PUT", "answers/C3", { value: "over100k" });
  await trio.must("home", "POST", "leave", ENDS);
  const seen = JSON.stringify(await trio.must("partner", "GET", "assessment"));
  expect(seen).not.toContain("over100k");
  const copy = await trio.ask(personOf("partner", "lead"), "GET", `${TRIO}/assessment/export`);
  expect([copy.status, codeOf(copy)]).toEqual([409, "assessmentSealed"]);
});

const means = async (party: TrioParty) => (await trio.people(party)).leaving;

const inAWeek = () =>
  new Date(trio.server.platform.clock.now().getTime() + 7 * 86_400_000).toISOString();

/** Somebody has invited an organisation that has not come. */
async function awaitPartner(inviterId: string): Promise<void> {
  const expiresAt = inAWeek();
  await trio.server.platform.storage.write(async (tx) => {
    const person = { email: `to-${inviterId}@late.example`, name: "Late", role: "lead" } as const;
    const party = { agreementId: TRIO, organisationId: null, organisationName: "Late" };
    const sent = { id: `to-${inviterId}`, inviterId, createdAt: AT, expiresAt };
    await addInvitation(tx, { ...person, ...party, ...sent }, `hash-${inviterId}`);
  });
}
