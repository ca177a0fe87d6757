import { afterEach, beforeEach, expect, test } from "vitest";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { AuditView } from "#shared/protocol/signoff.ts";
import { decodeUtf8 } from "#shared/audit/canonical.ts";
import { verify } from "#shared/signoff/verify.ts";
import { createRecorder } from "../audit/record.ts";
import { nodeChecks } from "./checks.ts";
import { must, refusalOf, World } from "./signing.fixture.ts";

let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(async () => {
  await world.close();
});

const stage = async () =>
  (await world.server.platform.storage.read.selectFrom("agreement").selectAll().execute())[0]
    ?.stage;

const bundle = async (): Promise<Uint8Array> => {
  const body = must(await world.as("vera").ask("GET", "/api/agreements/river/evidence"));
  return utf8ToBytes(typeof body === "string" ? body : JSON.stringify(body));
};

const types = async () =>
  AuditView.parse((await world.get("vera", "audit")).body).events.map(({ type }) => type);

test("SO17 when the last director signs the agreement is in force, and its bundle verifies", async () => {
  const { sealKey, words } = await world.freeze();
  expect((await world.signAs("ruth")).status).toBe(201);
  expect(await stage()).toBe("signing");
  const { challengeId } = await world.ask("helen", "emailCode");
  const { docHash } = await world.version();
  const code = await world.code("helen");
  must(await world.post("helen", "sign", { challengeId, docHash, intent: true, code }));
  expect([await stage(), (await world.version()).state]).toEqual(["inForce", "complete"]);

  const verdict = await verify(await bundle(), nodeChecks, { key: sealKey });
  expect(verdict.findings).toEqual([]);
  expect(verdict.lines[0]).toContain(words.join(" "));
  expect(verdict.lines[1]).toBe(
    "2 of 2 signatures are in, and true: Ruth Adeyemi for Harrowfell Youth Action (passkey); " +
      "Helen Ashworth for Alderbeck Wildlife Group (weaker: emailed code).",
  );
  const [signed] = (await world.mails("vera")).filter(({ kind }) => kind === "signed");
  expect(signed?.text).toContain(words.join(" "));
  const receipts = (await world.mails("amina")).filter(({ kind }) => kind === "receipt");
  expect(receipts).toHaveLength(4);
  for (const { text } of receipts) {
    const head = text.match(/Mark of that line: ([0-9a-f]{64})/)?.[1] ?? "";
    expect(await verify(await bundle(), nodeChecks, { key: sealKey, head })).toMatchObject({
      ok: true,
    });
  }
});

test("SO17 a clock that goes back in the middle of a round spoils no evidence", async () => {
  const { sealKey } = await world.freeze();
  world.pass(-10);
  const ruth = await world.passkey("ruth");
  const asked = await world.ask("ruth");
  world.pass(-10);
  must(await world.post("ruth", "sign", world.answerTo(asked, ruth)));
  const { challengeId } = await world.ask("helen", "emailCode");
  const { docHash } = await world.version();
  const code = await world.code("helen");
  world.pass(-1);
  must(await world.post("helen", "sign", { challengeId, docHash, intent: true, code }));
  expect(await types()).toContain("clock.skew");
  const verdict = await verify(await bundle(), nodeChecks, { key: sealKey });
  expect(verdict.findings).toEqual([]);
});

test("SO17 the last signature is one fact with the stage: a failure leaves neither", async () => {
  await world.freeze();
  must(await world.signAs("ruth"));
  const key = await world.passkey("helen");
  const body = world.answerTo(await world.ask("helen"), key);
  const { storage } = world.server.platform;
  const before = await world.rows();
  await storage.write((tx) => tx.schema.alterTable("outbox").renameTo("outbox_away").execute());
  expect((await world.post("helen", "sign", body)).status).toBe(500);
  await storage.write((tx) => tx.schema.alterTable("outbox_away").renameTo("outbox").execute());
  expect(await world.rows()).toBe(before);
  expect((await world.post("helen", "sign", body)).status).toBe(201);
  expect(await stage()).toBe("inForce");
});

test("SO5 a decline ends the round for good, keeps its signatures and says why to all", async () => {
  await world.freeze();
  must(await world.signAs("ruth"));
  const bare = await world.post("helen", "decline", { reason: "  " });
  expect(bare.status).toBe(422);
  const reason = "Clause 12.3. Our insurer has quoted £380 a year more.";
  must(await world.post("helen", "decline", { reason }));
  expect([await stage(), (await world.version()).state]).toEqual(["drafting", "declined"]);
  expect(await world.version()).toMatchObject({ reason, closedBy: "Helen Ashworth" });
  expect((await world.mails("ruth")).map(({ kind }) => kind)).toContain("declined");
  const verdict = await verify(await bundle(), nodeChecks);
  expect(verdict).toMatchObject({ ok: true, evidence: { round: "declined" } });
  expect(verdict.lines[0]).toContain("It is not an agreement.");
});

test("SO5 who has signed cannot decline, and nobody ends a round twice", async () => {
  await world.freeze();
  must(await world.signAs("ruth"));
  let before = await world.rows();
  const declined = await world.post("ruth", "decline", { reason: "Second thoughts" });
  expect(refusalOf(declined)).toBe("409 alreadySigned");
  expect(await world.rows()).toBe(before);
  must(await world.post("amina", "thaw", { reason: "A wrong date" }));
  before = await world.rows();
  expect(refusalOf(await world.post("amina", "thaw", { reason: "Again" }))).toBe("409 wrongStage");
  expect(refusalOf(await world.post("helen", "decline", { reason: "No" }))).toBe("409 wrongStage");
  expect(await world.rows()).toBe(before);
});

test("SO5 a thaw voids the round and tells every signer; the next round starts from nothing", async () => {
  await world.freeze();
  must(await world.signAs("ruth"));
  must(await world.post("amina", "thaw", { reason: "A wrong date" }));
  for (const signer of ["ruth", "helen"] as const) {
    expect((await world.mails(signer)).map(({ kind }) => kind)).toContain("thawed");
  }
  const { seq, consents } = await world.ready();
  expect(consents.map(({ yes }) => yes)).toEqual([false, false]);
  must(await world.post("amina", "freeze/consent", { seq }));
  must(await world.post("marcus", "freeze/consent", { seq }));
  must(await world.post("marcus", "freeze", { seq }));
  const version = await world.version();
  expect([version.n, version.signatories.map(({ signedAt }) => signedAt)]).toEqual([
    2,
    [null, null],
  ]);
  const ruth = await world.passkey("ruth");
  must(await world.post("ruth", "sign", world.answerTo(await world.ask("ruth"), ruth)));
  must(await world.signAs("helen"));
  const verdict = await verify(await bundle(), nodeChecks, { key: version.sealKey });
  expect(verdict.findings).toEqual([]);
  expect(verdict.evidence).toMatchObject({ version: 2, round: "complete", required: 2 });
  expect((await types()).filter((type) => type === "party.signed")).toHaveLength(3);
});

test("SO18 the bundle tells reasons and where codes went, and keeps back the rest", async () => {
  await world.freeze();
  const { challengeId } = await world.ask("helen", "emailCode");
  const { docHash } = await world.version();
  const code = await world.code("helen");
  must(await world.post("helen", "sign", { challengeId, docHash, intent: true, code }));
  const { platform } = world.server;
  const recorder = createRecorder(platform);
  const actor = { id: "amina", org: "harrowfell", role: "lead", via: "session" } as const;
  const personal = { name: "Tom Whitlock", email: "tom@whitlock.example" };
  const invited = { type: "party.invited", actor, data: { role: "legal" }, personal } as const;
  await platform.storage.write((tx) => recorder.record(tx, "river", invited));
  const text = decodeUtf8(await bundle());
  expect(text).toContain("helen@alderbeck.example");
  expect(text).toContain("Our trustees have read it themselves");
  expect(text).not.toContain("tom@whitlock.example");
  expect(await verify(await bundle(), nodeChecks)).toMatchObject({ ok: true });
});

test("SO18 everyone on the agreement may export and read the history, nobody else", async () => {
  expect(refusalOf(await world.get("vera", "evidence"))).toBe("404 notFound");
  await world.freeze();
  for (const who of ["amina", "ruth", "gwen", "vera"] as const) {
    expect([await world.get(who, "evidence"), await world.get(who, "audit")]).toMatchObject([
      { status: 200 },
      { status: 200 },
    ]);
  }
  for (const path of ["evidence", "audit", "version", "ready"]) {
    expect(refusalOf(await world.get("oscar", path))).toBe("404 notFound");
  }
});

test("SO18 the history says what happened in order, with names, and that it is whole", async () => {
  await world.freeze();
  must(await world.signAs("ruth"));
  const view = AuditView.parse((await world.get("vera", "audit")).body);
  expect(view.intact).toBe(true);
  expect(view.events.slice(-5)).toMatchObject([
    { type: "freeze.consented", personName: "Marcus Bell" },
    { type: "version.frozen", personName: "Amina Yusuf", organisationName: "Harrowfell" },
    { type: "key.enrolled" },
    { type: "sign.challenge.issued" },
    {
      type: "party.signed",
      personName: "Ruth Adeyemi",
      params: { version: "1", method: "passkey", party: "Harrowfell" },
    },
  ]);
});
