import { generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { canonicalBytes, type Json } from "#shared/audit/canonical.ts";
import { emptyHead, type Head, link } from "#shared/audit/chain.ts";
import { type Actor, type AuditEvent, type EventDraft, eventHash } from "#shared/audit/event.ts";
import { commit, fingerprint, fingerprintOf } from "#shared/audit/fingerprint.ts";
import { fromBase64url, toBase64url } from "#shared/signoff/base64url.ts";
import {
  type Assertion,
  type Bundle,
  type BundleParty,
  partiesHash,
  type Personal,
  sealedBytes,
  type UnsealedBundle,
} from "#shared/signoff/evidence.ts";
import {
  challengeOf,
  intentHash,
  type Method,
  type Statement,
  statementHash,
} from "#shared/signoff/statement.ts";
import { otherPartyKeys } from "#shared/signoff/verify-signatures.ts";
import { Authenticator } from "./authenticator.fixture.ts";

/** An Ed25519 seal key. `fingerprint` is what a receipt shows. */
export function sealKey() {
  const pair = generateKeyPairSync("ed25519");
  const raw = fromBase64url(pair.publicKey.export({ format: "jwk" }).x ?? "") ?? new Uint8Array();
  return {
    fingerprint: fingerprint(raw),
    seal: (bundle: UnsealedBundle): Bundle => ({
      ...bundle,
      seal: {
        key: toBase64url(raw),
        signature: toBase64url(sign(null, sealedBytes(bundle), pair.privateKey)),
      },
    }),
  };
}

export const ORIGIN = "https://counterpart.example";
export const AT = { origin: ORIGIN, rpId: "counterpart.example" };
const AGREEMENT = "river-and-roots";

const CONTENT: Json = {
  type: "doc",
  content: [
    {
      type: "clause",
      attrs: { id: "c1", level: 1, kind: "clause", source: "FM-01" },
      content: [{ type: "paragraph", content: [{ type: "text", text: "Siân’s wörds, frozen." }] }],
    },
  ],
};

const PARTIES: readonly BundleParty[] = [
  ["harrowfell", "Harrowfell Youth Action", "charitableCompany", "ruth"],
  ["alderbeck", "Alderbeck Wildlife Group", "cio", "helen"],
  ["northmere", "Northmere Borough Council", "council", "rhodri"],
].map(([id = "", legalName = "", legalForm = "", who = ""]) => ({
  id,
  legalName,
  legalForm,
  signatories: [who],
}));

export const AUTHORITY = {
  basis: "boardResolution",
  reference: "Minute 7",
  date: "2026-11-03",
} as const;

const administratorOf = ({ id }: Pick<BundleParty, "id">): string => `admin-of-${id}`;

const LEADS = ["amina", "marcus", "sian"];

/** Writes a history as the server would, one event after another. */
export class History {
  readonly events: AuditEvent[] = [];
  readonly pii: Personal[] = [];
  readonly statements: Statement[] = [];
  readonly assertions: Assertion[] = [];
  head: Head = emptyHead(AGREEMENT);
  private minute = 0;

  now(): string {
    return new Date(Date.UTC(2026, 10, 18, 9, this.minute)).toISOString();
  }

  add(draft: EventDraft, personal?: { readonly salt: Uint8Array; readonly json: Json }): void {
    this.minute += 1;
    const pii = personal === undefined ? null : commit(personal.salt, personal.json);
    const linked = link(this.head, draft, this.now(), pii);
    this.events.push(linked.event);
    this.head = linked.head;
    if (personal === undefined) return;
    const salt = Buffer.from(personal.salt).toString("hex");
    this.pii.push({ event: eventHash(linked.event), salt, json: personal.json });
  }

  /** Its administrator says that the director of a party may sign. */
  authorise(party: BundleParty, by = administratorOf(party)): void {
    const [person = ""] = party.signatories;
    const { basis, reference, date } = AUTHORITY;
    this.add({
      type: "authority.confirmed",
      actor: actor(by, party.id, "administrator"),
      ref: {},
      data: { person, basis, reference, date },
    });
  }

  /** @param authorise what administrators have said before; by default all that is needed */
  freeze(
    version = 1,
    seq = 41,
    authorise: () => void = () => {
      for (const party of PARTIES) this.authorise(party);
    },
  ): void {
    authorise();
    for (const lead of LEADS) {
      this.add({
        type: "freeze.consented",
        actor: actor(lead, lead, "lead"),
        ref: {},
        data: { seq },
      });
    }
    const docHash = fingerprintOf(CONTENT);
    this.add({
      type: "version.frozen",
      actor: actor("amina", "harrowfell", "lead"),
      ref: { version },
      data: {
        docHash,
        docBytes: canonicalBytes(CONTENT).length,
        docTitle: "River and Roots",
        schemaVersion: 1,
        seq,
        leads: LEADS,
        signatories: PARTIES.map(({ id, signatories }) => ({
          party: id,
          person: signatories[0] ?? "",
        })),
        parties: partiesHash(PARTIES),
        ...AT,
      },
    });
  }

  enrol(party: BundleParty, key: Authenticator): void {
    const [who = ""] = party.signatories;
    this.add({
      type: "key.enrolled",
      actor: actor(who, party.id, "director"),
      ref: {},
      data: {
        credentialId: key.credentialId,
        publicKey: toBase64url(key.publicKey),
        fingerprint: fingerprint(key.publicKey),
        party: party.id,
      },
    });
  }

  ask(party: BundleParty, method: Method, version = 1, lie: Partial<Statement> = {}): Statement {
    const [who = ""] = party.signatories;
    const statement: Statement = {
      v: 1,
      purpose: "sign-agreement",
      agreement: AGREEMENT,
      version,
      docHash: fingerprintOf(CONTENT),
      docTitle: "River and Roots",
      party: party.id,
      partyLegalName: party.legalName,
      signer: { id: who, name: who.toUpperCase() },
      role: "Chief executive",
      authority: { ...AUTHORITY, declaredBy: administratorOf(party) },
      method,
      intentHash: intentHash(party.legalName),
      head: this.head.hash,
      otherPartyKeys: [...otherPartyKeys(this.events, party.id, this.head.seq + 1)],
      nonce: toBase64url(randomBytes(16)),
      issuedAt: this.now(),
      ...lie,
    };
    this.add({
      type: "sign.challenge.issued",
      actor: actor(who, party.id, "director"),
      ref: { version },
      data: { statement: statementHash(statement), party: party.id, method },
    });
    return statement;
  }

  record(statement: Statement, assertion: Assertion, email?: { salt: Uint8Array; json: Json }) {
    this.statements.push(statement);
    this.assertions.push(assertion);
    const draft: EventDraft = {
      type: "party.signed",
      actor: { ...actor(statement.signer.id, statement.party, "director"), via: statement.method },
      ref: { version: statement.version },
      data: {
        docHash: statement.docHash,
        party: statement.party,
        method: statement.method,
        statement: statementHash(statement),
        assertion: fingerprintOf(assertion),
      },
    };
    this.add(draft, email);
  }

  signWithPasskey(party: BundleParty, key: Authenticator): void {
    const statement = this.ask(party, "passkey");
    this.record(statement, key.assert(toBase64url(challengeOf(statement)), AT));
  }

  signWithCode(party: BundleParty): void {
    const statement = this.ask(party, "emailCode");
    const salt = randomBytes(32);
    const email = `${party.signatories[0]}@${party.id}.example`;
    const sentTo = fingerprint(Buffer.concat([salt, Buffer.from(email)]));
    this.record(statement, { sentTo, confirmedAt: this.now() }, { salt, json: { email } });
  }

  complete(): void {
    this.add({
      type: "agreement.completed",
      actor: { id: "system", org: "", role: "", via: "system" },
      ref: { version: 1 },
      data: { docHash: fingerprintOf(CONTENT), signatures: PARTIES.length },
    });
  }

  unsealed(): UnsealedBundle {
    return {
      v: 1,
      agreement: AGREEMENT,
      parties: [...PARTIES],
      version: { n: 1, docHash: fingerprintOf(CONTENT), content: CONTENT },
      statements: this.statements,
      assertions: this.assertions,
      events: this.events,
      pii: this.pii,
      head: this.head.hash,
    };
  }
}

function actor(id: string, org: string, role: string): Actor {
  return { id, org, role, via: "session" };
}

export const PARTY = {
  harrowfell: PARTIES[0] ?? fail(),
  alderbeck: PARTIES[1] ?? fail(),
  northmere: PARTIES[2] ?? fail(),
};

function fail(): never {
  throw new Error("the fixture has three parties");
}

/** River and Roots, signed: two passkeys and one emailed code. */
export function signedHistory(): History {
  const history = new History();
  const [ruth, helen] = [new Authenticator(), new Authenticator()];
  history.freeze();
  history.enrol(PARTY.harrowfell, ruth);
  history.enrol(PARTY.alderbeck, helen);
  history.signWithPasskey(PARTY.harrowfell, ruth);
  history.signWithPasskey(PARTY.alderbeck, helen);
  history.signWithCode(PARTY.northmere);
  history.complete();
  return history;
}
