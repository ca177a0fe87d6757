import { expect, test } from "vitest";
import { canonicalBytes } from "#shared/audit/canonical.ts";
import { toBase64url } from "#shared/signoff/base64url.ts";
import { challengeOf, type Statement } from "#shared/signoff/statement.ts";
import type { Verdict } from "#shared/signoff/verdict.ts";
import { verify } from "#shared/signoff/verify.ts";
import { Authenticator, twin } from "./authenticator.fixture.ts";
import { nodeChecks } from "./checks.ts";
import { History, ORIGIN, PARTY, sealKey } from "./signed-bundle.fixture.ts";

/** One signature by Ruth in an otherwise true history, made by `sign`. */
async function signedBy(sign: (history: History, ruth: Authenticator) => void): Promise<Verdict> {
  const history = new History();
  const ruth = new Authenticator();
  history.freeze();
  history.enrol(PARTY.harrowfell, ruth);
  sign(history, ruth);
  return verify(canonicalBytes(sealKey().seal(history.unsealed())), nodeChecks);
}

const HERE = { origin: ORIGIN, rpId: "counterpart.example" };
const asked = (history: History) => history.ask(PARTY.harrowfell, "passkey");
const challengeFor = (statement: Statement): string => toBase64url(challengeOf(statement));
const partsOf = (verdict: Verdict) => verdict.findings.map(({ params }) => params["part"]);

test.each([
  ["true", HERE, []],
  [
    "from another site",
    { ...HERE, origin: "https://counterpart.example.evil.example" },
    ["origin"],
  ],
  ["for another site", { ...HERE, rpId: "evil.example" }, ["site"]],
  ["without the person there", { ...HERE, flags: 0x04 }, ["userAbsent"]],
  ["without the person verified", { ...HERE, flags: 0x01 }, ["userNotVerified"]],
])("SO11 an assertion %s gives %3$j", async (_name, where, parts) => {
  const verdict = await signedBy((history, ruth) => {
    const statement = asked(history);
    history.record(statement, ruth.assert(challengeFor(statement), where));
  });
  expect(partsOf(verdict)).toEqual(parts);
});

test("SO11 an assertion over another challenge is found", async () => {
  const verdict = await signedBy((history, ruth) => {
    const statement = asked(history);
    history.record(statement, ruth.assert(toBase64url(new Uint8Array(32)), HERE));
  });
  expect(verdict.findings).toMatchObject([{ code: "assertion", params: { part: "challenge" } }]);
});

test("SO11 a key that was enrolled after the request, or by somebody else, is found", async () => {
  const late = await signedBy((history) => {
    const key2 = new Authenticator();
    const statement = asked(history);
    history.enrol(PARTY.harrowfell, key2);
    history.record(statement, key2.assert(challengeFor(statement), HERE));
  });
  const others = await signedBy((history) => {
    const helen = new Authenticator();
    history.enrol(PARTY.alderbeck, helen);
    const statement = asked(history);
    history.record(statement, helen.assert(challengeFor(statement), HERE));
  });
  expect([partsOf(late), partsOf(others)]).toEqual([["key"], ["key"]]);
});

test("SO11 the keys of the other parties must be named as the history has them", async () => {
  const verdict = await signedBy((history, ruth) => {
    history.enrol(PARTY.alderbeck, new Authenticator());
    history.signWithPasskey(PARTY.harrowfell, ruth);
    expect(history.statements[0]?.otherPartyKeys).toHaveLength(1);
  });
  const silent = await signedBy((history, ruth) => {
    history.enrol(PARTY.alderbeck, new Authenticator());
    const statement = history.ask(PARTY.harrowfell, "passkey", 1, { otherPartyKeys: [] });
    history.record(statement, ruth.assert(challengeFor(statement), HERE));
  });
  expect([verdict.ok, partsOf(silent)]).toEqual([true, ["keys"]]);
});

test("SO11 the ECDSA twin of a signature verifies by itself: chain and seal tell them apart", async () => {
  const verdict = await signedBy((history, ruth) => {
    const statement = asked(history);
    history.record(statement, twin(ruth.assert(challengeFor(statement), HERE)));
  });
  expect(verdict.ok).toBe(true);
});

test("SO11 a statement that asks for another text than the frozen one is found", async () => {
  const verdict = await signedBy((history, ruth) => {
    const docHash = "0".repeat(64);
    const statement = history.ask(PARTY.harrowfell, "passkey", 1, { docHash });
    history.record(statement, ruth.assert(challengeFor(statement), HERE));
  });
  expect(verdict.findings).toMatchObject([
    { code: "statement", params: { part: "docHash" } },
    { code: "history" },
  ]);
});
