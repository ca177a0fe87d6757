import { createHash } from "node:crypto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as z from "zod";
import { Me, PasskeyList } from "#shared/protocol/people.ts";
import { Authenticator } from "../signoff/authenticator.fixture.ts";
import { type Browser, signedIn, type Started, started } from "../started.fixture.ts";

let server: Started;
let device: Authenticator;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  server = await started();
  device = new Authenticator();
});
afterEach(async () => {
  await server.close();
  vi.useRealTimers();
});

const Options = z.object({ challengeId: z.string(), options: z.object({ challenge: z.string() }) });
const base64url = (bytes: Uint8Array | string) => Buffer.from(bytes).toString("base64url");

interface Wrong {
  readonly origin?: string;
  readonly rpId?: string;
  readonly flags?: number;
  readonly challenge?: string;
}

/** What `navigator.credentials.create` answers, with attestation "none" (WebAuthn 8.7). */
function created(challenge: string, wrong: Wrong = {}) {
  const id = Buffer.from(device.credentialId, "base64url");
  const authData = Buffer.concat([
    createHash("sha256")
      .update(wrong.rpId ?? "localhost")
      .digest(),
    Buffer.from([wrong.flags ?? 0x45, 0, 0, 0, 0]),
    Buffer.alloc(16),
    Buffer.from([0, id.length]),
    id,
    device.publicKey,
  ]);
  // {"fmt": "none", "attStmt": {}, "authData": bytes} in CBOR.
  const attestation = Buffer.concat([
    Buffer.from([0xa3, 0x63]),
    Buffer.from("fmt"),
    Buffer.from([0x64]),
    Buffer.from("none"),
    Buffer.from([0x67]),
    Buffer.from("attStmt"),
    Buffer.from([0xa0, 0x68]),
    Buffer.from("authData"),
    Buffer.from([0x58, authData.length]),
    authData,
  ]);
  const clientData = {
    type: "webauthn.create",
    challenge: wrong.challenge ?? challenge,
    origin: wrong.origin ?? server.origin,
    crossOrigin: false,
  };
  return {
    id: device.credentialId,
    rawId: device.credentialId,
    type: "public-key",
    clientExtensionResults: {},
    response: {
      clientDataJSON: base64url(JSON.stringify(clientData)),
      attestationObject: base64url(attestation),
      transports: ["internal"],
    },
  };
}

async function enrol(browser: Browser, wrong: Wrong = {}) {
  const asked = await browser.post("/api/passkeys/options");
  const { challengeId, options } = Options.parse(asked.body);
  const response = created(options.challenge, wrong);
  return browser.post("/api/passkeys", { challengeId, name: "Phone", response });
}

async function signIn(browser: Browser, wrong: Wrong = {}) {
  const asked = await browser.post("/api/sign-in/passkey/options");
  const { challengeId, options } = Options.parse(asked.body);
  const { credentialId, ...assertion } = device.assert(wrong.challenge ?? options.challenge, {
    origin: wrong.origin ?? server.origin,
    rpId: wrong.rpId ?? "localhost",
    ...(wrong.flags === undefined ? {} : { flags: wrong.flags }),
  });
  const credential = { id: credentialId, rawId: credentialId, type: "public-key" };
  const answer = { challengeId, response: { ...credential, response: assertion } };
  return { answer, reply: await browser.post("/api/sign-in/passkey", answer) };
}

const who = async (browser: Browser) =>
  Me.parse((await browser.get("/api/me")).body).person?.email ?? null;

test("PE5 a passkey is enrolled once, signs its person in, and is gone when removed", async () => {
  const ann = await signedIn(server, "ann@hub.example", "Ann");
  expect((await enrol(ann)).status).toBe(201);
  expect((await enrol(ann)).status).toBe(409);
  const phone = server.browser();
  expect((await signIn(phone)).reply.status).toBe(200);
  expect(await who(phone)).toBe("ann@hub.example");

  const { passkeys } = PasskeyList.parse((await phone.get("/api/passkeys")).body);
  expect(passkeys).toMatchObject([{ id: device.credentialId, name: "Phone" }]);
  const eve = await signedIn(server, "eve@evil.example", "Eve");
  expect((await eve.delete(`/api/passkeys/${device.credentialId}`)).status).toBe(404);
  expect((await ann.delete(`/api/passkeys/${device.credentialId}`)).status).toBe(200);
  expect((await signIn(server.browser())).reply).toMatchObject({
    status: 422,
    body: { code: "passkeyUnknown" },
  });
});

test("PE5 a new passkey is told to its owner by email", async () => {
  const ann = await signedIn(server, "ann@hub.example", "Ann");
  await enrol(ann);
  const outbox = JSON.stringify((await ann.get("/api/outbox")).body);
  expect(outbox).toContain("A new passkey was added to your account");
});

const wrongs: readonly (readonly [string, Wrong])[] = [
  ["another site", { origin: "https://evil.example" }],
  ["another relying party", { rpId: "evil.example" }],
  ["another challenge", { challenge: base64url("another challenge, thirty-two b.") }],
  ["nobody verified", { flags: 0x01 }],
];

test.each(wrongs)("PE6 a passkey's answer for %s enrols and signs in nobody", async (_, wrong) => {
  const ann = await signedIn(server, "ann@hub.example", "Ann");
  const unverified = wrong.flags === undefined ? wrong : { flags: 0x41 };
  expect((await enrol(ann, unverified)).status).toBe(422);
  expect(PasskeyList.parse((await ann.get("/api/passkeys")).body).passkeys).toEqual([]);
  await enrol(ann);
  const phone = server.browser();
  expect((await signIn(phone, wrong)).reply.status).toBe(422);
  expect(await who(phone)).toBeNull();
});

test("PE6 a challenge works once, for five minutes, and for its own purpose", async () => {
  const ann = await signedIn(server, "ann@hub.example", "Ann");
  await enrol(ann);
  const { answer, reply } = await signIn(server.browser());
  expect(reply.status).toBe(200);
  const again = await server.browser().post("/api/sign-in/passkey", answer);
  expect(again).toMatchObject({ status: 410, body: { code: "challengeExpired" } });

  const { challengeId, options } = Options.parse((await ann.post("/api/passkeys/options")).body);
  const swapped = { ...answer, challengeId };
  expect((await server.browser().post("/api/sign-in/passkey", swapped)).status).toBe(410);
  vi.setSystemTime(Date.now() + 5 * 60_000);
  const response = created(options.challenge);
  expect((await ann.post("/api/passkeys", { challengeId, response })).status).toBe(410);
});

test("PE7 half an hour after the sign-in nobody enrols or removes a passkey without a new one", async () => {
  const ann = await signedIn(server, "ann@hub.example", "Ann");
  await enrol(ann);
  const asked = await ann.post("/api/passkeys/options");
  vi.setSystemTime(Date.now() + 30 * 60_000 + 1);
  const refused = { status: 401, body: { code: "stepUpNeeded" } };
  expect(await ann.post("/api/passkeys/options")).toMatchObject(refused);
  const { challengeId, options } = Options.parse(asked.body);
  const response = created(options.challenge);
  expect(await ann.post("/api/passkeys", { challengeId, response })).toMatchObject(refused);
  const path = `/api/passkeys/${device.credentialId}`;
  expect(await ann.delete(path)).toMatchObject(refused);
  expect(PasskeyList.parse((await ann.get("/api/passkeys")).body).passkeys).toHaveLength(1);
  await signIn(ann);
  expect((await ann.delete(path)).status).toBe(200);
});
