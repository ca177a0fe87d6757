import { expect, test } from "vitest";
import { canonicalText } from "#shared/audit/canonical.ts";
import { toBase64url } from "#shared/signoff/base64url.ts";
import { challengeOf, intentHash, type Statement } from "#shared/signoff/statement.ts";
import { challengeIn, type Ceremony, checkStatement, WrongStatement } from "./ceremony.ts";

const HASH = "a".repeat(64);
const party = "Harrowfell Youth Action";
const own = {
  organisationId: "harrowfell",
  organisationName: party,
  personId: "ruth",
  personName: "Ruth Adeyemi",
  title: "Chief executive",
  inPerson: null,
  signedAt: null,
  method: null,
};
const ceremony: Ceremony = {
  agreementId: "river",
  own,
  version: {
    id: "v7",
    n: 7,
    seq: 41,
    content: "",
    docHash: HASH,
    ownHash: HASH,
    clauses: [],
    words: ["a", "b", "c", "d"],
    state: "open",
    frozenBy: "Amina Yusuf",
    frozenAt: "2026-11-18T10:00:00.000Z",
    closedBy: null,
    closedAt: null,
    reason: null,
    signatories: [own],
    paper: [],
    deed: null,
    sealKey: HASH,
    decision: null,
  },
};

const right: Statement = {
  v: 1,
  purpose: "sign-agreement",
  agreement: "river",
  version: 7,
  docHash: HASH,
  docTitle: "River and Roots",
  party: "harrowfell",
  partyLegalName: party,
  signer: { id: "ruth", name: "Ruth Adeyemi" },
  role: "Chief executive",
  authority: { basis: "boardResolution", reference: "Minute 7", date: "2026-11-03" },
  method: "passkey",
  intentHash: intentHash(party),
  head: "b".repeat(64),
  otherPartyKeys: [],
  nonce: "AAAA",
  issuedAt: "2026-11-18T10:00:00.000Z",
};
const made = (statement: unknown) => ({ statement: canonicalText(statement) });

test("SO the device is asked only about a statement on this text, party, person and sentence", () => {
  expect(() => {
    checkStatement(made(right), ceremony);
  }).not.toThrow();
  expect(challengeIn(made(right))).toBe(toBase64url(challengeOf(right)));
});

test.each([
  ["another text", { docHash: "c".repeat(64) }],
  ["another agreement", { agreement: "warm" }],
  ["another version", { version: 8 }],
  ["another party", { party: "northmere" }],
  ["another legal name", { partyLegalName: "Northmere Borough Council" }],
  ["another person", { signer: { id: "helen", name: "Ruth Adeyemi" } }],
  ["another sentence of intent", { intentHash: intentHash("Somebody else") }],
  ["another purpose", { purpose: "sign-anything" }],
  ["a part too many", { alsoAgree: true }],
])("SO a statement about %s is never put to the device", (_, change) => {
  expect(() => {
    checkStatement(made({ ...right, ...change }), ceremony);
  }).toThrow(WrongStatement);
});

test("SO words that are no statement are never put to the device", () => {
  expect(() => challengeIn({ statement: "not json" })).toThrow(WrongStatement);
});
