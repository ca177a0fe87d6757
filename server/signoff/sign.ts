import { timingSafeEqual } from "node:crypto";
import type * as z from "zod";
import { fingerprint, fingerprintOf } from "#shared/audit/fingerprint.ts";
import type { ProblemCode } from "#shared/problem/problem.ts";
import { Sign } from "#shared/protocol/signoff.ts";
import { toBase64url } from "#shared/signoff/base64url.ts";
import { dataOf, EnrolledData, type SignedData } from "#shared/signoff/chain-data.ts";
import { decide } from "#shared/signoff/decide.ts";
import type { Assertion, PasskeyAssertion } from "#shared/signoff/evidence.ts";
import { challengeOf, Statement } from "#shared/signoff/statement.ts";
import { checkAssertion } from "#shared/signoff/webauthn.ts";
import type { Access } from "../agreements/access.ts";
import { type GuardedCall, require } from "../agreements/guard.ts";
import { historyOf } from "../audit/store.ts";
import { orRefuse, ProblemError } from "../http/problem.ts";
import type { Reply, Route } from "../http/route.ts";
import {
  passkeyById,
  type StoredPasskey,
  usePasskey as notePasskeyUse,
} from "../people/passkey-store.ts";
import { personById } from "../people/store.ts";
import { assertionOf, relyingParty, webauthn } from "../people/webauthn.ts";
import type { Tx } from "../storage/storage.ts";
import { actorOf } from "./actor.ts";
import { codeHash, stillAuthorised } from "./challenge.ts";
import { nodeChecks } from "./checks.ts";
import { complete } from "./complete.ts";
import type { SignoffDeps } from "./deps.ts";
import { tellSigned } from "./mails.ts";
import { newestVersion, type StoredVersion, stateOf } from "./round-store.ts";
import {
  countTry,
  findChallenge,
  insertSignature,
  type StoredChallenge,
  spendChallenge,
} from "./signature-store.ts";
import { versionNow, viewVersion } from "./version.ts";

const TRIES = 5;

/** Who signs, on which agreement, and what they sent. */
type SignCall = Pick<GuardedCall<z.infer<typeof Sign>>, "session" | "access" | "body">;

/** Signs: the one request that was asked for, once, within its five minutes. */
export function signRoute(deps: SignoffDeps): Route {
  return deps.guard({
    method: "post",
    path: "/api/agreements/:agreement/sign",
    action: "sign",
    body: Sign,
    handle: (call) => sign(deps, call),
  });
}

async function sign(deps: SignoffDeps, call: SignCall): Promise<Reply> {
  // Read before the transaction: the one writer must not wait for it.
  if (call.body.assertion !== undefined) await webauthn();
  const outcome = await deps.storage.write((tx) => signIn(deps, tx, call));
  if ("refused" in outcome) throw new ProblemError(outcome.refused, { field: "code" });
  const { agreementId } = call.access;
  if (outcome.view.state === "complete") deps.live.stageChanged(agreementId, "stage");
  return { status: 201, json: outcome.view };
}

type Signed = { readonly view: Awaited<ReturnType<typeof viewVersion>> };
/** A wrong code is a refusal that is written down: the try counts. */
type Outcome = Signed | { readonly refused: ProblemCode };

/** Signature, state, history and mail in one transaction; everything is asked again inside it. */
async function signIn(deps: SignoffDeps, tx: Tx, call: SignCall): Promise<Outcome> {
  const { agreementId } = call.access;
  await refuseTwice(tx, call.access);
  const access = await require(tx, call.session, { agreementId, action: "sign" });
  const version = await versionNow(tx, access);
  const challenge = await goodChallenge(deps, tx, access, call.body.challengeId);
  const statement = Statement.parse(JSON.parse(challenge.statement));
  const { docHash } = call.body;
  if (challenge.versionId !== version.id || docHash !== statement.docHash) {
    throw new ProblemError("textChanged");
  }
  const signatory = { party: access.organisationId, person: access.personId };
  const { next } = orRefuse(decide(stateOf(version), { type: "sign", signatory, docHash }));
  await stillAuthorised(tx, access);
  const proof = await prove(deps, tx, { call, access, challenge, statement });
  if ("refused" in proof) return proof;
  const at = deps.clock.now().toISOString();
  if (!(await spendChallenge(tx, challenge.id, at))) throw new ProblemError("challengeUsed");
  await keep(deps, tx, access, { version, challenge, statement, proof, at });
  if (next.at === "complete") await complete(deps, tx, access, at);
  return { view: await viewVersion(deps, tx, access) };
}

/** Whoever signed a moment ago hears that, also when theirs was the last signature. */
async function refuseTwice(tx: Tx, access: Access): Promise<void> {
  const version = await newestVersion(tx, access);
  const signed = version?.signed.some(
    (one) => one.personId === access.personId && one.organisationId === access.organisationId,
  );
  if (signed === true) throw new ProblemError("alreadySigned");
}

async function goodChallenge(
  deps: SignoffDeps,
  tx: Tx,
  access: Access,
  id: string,
): Promise<StoredChallenge> {
  const challenge = await findChallenge(tx, access, id);
  if (challenge === null) throw new ProblemError("notFound");
  if (challenge.usedAt !== null) throw new ProblemError("challengeUsed");
  const now = deps.clock.now().toISOString();
  if (challenge.expiresAt <= now || challenge.attempts >= TRIES) {
    throw new ProblemError("challengeExpired");
  }
  return challenge;
}

interface Proving {
  readonly call: SignCall;
  readonly access: Access;
  readonly challenge: StoredChallenge;
  readonly statement: Statement;
}

interface Proof {
  readonly assertion: Assertion;
  /** For an emailed code: where it went, and the salt that hides it. */
  readonly mailed?: { readonly email: string; readonly salt: Uint8Array };
}

async function prove(
  deps: SignoffDeps,
  tx: Tx,
  proving: Proving,
): Promise<Proof | { readonly refused: ProblemCode }> {
  const { challenge, call } = proving;
  if (challenge.method === "emailCode") return proveByCode(deps, tx, proving);
  if (call.body.assertion === undefined) throw new ProblemError("badValue", { field: "assertion" });
  return proveByPasskey(deps, tx, proving);
}

async function proveByCode(
  deps: SignoffDeps,
  tx: Tx,
  { call, access, challenge, statement }: Proving,
): Promise<Proof | { readonly refused: ProblemCode }> {
  const { code } = call.body;
  if (code === undefined) throw new ProblemError("badValue", { field: "code" });
  const given = Buffer.from(codeHash(deps, challenge.id, code), "hex");
  const kept = Buffer.from(challenge.codeHash ?? "", "hex");
  if (given.length !== kept.length || !timingSafeEqual(given, kept)) {
    await countTry(tx, challenge.id);
    return { refused: "codeWrong" };
  }
  const email = (await personById(tx, access.personId))?.email ?? "";
  const salt = deps.random.bytes(32);
  const sentTo = fingerprint(Buffer.concat([salt, Buffer.from(email)]));
  const now = deps.clock.now().toISOString();
  const confirmedAt = now < statement.issuedAt ? statement.issuedAt : now;
  const assertion = { sentTo, confirmedAt };
  return { assertion, mailed: { email, salt } };
}

/**
 * The library asks everything of WebAuthn 7.2; our own check, the one of the offline verifier, asks
 * again, so nothing is stored that would not verify later.
 */
async function proveByPasskey(deps: SignoffDeps, tx: Tx, proving: Proving): Promise<Proof> {
  const { call, access, statement, challenge } = proving;
  const response = assertionOf(call.body.assertion);
  const passkey = await passkeyById(tx, response.id);
  if (passkey?.personId !== access.personId) throw new ProblemError("assertionRefused");
  await inHistory(tx, access, { passkey, challenge });
  const origin = deps.origin();
  const rpId = relyingParty(origin);
  const bytes = challengeOf(statement);
  const { verifyAuthenticationResponse } = await webauthn();
  const found = await verifyAuthenticationResponse({
    response,
    expectedChallenge: toBase64url(bytes),
    expectedOrigin: origin,
    expectedRPID: rpId,
    credential: { id: passkey.id, publicKey: passkey.publicKey, counter: passkey.counter },
    requireUserVerification: true,
  }).catch(() => ({ verified: false }) as const);
  if (!found.verified) throw new ProblemError("assertionRefused");
  const { authenticatorData, clientDataJSON, signature } = response.response;
  const assertion: PasskeyAssertion = {
    credentialId: passkey.id,
    authenticatorData,
    clientDataJSON,
    signature,
  };
  const expected = { challenge: bytes, origin, rpId, publicKey: passkey.publicKey };
  const fault = await checkAssertion(assertion, expected, nodeChecks);
  if (fault !== null) throw new ProblemError("assertionRefused", { params: { part: fault } });
  const counter = found.authenticationInfo.newCounter;
  await notePasskeyUse(tx, { id: passkey.id, counter, at: deps.clock.now().toISOString() });
  return { assertion };
}

/** A key counts when it stood in the history before the request that it answers. */
async function inHistory(
  tx: Tx,
  access: Access,
  of: { readonly passkey: StoredPasskey; readonly challenge: StoredChallenge },
): Promise<void> {
  const events = (await historyOf(tx, access.agreementId)).map(({ event }) => event);
  const asked = events.findIndex(
    ({ type, data }) =>
      type === "sign.challenge.issued" && data["statement"] === of.challenge.statementHash,
  );
  const known = events
    .slice(0, Math.max(0, asked))
    .some(
      (event) =>
        event.type === "key.enrolled" &&
        dataOf(EnrolledData, event)?.credentialId === of.passkey.id,
    );
  if (!known) throw new ProblemError("assertionRefused", { params: { part: "key" } });
}

async function keep(
  deps: SignoffDeps,
  tx: Tx,
  access: Access,
  signed: {
    readonly version: StoredVersion;
    readonly challenge: StoredChallenge;
    readonly statement: Statement;
    readonly proof: Proof;
    readonly at: string;
  },
): Promise<void> {
  const { version, challenge, proof, at } = signed;
  const { assertion, mailed } = proof;
  await insertSignature(tx, access, { id: deps.random.id(), challenge, assertion, at });
  const head = await deps.recorder.record(tx, access.agreementId, {
    type: "party.signed",
    actor: actorOf(access, "director", challenge.method),
    ref: { version: version.n },
    data: {
      docHash: version.docHash,
      party: access.organisationId,
      method: challenge.method,
      statement: challenge.statementHash,
      assertion: fingerprintOf(assertion),
    } satisfies SignedData,
    ...(mailed === undefined ? {} : { personal: { email: mailed.email }, salt: mailed.salt }),
  });
  await tellSigned(deps, tx, access, { version, head });
}
