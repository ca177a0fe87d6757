import { afterEach, beforeEach, expect, test } from "vitest";
import { canonicalBytes } from "#shared/audit/canonical.ts";
import { AgreementView } from "#shared/protocol/agreements.ts";
import { KeptCopy } from "#shared/protocol/kept.ts";
import { draftRoom } from "#shared/permissions/rooms.ts";
import { AuditView, VersionView } from "#shared/protocol/signoff.ts";
import { Bundle } from "#shared/signoff/evidence.ts";
import { verify } from "#shared/signoff/verify.ts";
import { LiveClient } from "../../e2e/live-client.ts";
import { addParticipant, addParty } from "../agreements/agreement-store.ts";
import { addOrganisation } from "../people/organisation-store.ts";
import { nodeChecks } from "./checks.ts";
import { AGREEMENT } from "./ready-to-sign.fixture.ts";
import { must, refusalOf, World } from "./signing.fixture.ts";

const WHY = "Our board has said no.";
const AT = "2026-11-18T09:00:00.000Z";

let world: World;
beforeEach(async () => {
  world = await World.open();
  await world.freeze();
  must(await world.signAs("ruth"));
});
afterEach(async () => {
  await world.close();
});

const leave = (means: "leaves" | "ends") => world.post("marcus", "leave", { reason: WHY, means });
const events = async () => AuditView.parse((await world.get("amina", "audit")).body).events;
const kindsTo = async (person: "ruth" | "helen" | "amina") =>
  (await world.mails(person)).map(({ kind }) => kind);
const view = async () => AgreementView.parse((await world.get("amina", "")).body);

const thawed = async () => VersionView.parse(must(await world.get("amina", "version")));

/** A third organisation, so that the two others go on without Alderbeck. */
async function third(): Promise<void> {
  await world.server.platform.storage.write(async (tx) => {
    const profile = { legalName: "Northmere", shortName: "Northmere", number: "", address: "" };
    const kind = { legalForm: "cio", nation: "england", publicAuthority: false } as const;
    await addOrganisation(
      tx,
      { id: "northmere", profile: { ...profile, ...kind, languages: ["en"] } },
      AT,
    );
    const seat = { agreementId: AGREEMENT, organisationId: "northmere" };
    await addParty(tx, seat, AT);
    await addParticipant(tx, { ...seat, personId: "oscar", role: "lead" }, AT);
  });
}

test("AG14 who leaves while it is signed voids the round, and the others write on", async () => {
  await third();
  const page = {
    origin: world.server.origin,
    headers: { cookie: "sid=token-of-amina-0123456789" },
  };
  const amina = await LiveClient.join(page, draftRoom(AGREEMENT));
  expect(amina.hello?.mayWrite).toBe(false);
  must(await leave("leaves"));
  await amina.until(() => amina.states.at(-1)?.mayWrite === true);
  amina.drop();
  expect((await view()).stage).toBe("drafting");
  expect((await view()).parties.map(({ organisationId }) => organisationId)).toEqual([
    "harrowfell",
    "northmere",
  ]);
  const { state, reason, signatories } = await thawed();
  expect([state, reason]).toEqual(["thawed", WHY]);
  expect(signatories.find(({ personId }) => personId === "ruth")?.signedAt).not.toBeNull();
  expect((await events()).slice(-2).map(({ type }) => type)).toEqual([
    "version.reopened",
    "party.removed",
  ]);
  expect(await kindsTo("ruth")).toContain("thawed");
  expect(await kindsTo("helen")).toContain("thawed");
  expect(await kindsTo("amina")).toContain("partyLeft");
  expect(refusalOf(await world.get("helen", "version"))).toBe("404 notFound");
});

test("SO40 who leaves while it is signed keeps the frozen words and evidence that can be believed", async () => {
  await third();
  const { content } = VersionView.parse(must(await world.get("marcus", "version")));
  must(await leave("leaves"));
  const { files } = KeptCopy.parse(must(await world.get("helen", "kept")));
  expect(files.map(({ name }) => name)).toEqual([
    "draft.html",
    "draft.json",
    "assessment.html",
    "assessment.json",
    "version-1.json",
    "evidence.json",
    "own.html",
    "own.json",
  ]);
  expect(must(await world.get("helen", "kept/version-1.json"))).toEqual(JSON.parse(content));
  const bundle = Bundle.parse(must(await world.get("helen", "kept/evidence.json")));
  const verdict = await verify(canonicalBytes(bundle), nodeChecks);
  expect(verdict).toMatchObject({ ok: true, evidence: { round: "open" } });
  const later: readonly string[] = ["version.reopened", "party.removed"];
  expect(bundle.events.filter(({ type }) => later.includes(type))).toEqual([]);
});

test("AG13 AG14 one of two who ends it while it is signed leaves no open round", async () => {
  must(await leave("ends"));
  expect((await view()).stage).toBe("ended");
  expect((await thawed()).state).toBe("thawed");
  expect((await events()).slice(-2).map(({ type }) => type)).toEqual([
    "version.reopened",
    "agreement.ended",
  ]);
  expect(await kindsTo("amina")).toContain("agreementEnded");
  const before = await world.rows();
  expect(refusalOf(await world.post("helen", "decline", { reason: WHY }))).toBe("409 wrongStage");
  expect(refusalOf(await world.post("amina", "thaw", { reason: WHY }))).toBe("409 wrongStage");
  expect(await world.rows()).toBe(before);
});

test("AG14 a leaver who was told otherwise has left the round as it was", async () => {
  const before = await world.rows();
  expect(refusalOf(await leave("leaves"))).toBe("409 conflict");
  expect(await world.rows()).toBe(before);
});
