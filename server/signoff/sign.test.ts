import { afterEach, beforeEach, expect, test } from "vitest";
import { Authenticator } from "./authenticator.fixture.ts";
import { authorise } from "./ready-to-sign.fixture.ts";
import { refusalOf, World } from "./signing.fixture.ts";

let world: World;
let key: Authenticator;
beforeEach(async () => {
  world = await World.open();
  await world.freeze();
  key = await world.passkey("ruth");
});
afterEach(async () => {
  await world.close();
});

/** What somebody gets for this body, and whether a row has changed. */
async function tried(body: object, who: "ruth" | "helen" = "ruth"): Promise<[string, boolean]> {
  const before = await world.rows();
  const refusal = refusalOf(await world.post(who, "sign", body));
  return [refusal, (await world.rows()) !== before];
}

test("SO14 a director signs with a passkey, once, and everybody sees it", async () => {
  const asked = await world.ask("ruth");
  expect(asked.options).toMatchObject({
    rpId: "localhost",
    userVerification: "required",
    allowCredentials: [{ id: key.credentialId }],
  });
  const body = world.answerTo(asked, key);
  const signed = await world.post("ruth", "sign", body);
  expect(signed.status).toBe(201);
  const [ruth, helen] = (await world.version()).signatories;
  expect([ruth?.method, helen?.signedAt]).toEqual(["passkey", null]);
  expect(await tried(body)).toEqual(["409 alreadySigned", false]);
  const { id: versionId, docHash } = await world.version();
  const again = { versionId, docHash, method: "passkey" };
  expect(refusalOf(await world.post("ruth", "sign/challenge", again))).toBe("409 alreadySigned");
});

test("SO14 of fifty signatures at once one is made", async () => {
  const body = world.answerTo(await world.ask("ruth"), key);
  const tries = Array.from({ length: 50 }, () => world.post("ruth", "sign", body));
  const outcomes = (await Promise.all(tries)).map(refusalOf);
  expect(outcomes.filter((outcome) => outcome === "201")).toHaveLength(1);
  expect(outcomes.filter((outcome) => outcome === "409 alreadySigned")).toHaveLength(49);
  const rows = await world.server.platform.storage.read
    .selectFrom("signature")
    .selectAll()
    .execute();
  expect(rows).toHaveLength(1);
});

test("SO14 a request is spent with its signature: it would not make a second one", async () => {
  const body = world.answerTo(await world.ask("ruth"), key);
  expect(refusalOf(await world.post("ruth", "sign", body))).toBe("201");
  // Even a database that has lost the signature takes no second one from the same request.
  await world.server.platform.storage.write((tx) => tx.deleteFrom("signature").execute());
  expect(await tried(body)).toEqual(["409 challengeUsed", false]);
});

test("SO15 an assertion is for its own request: an earlier one does not pass for a later", async () => {
  const first = world.answerTo(await world.ask("ruth"), key);
  const second = await world.ask("ruth");
  expect(await tried({ ...first, challengeId: second.challengeId })).toEqual([
    "422 assertionRefused",
    false,
  ]);
});

test.each([
  ["from another origin", { origin: "http://localhost.evil.example" }],
  ["for another site", { rpId: "evil.example" }],
  ["without the person verified", { flags: 0x01 }],
  ["without the person there", { flags: 0x04 }],
])("SO15 refuses an assertion %s", async (_name, where) => {
  expect(await tried(world.answerTo(await world.ask("ruth"), key, where))).toEqual([
    "422 assertionRefused",
    false,
  ]);
});

test("SO15 refuses a credential of somebody else, of nobody, and a damaged signature", async () => {
  const helens = await world.passkey("helen");
  const asked = await world.ask("ruth");
  expect(await tried(world.answerTo(asked, helens))).toEqual(["422 assertionRefused", false]);
  expect(await tried(world.answerTo(asked, new Authenticator()))).toEqual([
    "422 assertionRefused",
    false,
  ]);
  const good = JSON.stringify(world.answerTo(asked, key));
  const at = good.indexOf('"signature":"') + 50;
  const damaged = good.slice(0, at) + (good[at] === "A" ? "B" : "A") + good.slice(at + 1);
  expect(await tried(JSON.parse(damaged))).toEqual(["422 assertionRefused", false]);
});

test("SO15 refuses a key that came after the request", async () => {
  const asked = await world.ask("ruth");
  const late = await world.passkey("ruth");
  expect(await tried(world.answerTo(asked, late))).toEqual(["422 assertionRefused", false]);
});

test("SO15 a request works for five minutes, for one person, on one agreement", async () => {
  const body = world.answerTo(await world.ask("ruth"), key);
  expect(await tried(body, "helen")).toEqual(["404 notFound", false]);
  world.pass(5);
  expect(await tried(body)).toEqual(["410 challengeExpired", false]);
});

test("SO15 refuses another text than the one on the screen", async () => {
  const { id: versionId } = await world.version();
  const docHash = "0".repeat(64);
  const before = await world.rows();
  const stale = await world.post("ruth", "sign/challenge", {
    versionId,
    docHash,
    method: "passkey",
  });
  expect(refusalOf(stale)).toBe("409 textChanged");
  expect(await world.rows()).toBe(before);
  expect(await tried({ ...world.answerTo(await world.ask("ruth"), key), docHash })).toEqual([
    "409 textChanged",
    false,
  ]);
});

test("SO15 refuses a signature without the tick, and a body that says more", async () => {
  const body = world.answerTo(await world.ask("ruth"), key);
  expect(await tried({ ...body, intent: false })).toEqual(["422 badValue", false]);
  expect(await tried({ ...body, signedAt: "2026-01-01" })).toEqual(["422 unknownField", false]);
  expect(await tried({ ...body, assertion: undefined })).toEqual(["422 badValue", false]);
  expect(await tried({ ...body, assertion: { id: "x" } })).toEqual(["422 badValue", false]);
});

test("SO15 after a thaw nothing can be signed, not even when frozen again", async () => {
  const body = world.answerTo(await world.ask("ruth"), key);
  await world.post("amina", "thaw", { reason: "A wrong date" });
  expect(await tried(body)).toEqual(["409 wrongStage", false]);
  const { seq } = await world.ready();
  await world.post("amina", "freeze/consent", { seq });
  await world.post("marcus", "freeze/consent", { seq });
  expect((await world.post("amina", "freeze", { seq })).status).toBe(201);
  expect(await tried(body)).toEqual(["409 textChanged", false]);
});

test.each([
  ["a lead", "amina", "403 notAllowed"],
  ["a legal reviewer", "gwen", "403 notAllowed"],
  ["a viewer", "vera", "403 notAllowed"],
  ["a stranger", "oscar", "404 notFound"],
] as const)("SO15 %s is not asked", async (_name, who, refusal) => {
  const { id: versionId, docHash } = await world.version();
  const before = await world.rows();
  const asked = await world.post(who, "sign/challenge", { versionId, docHash, method: "passkey" });
  expect(refusalOf(asked)).toBe(refusal);
  expect(refusalOf(await world.post(who, "decline", { reason: "No" }))).toBe(refusal);
  expect(await world.rows()).toBe(before);
});

test("SO15 authority that was taken back is missed at the request and at the signature", async () => {
  const body = world.answerTo(await world.ask("ruth"), key);
  const { storage } = world.server.platform;
  await storage.write((tx) => tx.deleteFrom("authority").execute());
  expect(await tried(body)).toEqual(["409 noAuthority", false]);
  await storage.write((tx) => authorise(tx, "ruth", "harrowfell"));
  expect((await world.post("ruth", "sign", body)).status).toBe(201);
});

test("SO16 an emailed code signs too, and is marked as the weaker evidence", async () => {
  const { challengeId } = await world.ask("helen", "emailCode");
  const { docHash } = await world.version();
  const body = { challengeId, docHash, intent: true, code: await world.code("helen") };
  expect((await world.post("helen", "sign", body)).status).toBe(201);
  const helen = (await world.version()).signatories.find(({ personId }) => personId === "helen");
  expect(helen?.method).toBe("emailCode");
  expect(await tried(body, "helen")).toEqual(["409 alreadySigned", false]);
});

test("SO16 a code is for its own request, and five wrong tries end it", async () => {
  const first = await world.ask("helen", "emailCode");
  const code = await world.code("helen");
  const { docHash } = await world.version();
  const wrong = String((Number(code) + 1) % 100_000_000).padStart(8, "0");
  const body = { challengeId: first.challengeId, docHash, intent: true };
  for (let tries = 0; tries < 5; tries += 1) {
    expect(refusalOf(await world.post("helen", "sign", { ...body, code: wrong }))).toBe(
      "422 codeWrong",
    );
  }
  expect(await tried({ ...body, code }, "helen")).toEqual(["410 challengeExpired", false]);
  const second = await world.ask("helen", "emailCode");
  const other = { ...body, challengeId: second.challengeId, code };
  expect(refusalOf(await world.post("helen", "sign", other))).toBe("422 codeWrong");
});

test("SO16 the code is in the mail and nowhere else", async () => {
  await world.ask("helen", "emailCode");
  const code = await world.code("helen");
  expect(await world.rows()).not.toContain(code);
  expect(JSON.stringify((await world.get("helen", "audit")).body)).not.toContain(code);
});

test("SO15 nobody can fill the history with requests", async () => {
  for (let made = 0; made < 20; made += 1) await world.ask("ruth");
  const before = await world.rows();
  const { id: versionId, docHash } = await world.version();
  const more = await world.post("ruth", "sign/challenge", {
    versionId,
    docHash,
    method: "passkey",
  });
  expect(refusalOf(more)).toBe("429 tooMany");
  expect(await world.rows()).toBe(before);
});

test("SO15 without a passkey the other way is offered", async () => {
  const { id: versionId, docHash } = await world.version();
  const asked = { versionId, docHash, method: "passkey" };
  expect(refusalOf(await world.post("helen", "sign/challenge", asked))).toBe("409 noPasskey");
});
