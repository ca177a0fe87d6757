import { WebAuthnAnswer } from "#shared/protocol/people.ts";
import { ProblemError } from "../http/problem.ts";
import { publicRoute, type Route, sessionRoute } from "../http/route.ts";
import type { Session } from "../http/session.ts";
import type { PeopleDeps } from "./deps.ts";
import { deviceOf } from "./device.ts";
import { oneLine } from "./mail/mail.ts";
import { passkeyAdded } from "./mail/messages.ts";
import {
  addChallenge,
  addPasskey,
  type NewChallenge,
  passkeyById,
  passkeysOf,
  removePasskey,
  type StoredPasskey,
  takeChallenge,
  usePasskey,
} from "./passkey-store.ts";
import { beginSession, requireFreshSignIn } from "./session.ts";
import { signedInAs } from "./signed-in.ts";
import { assertionOf, registrationOf, relyingParty, webauthn } from "./webauthn.ts";

const CHALLENGE_MS = 5 * 60_000;

/**
 * ES256, EdDSA and RS256 (COSE algorithm ids). No others: whatever a passkey signs here must verify
 * in the offline verifier, in every browser.
 */
const ALGORITHMS = [-7, -8, -257] as const;

/**
 * Passkeys: enrol, list and remove one's own; sign in with one. Every challenge is used once,
 * within five minutes, for the purpose and the person it was made for; the device must verify the
 * person (PIN, finger, face) each time. Enrolling and removing need a sign-in that is fresh.
 */
export function passkeyRoutes(deps: PeopleDeps): Route[] {
  return [...enrolRoutes(deps), ...keptRoutes(deps), ...signInRoutes(deps)];
}

function enrolRoutes(deps: PeopleDeps): Route[] {
  return [
    sessionRoute({
      method: "post",
      path: "/api/passkeys/options",
      handle: async ({ session }) => {
        await requireFreshSignIn(deps, session);
        const own = await passkeysOf(deps.storage.read, session.personId);
        const options = await (
          await webauthn()
        ).generateRegistrationOptions({
          rpName: "Counterpart",
          rpID: relyingParty(deps.origin()),
          userID: new TextEncoder().encode(session.personId),
          userName: session.email,
          userDisplayName: session.name,
          challenge: new Uint8Array(deps.random.bytes(32)),
          timeout: CHALLENGE_MS,
          attestationType: "none",
          supportedAlgorithmIDs: [...ALGORITHMS],
          excludeCredentials: own.map((passkey) => ({ id: passkey.id })),
          authenticatorSelection: { residentKey: "preferred", userVerification: "required" },
        });
        const about = { purpose: "register", personId: session.personId } as const;
        return { json: await challenged(deps, about, options) };
      },
    }),
    sessionRoute({
      method: "post",
      path: "/api/passkeys",
      body: WebAuthnAnswer,
      handle: async ({ session, body }) => {
        await requireFreshSignIn(deps, session);
        const { personId } = session;
        const want = { id: body.challengeId, purpose: "register", personId } as const;
        const challenge = await taken(deps, want);
        const found = await (
          await webauthn()
        )
          .verifyRegistrationResponse({
            response: registrationOf(body.response),
            expectedChallenge: challenge,
            expectedOrigin: deps.origin(),
            expectedRPID: relyingParty(deps.origin()),
            requireUserVerification: true,
            supportedAlgorithmIDs: [...ALGORITHMS],
          })
          .catch(unproven);
        if (!found.verified) throw new ProblemError("passkeyUnknown");
        await keep(deps, session, {
          name: oneLine(body.name ?? "") || "Passkey",
          credential: found.registrationInfo.credential,
        });
        return { status: 201, json: await list(deps, session.personId) };
      },
    }),
  ];
}

interface Enrolled {
  readonly name: string;
  readonly credential: {
    readonly id: string;
    readonly publicKey: Uint8Array<ArrayBuffer>;
    readonly counter: number;
    readonly transports?: readonly string[];
  };
}

async function keep(deps: PeopleDeps, session: Session, enrolled: Enrolled): Promise<void> {
  const { credential, name } = enrolled;
  await deps.storage.write(async (tx) => {
    if ((await passkeyById(tx, credential.id)) !== null) throw new ProblemError("conflict");
    await addPasskey(tx, {
      id: credential.id,
      personId: session.personId,
      name,
      publicKey: credential.publicKey,
      counter: credential.counter,
      transports: credential.transports ?? [],
      createdAt: deps.clock.now().toISOString(),
      lastUsedAt: null,
    });
    await deps.outbox.queue(tx, passkeyAdded({ email: session.email, name }));
  });
}

function keptRoutes(deps: PeopleDeps): Route[] {
  return [
    sessionRoute({
      method: "get",
      path: "/api/passkeys",
      handle: async ({ session }) => ({ json: await list(deps, session.personId) }),
    }),
    sessionRoute({
      method: "delete",
      path: "/api/passkeys/:passkey",
      handle: async ({ session, params }) => {
        await requireFreshSignIn(deps, session);
        const id = params["passkey"] ?? "";
        const removed = await deps.storage.write((tx) => removePasskey(tx, session.personId, id));
        if (!removed) throw new ProblemError("notFound");
        return { json: await list(deps, session.personId) };
      },
    }),
  ];
}

async function list(deps: PeopleDeps, personId: string): Promise<object> {
  const passkeys = await passkeysOf(deps.storage.read, personId);
  return {
    passkeys: passkeys.map(({ id, name, createdAt, lastUsedAt }) => ({
      id,
      name,
      createdAt,
      lastUsedAt,
    })),
  };
}

/** The options name no credential, so they are the same for everybody (A35). */
function signInRoutes(deps: PeopleDeps): Route[] {
  return [
    publicRoute({
      method: "post",
      path: "/api/sign-in/passkey/options",
      handle: async () => {
        const options = await (
          await webauthn()
        ).generateAuthenticationOptions({
          rpID: relyingParty(deps.origin()),
          challenge: new Uint8Array(deps.random.bytes(32)),
          timeout: CHALLENGE_MS,
          userVerification: "required",
        });
        return { json: await challenged(deps, { purpose: "signIn", personId: null }, options) };
      },
    }),
    publicRoute({
      method: "post",
      path: "/api/sign-in/passkey",
      body: WebAuthnAnswer,
      handle: async ({ body, headers }) => {
        const want = { id: body.challengeId, purpose: "signIn", personId: null } as const;
        const challenge = await taken(deps, want);
        const personId = await prove(deps, challenge, body.response);
        const device = deviceOf(headers["user-agent"]);
        const token = await beginSession(deps, { personId, device });
        return signedInAs(deps, token, headers["cookie"]);
      },
    }),
  ];
}

/** @returns the person whose passkey this is */
async function prove(deps: PeopleDeps, challenge: string, answer: unknown): Promise<string> {
  const response = assertionOf(answer);
  const passkey = await passkeyById(deps.storage.read, response.id);
  if (passkey === null) throw new ProblemError("passkeyUnknown");
  const found = await (
    await webauthn()
  )
    .verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: deps.origin(),
      expectedRPID: relyingParty(deps.origin()),
      credential: credentialOf(passkey),
      requireUserVerification: true,
    })
    .catch(unproven);
  if (!found.verified) throw new ProblemError("passkeyUnknown");
  const at = deps.clock.now().toISOString();
  const { newCounter } = found.authenticationInfo;
  await deps.storage.write((tx) => usePasskey(tx, { id: passkey.id, counter: newCounter, at }));
  return passkey.personId;
}

function credentialOf(passkey: StoredPasskey) {
  return { id: passkey.id, publicKey: passkey.publicKey, counter: passkey.counter };
}

async function challenged(
  deps: PeopleDeps,
  about: Pick<NewChallenge, "purpose" | "personId">,
  options: { readonly challenge: string },
): Promise<object> {
  const id = deps.random.id();
  const now = deps.clock.now();
  const expiresAt = new Date(now.getTime() + CHALLENGE_MS).toISOString();
  const { challenge } = options;
  await deps.storage.write((tx) =>
    addChallenge(tx, { ...about, id, challenge, expiresAt }, now.toISOString()),
  );
  return { challengeId: id, options };
}

async function taken(
  deps: PeopleDeps,
  want: Pick<NewChallenge, "id" | "purpose" | "personId">,
): Promise<string> {
  const now = deps.clock.now().toISOString();
  const challenge = await deps.storage.write((tx) => takeChallenge(tx, want, now));
  if (challenge === null) throw new ProblemError("challengeExpired");
  return challenge;
}

/** The library throws on every check that fails, and on bytes that are no credential. */
function unproven(): { verified: false } {
  return { verified: false };
}
