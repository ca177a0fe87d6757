import { canonicalText } from "#shared/audit/canonical.ts";
import type { AuditEvent } from "#shared/audit/event.ts";
import { fingerprint } from "#shared/audit/fingerprint.ts";
import { AskChallenge, type ChallengeMade } from "#shared/protocol/signoff.ts";
import { toBase64url } from "#shared/signoff/base64url.ts";
import {
  dataOf,
  type EnrolledData,
  EnrolledData as Enrolled,
  RevokedData,
} from "#shared/signoff/chain-data.ts";
import { readCoseKey } from "#shared/signoff/cose.ts";
import { decide } from "#shared/signoff/decide.ts";
import {
  challengeOf,
  intentHash,
  type Method,
  type Statement,
  statementHash,
} from "#shared/signoff/statement.ts";
import { otherPartyKeys } from "#shared/signoff/verify-signatures.ts";
import type { Access } from "../agreements/access.ts";
import { type GuardedCall, require } from "../agreements/guard.ts";
import { authoritiesOf } from "../agreements/people-store.ts";
import { historyOf } from "../audit/store.ts";
import { orRefuse, ProblemError } from "../http/problem.ts";
import type { Reply, Route } from "../http/route.ts";
import { keyedHash } from "../people/hashes.ts";
import { signatureCode } from "../people/mail/messages.ts";
import { passkeysOf, type StoredPasskey } from "../people/passkey-store.ts";
import { personById } from "../people/store.ts";
import { relyingParty, webauthn } from "../people/webauthn.ts";
import type { Tx } from "../storage/storage.ts";
import type * as z from "zod";
import { actorOf } from "./actor.ts";
import type { SignoffDeps } from "./deps.ts";
import { type StoredVersion, stateOf } from "./round-store.ts";
import { challengesSince, insertChallenge } from "./signature-store.ts";
import { versionNow } from "./version.ts";

/** How long a request to sign works. */
const MINUTES = 5;
const MINUTE_MS = 60_000;
/** Requests of one person for one version in an hour. */
const HOURLY = 20;

/** A request to sign: the statement to read, and what the device needs to sign it. */
export function challengeRoute(deps: SignoffDeps): Route {
  return deps.guard({
    method: "post",
    path: "/api/agreements/:agreement/sign/challenge",
    action: "sign",
    body: AskChallenge,
    handle: (call) => ask(deps, call),
  });
}

/** Who asks, on which agreement, and for what. */
type AskCall = Pick<GuardedCall<z.infer<typeof AskChallenge>>, "session" | "access" | "body">;

async function ask(deps: SignoffDeps, call: AskCall): Promise<Reply> {
  // Read before the transaction: the one writer must not wait for it.
  if (call.body.method === "passkey") await webauthn();
  return { status: 201, json: await deps.storage.write((tx) => askIn(deps, tx, call)) };
}

/** The request, its line in the history and the mail with the code, in one transaction. */
async function askIn(
  deps: SignoffDeps,
  tx: Tx,
  call: AskCall,
): Promise<z.infer<typeof ChallengeMade>> {
  const { agreementId } = call.access;
  const access = await require(tx, call.session, { agreementId, action: "sign" });
  const version = await versionNow(tx, access);
  if (version.id !== call.body.versionId) throw new ProblemError("textChanged");
  const signatory = { party: access.organisationId, person: access.personId };
  const { docHash, method } = call.body;
  orRefuse(decide(stateOf(version), { type: "sign", signatory, docHash }));
  await stillAuthorised(tx, access);
  await limit(deps, tx, access, version.id);
  return make(deps, tx, access, { version, method });
}

/** @throws ProblemError `noAuthority` when the own administrator has taken it back since the freeze */
export async function stillAuthorised(tx: Tx, access: Access): Promise<void> {
  const authorities = await authoritiesOf(tx, access.agreementId);
  if (!authorities.has(access.personId)) throw new ProblemError("noAuthority");
}

async function limit(deps: SignoffDeps, tx: Tx, access: Access, versionId: string): Promise<void> {
  const at = new Date(deps.clock.now().getTime() - 60 * MINUTE_MS).toISOString();
  const made = await challengesSince(tx, access, { versionId, at });
  if (made >= HOURLY) throw new ProblemError("tooMany");
}

interface Wanted {
  readonly version: StoredVersion;
  readonly method: Method;
}

async function make(
  deps: SignoffDeps,
  tx: Tx,
  access: Access,
  wanted: Wanted,
): Promise<z.infer<typeof ChallengeMade>> {
  const { version, method } = wanted;
  const passkeys = method === "passkey" ? await usable(tx, access.personId) : [];
  if (method === "passkey" && passkeys.length === 0) throw new ProblemError("noPasskey");
  await keepKeys(deps, tx, access, passkeys);
  const statement = await statementFor(deps, tx, access, wanted);
  await deps.recorder.record(tx, access.agreementId, {
    type: "sign.challenge.issued",
    actor: actorOf(access, "director"),
    ref: { version: version.n },
    data: { statement: statementHash(statement), party: statement.party, method },
  });
  const id = deps.random.id();
  const expiresAt = new Date(Date.parse(statement.issuedAt) + MINUTES * MINUTE_MS).toISOString();
  await insertChallenge(tx, {
    id,
    versionId: version.id,
    personId: access.personId,
    method,
    statement: canonicalText(statement),
    statementHash: statementHash(statement),
    codeHash: method === "emailCode" ? await mailCode(deps, tx, access, id) : null,
    createdAt: statement.issuedAt,
    expiresAt,
  });
  const options = method === "passkey" ? await optionsFor(deps, statement, passkeys) : null;
  return { challengeId: id, statement: canonicalText(statement), options, expiresAt };
}

/** The person's passkeys of a kind that the offline verifier can check. */
async function usable(tx: Tx, personId: string): Promise<StoredPasskey[]> {
  const passkeys = await passkeysOf(tx, personId);
  return passkeys.filter(({ publicKey }) => readCoseKey(publicKey) !== null);
}

/**
 * The person's keys enter the history before the first request that could use them, and those that
 * are gone leave it.
 */
async function keepKeys(
  deps: SignoffDeps,
  tx: Tx,
  access: Access,
  passkeys: readonly StoredPasskey[],
): Promise<void> {
  if (passkeys.length === 0) return;
  const known = ownKeys(
    (await historyOf(tx, access.agreementId)).map(({ event }) => event),
    access,
  );
  const actor = actorOf(access, "director");
  for (const { id, publicKey } of passkeys) {
    const print = fingerprint(publicKey);
    if (known.delete(print)) continue;
    const data: EnrolledData = {
      credentialId: id,
      publicKey: toBase64url(publicKey),
      fingerprint: print,
      party: access.organisationId,
    };
    await deps.recorder.record(tx, access.agreementId, { type: "key.enrolled", actor, data });
  }
  for (const print of known) {
    const data = { fingerprint: print };
    await deps.recorder.record(tx, access.agreementId, { type: "key.revoked", actor, data });
  }
}

/** Fingerprints of this person's keys that stand in the history now. */
function ownKeys(events: readonly AuditEvent[], access: Access): Set<string> {
  const keys = new Set<string>();
  for (const event of events.filter(({ actor }) => actor.id === access.personId)) {
    const enrolled = event.type === "key.enrolled" ? dataOf(Enrolled, event) : null;
    if (enrolled !== null) keys.add(enrolled.fingerprint);
    const revoked = event.type === "key.revoked" ? dataOf(RevokedData, event) : null;
    if (revoked !== null) keys.delete(revoked.fingerprint);
  }
  return keys;
}

async function statementFor(
  deps: SignoffDeps,
  tx: Tx,
  access: Access,
  { version, method }: Wanted,
): Promise<Statement> {
  const history = await historyOf(tx, access.agreementId);
  const events = history.map(({ event }) => event);
  const { organisationId, personId } = access;
  const party = version.parties.find(({ id }) => id === organisationId);
  const signatory = version.signatories.find((one) => one.personId === personId);
  if (party === undefined || signatory === undefined) throw new ProblemError("notSignatory");
  return {
    v: 1,
    purpose: "sign-agreement",
    agreement: access.agreementId,
    version: version.n,
    docHash: version.docHash,
    docTitle: access.title,
    party: organisationId,
    partyLegalName: party.legalName,
    signer: { id: personId, name: access.personName },
    role: signatory.title === "" ? "director" : signatory.title,
    authority: signatory.authority,
    method,
    intentHash: intentHash(party.legalName),
    head: history.at(-1)?.hash ?? "",
    otherPartyKeys: [...otherPartyKeys(events, organisationId, events.length + 1)],
    nonce: toBase64url(deps.random.bytes(16)),
    issuedAt: deps.clock.now().toISOString(),
  };
}

/** Mails eight fresh digits; only a keyed hash of them is kept. */
async function mailCode(
  deps: SignoffDeps,
  tx: Tx,
  access: Access,
  challengeId: string,
): Promise<string> {
  const person = await personById(tx, access.personId);
  if (person === null) throw new ProblemError("notFound");
  const code = digitsFrom(deps.random.bytes(8));
  const about = { agreementId: access.agreementId, title: access.title, minutes: MINUTES };
  await deps.outbox.queue(tx, signatureCode({ ...about, email: person.email, code }));
  return codeHash(deps, challengeId, code);
}

/** 64 random bits to eight digits: no digit is likelier than another by more than one in 10^11. */
function digitsFrom(bytes: Uint8Array): string {
  const number = Buffer.from(bytes).readBigUInt64BE() % 100_000_000n;
  return number.toString().padStart(8, "0");
}

/** A code is kept hashed, for its own request alone. */
export function codeHash(
  deps: Pick<SignoffDeps, "pepper">,
  challengeId: string,
  code: string,
): string {
  return keyedHash(deps.pepper, `signature ${challengeId}`, code);
}

async function optionsFor(
  deps: SignoffDeps,
  statement: Statement,
  passkeys: readonly StoredPasskey[],
): Promise<Record<string, unknown>> {
  const { generateAuthenticationOptions } = await webauthn();
  return {
    ...(await generateAuthenticationOptions({
      rpID: relyingParty(deps.origin()),
      challenge: new Uint8Array(challengeOf(statement)),
      timeout: MINUTES * MINUTE_MS,
      userVerification: "required",
      allowCredentials: passkeys.map(({ id }) => ({ id })),
    })),
  };
}
