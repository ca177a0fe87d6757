import { concatBytes, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import type { AuditEvent } from "#shared/audit/event.ts";
import { fingerprint, fingerprintOf } from "#shared/audit/fingerprint.ts";
import { fromBase64url } from "./base64url.ts";
import {
  ChallengeData,
  dataOf,
  EmailPersonal,
  EnrolledData,
  FrozenData,
  RevokedData,
  SignedData,
} from "./chain-data.ts";
import type { Assertion, Bundle, EmailAssertion, PasskeyAssertion } from "./evidence.ts";
import { challengeOf, intentHash, type Statement, statementHash } from "./statement.ts";
import type { Finding } from "./verdict.ts";
import { isConfirmed } from "./verify-authority.ts";
import { checkAssertion, type SignatureChecks } from "./webauthn.ts";

/** One signature of the bundle with everything the chain says about it. */
interface Signed {
  readonly bundle: Bundle;
  readonly statement: Statement;
  readonly assertion: Assertion;
  readonly event: AuditEvent;
  readonly frozen: FrozenData;
  readonly frozenSeq: number;
  readonly challenge: AuditEvent;
}

/**
 * Checks every signature of a bundle whose chain already holds. Each `party.signed` event needs its
 * statement and its assertion, in order; the statement must say what chain, text and parties say;
 * its request must stand in the chain right after the head it witnesses; the assertion must hold.
 */
export async function signatureFindings(
  bundle: Bundle,
  checks: SignatureChecks,
): Promise<Finding[]> {
  const signed = bundle.events.filter(({ type }) => type === "party.signed");
  const { statements, assertions } = bundle;
  if (signed.length !== statements.length || signed.length !== assertions.length) {
    return [{ code: "unpaired", params: {} }];
  }
  const findings: Finding[] = [];
  for (const [i, event] of signed.entries()) {
    const [statement, assertion] = [statements[i], assertions[i]];
    if (statement === undefined || assertion === undefined) continue;
    const finding = await oneFinding(bundle, { statement, assertion, event }, checks);
    if (finding !== null) findings.push(finding);
  }
  return findings;
}

async function oneFinding(
  bundle: Bundle,
  pair: Pick<Signed, "statement" | "assertion" | "event">,
  checks: SignatureChecks,
): Promise<Finding | null> {
  const { statement, event } = pair;
  const fail = (code: Finding["code"], part: string): Finding => ({
    code,
    params: { signer: statement.signer.name, part },
  });
  const frozenEvent = frozenBefore(bundle.events, event);
  const frozen = dataOf(FrozenData, frozenEvent);
  if (frozen === null || frozenEvent === undefined) return fail("statement", "version");
  const challenge = requestOf(bundle.events, statement);
  if (challenge === null || !isRequest(challenge, { statement, event, frozenEvent })) {
    return fail("challenge", "request");
  }
  const signed: Signed = { bundle, ...pair, frozen, frozenSeq: frozenEvent.seq, challenge };
  const part = statementFault(signed);
  if (part !== null) return fail("statement", part);
  if (!witnesses(signed)) return fail("witness", "keys");
  const fault = await assertionFault(signed, checks);
  return fault === null ? null : fail("assertion", fault);
}

function frozenBefore(events: readonly AuditEvent[], event: AuditEvent): AuditEvent | undefined {
  return events.findLast(
    ({ type, seq, ref }) =>
      type === "version.frozen" && seq < event.seq && ref.version === event.ref.version,
  );
}

/** The one request for this statement; two for the same one means somebody copied it. */
function requestOf(events: readonly AuditEvent[], statement: Statement): AuditEvent | null {
  const hash = statementHash(statement);
  const found = events.filter(
    (event) =>
      event.type === "sign.challenge.issued" && dataOf(ChallengeData, event)?.statement === hash,
  );
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** Asked by the same person, after the freeze and before the signature, right after `head`. */
function isRequest(
  challenge: AuditEvent,
  of: {
    readonly statement: Statement;
    readonly event: AuditEvent;
    readonly frozenEvent: AuditEvent;
  },
): boolean {
  const { statement, event, frozenEvent } = of;
  const data = dataOf(ChallengeData, challenge);
  return (
    challenge.prev === statement.head &&
    challenge.seq > frozenEvent.seq &&
    challenge.seq < event.seq &&
    challenge.actor.id === statement.signer.id &&
    data?.party === statement.party &&
    data.method === statement.method
  );
}

/** The first part of the statement that the chain, the text or the parties do not bear out. */
function statementFault(signed: Signed): string | null {
  return [...textParts(signed), ...signerParts(signed)].find(([, held]) => !held)?.[0] ?? null;
}

type Parts = readonly (readonly [string, boolean])[];

function textParts({ bundle, statement, event, frozen }: Signed): Parts {
  return [
    ["agreement", statement.agreement === bundle.agreement],
    ["version", statement.version === event.ref.version],
    ["docHash", statement.docHash === frozen.docHash],
    ["docTitle", statement.docTitle === frozen.docTitle],
    ["issuedAt", statement.issuedAt <= event.at],
  ];
}

function signerParts({ bundle, statement, assertion, event, frozenSeq }: Signed): Parts {
  const data = dataOf(SignedData, event);
  const party = bundle.parties.find(({ id }) => id === statement.party);
  const current = statement.version === bundle.version.n;
  const told = { ...data };
  return [
    ["signer", statement.signer.id === event.actor.id],
    ["party", statement.party === event.actor.org && statement.party === told.party],
    ["partyLegalName", !current || statement.partyLegalName === party?.legalName],
    ["method", statement.method === told.method && statement.method === event.actor.via],
    ["authority", isConfirmed(bundle.events, statement, frozenSeq)],
    ["intent", statement.intentHash === intentHash(statement.partyLegalName)],
    ["recordedText", told.docHash === statement.docHash],
    ["recordedStatement", told.statement === statementHash(statement)],
    ["recordedAssertion", told.assertion === fingerprintOf(assertion)],
  ];
}

/** The other parties' keys that stood in the chain before the request, exactly. */
function witnesses({ bundle, statement, challenge }: Signed): boolean {
  const keys = otherPartyKeys(bundle.events, statement.party, challenge.seq);
  return keys.join() === statement.otherPartyKeys.join();
}

/**
 * Fingerprints of the keys that other parties' people enrolled before `seq` and did not take back,
 * sorted, each once.
 */
export function otherPartyKeys(
  events: readonly AuditEvent[],
  party: string,
  seq: number,
): readonly string[] {
  const before = events.filter((event) => event.seq < seq);
  const keys = new Set<string>();
  for (const event of before) {
    const enrolled = event.type === "key.enrolled" ? dataOf(EnrolledData, event) : null;
    if (enrolled !== null && enrolled.party !== party) keys.add(enrolled.fingerprint);
    const revoked = event.type === "key.revoked" ? dataOf(RevokedData, event) : null;
    if (revoked !== null) keys.delete(revoked.fingerprint);
  }
  return [...keys].toSorted();
}

async function assertionFault(signed: Signed, checks: SignatureChecks): Promise<string | null> {
  const { assertion, statement } = signed;
  if (statement.method === "emailCode") {
    return "sentTo" in assertion ? emailFault(signed, assertion) : "method";
  }
  if ("sentTo" in assertion) return "method";
  return passkeyFault(signed, assertion, checks);
}

async function passkeyFault(
  signed: Signed,
  assertion: PasskeyAssertion,
  checks: SignatureChecks,
): Promise<string | null> {
  const publicKey = enrolledKey(signed, assertion.credentialId);
  if (publicKey === null) return "key";
  const { origin, rpId } = signed.frozen;
  if (!isSiteOf(rpId, origin)) return "site";
  const challenge = challengeOf(signed.statement);
  return checkAssertion(assertion, { challenge, origin, rpId, publicKey }, checks);
}

/** The signer's own key, enrolled for this party before the request and not taken back since. */
function enrolledKey(signed: Signed, credentialId: string): Uint8Array | null {
  const { bundle, statement, challenge, event } = signed;
  const enrolment = bundle.events.find(
    (each) =>
      each.type === "key.enrolled" &&
      each.seq < challenge.seq &&
      dataOf(EnrolledData, each)?.credentialId === credentialId,
  );
  const data = dataOf(EnrolledData, enrolment);
  const publicKey = data === null ? null : fromBase64url(data.publicKey);
  if (data === null || publicKey === null || data.fingerprint !== fingerprint(publicKey)) {
    return null;
  }
  const revoked = bundle.events.some(
    (each) =>
      each.type === "key.revoked" &&
      each.seq < event.seq &&
      dataOf(RevokedData, each)?.fingerprint === data.fingerprint,
  );
  const own = enrolment?.actor.id === statement.signer.id && data.party === statement.party;
  return own && !revoked ? publicKey : null;
}

/** A site is the host of the origin or a parent of it (WebAuthn 5.1.4.1). */
function isSiteOf(rpId: string, origin: string): boolean {
  const host = /^https?:\/\/([^/:?#@]+)(?::\d+)?$/.exec(origin)?.[1];
  return host !== undefined && (host === rpId || host.endsWith(`.${rpId}`));
}

/** The code came back in time, and the address is the one on record unless it has been erased. */
function emailFault(signed: Signed, assertion: EmailAssertion): string | null {
  const { statement, event, bundle } = signed;
  if (assertion.confirmedAt < statement.issuedAt || assertion.confirmedAt > event.at) return "time";
  const after = bundle.events[event.seq];
  const hash = after === undefined ? bundle.head : after.prev;
  const personal = bundle.pii.find((each) => each.event === hash);
  if (personal === undefined) return "address";
  if (!("json" in personal)) return null;
  const told = EmailPersonal.safeParse(personal.json);
  if (!told.success) return "address";
  const bytes = concatBytes(hexToBytes(personal.salt), utf8ToBytes(told.data.email));
  return fingerprint(bytes) === assertion.sentTo ? null : "address";
}
