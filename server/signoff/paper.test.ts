import { utf8ToBytes } from "@noble/hashes/utils.js";
import { afterEach, expect, test } from "vitest";
import { AgreementList } from "#shared/protocol/agreements.ts";
import { canonicalBytes, parseCanonical } from "#shared/audit/canonical.ts";
import { emptyHead, link } from "#shared/audit/chain.ts";
import type { AuditEvent } from "#shared/audit/event.ts";
import { fieldsOf } from "#shared/drafting/layout.ts";
import { draftRoom } from "#shared/permissions/rooms.ts";
import { Bundle, type UnsealedBundle } from "#shared/signoff/evidence.ts";
import { verify } from "#shared/signoff/verify.ts";
import { LiveClient } from "../../e2e/live-client.ts";
import { nodeChecks } from "./checks.ts";
import { AGREEMENT } from "./ready-to-sign.fixture.ts";
import { sealKey } from "./signed-bundle.fixture.ts";
import { must, refusalOf, World } from "./signing.fixture.ts";

/** T3: a charitable company and a council make a deed; the council seals a printed copy. */
let world: World;
afterEach(async () => {
  await world.close();
});

async function open(): Promise<void> {
  world = await World.open({
    forms: { alderbeck: "council" },
    answers: { F1: ["agreement", "deed"] },
  });
  await world.second("colin");
}

const SEALED = {
  signedOn: "2026-11-18",
  signedBy: "The seal of the Council, attested by Rhodri Llŷr, Head of Legal Services",
  kept: "Deeds register 2026/114, strong room",
};

const record = async (fingerprint: string, more: Partial<typeof SEALED> = {}) =>
  world.put("marcus", "paper", { ...SEALED, ...more, fingerprint });
const match = async (fingerprint: string) =>
  world.post("amina", "paper/alderbeck/match", { fingerprint });

/** As people read it from paper: in capitals, four by four. */
const onPaper = (docHash: string): string => docHash.toUpperCase().match(/.{4}/g)?.join(" ") ?? "";
const oneDigitOff = (docHash: string): string =>
  `${docHash.slice(0, 40)}${docHash[40] === "0" ? "1" : "0"}${docHash.slice(41)}`;

async function refused(act: () => ReturnType<typeof record>): Promise<[string, boolean]> {
  const before = await world.rows();
  const answer = await act();
  return [refusalOf(answer), (await world.rows()) === before];
}

const bundle = async (): Promise<Uint8Array> => {
  const body = must(await world.as("vera").ask("GET", "/api/agreements/river/evidence"));
  return utf8ToBytes(typeof body === "string" ? body : JSON.stringify(body));
};

test("SO28 T3 a deed: the company gets two places, the council seals and gets no signature button", async () => {
  await open();
  const { parties, signatories } = await world.ready();
  expect(parties).toMatchObject([
    { organisationId: "harrowfell", signer: "director", fewest: 2, method: "signatories" },
    { organisationId: "alderbeck", fewest: 0, missing: 0, method: "seal", paper: true },
  ]);
  expect(signatories.map(({ personId }) => personId)).toEqual(["colin", "ruth"]);
  const version = await world.freeze();
  expect(version.signatories.map(({ personId }) => personId)).toEqual(["colin", "ruth"]);
  expect(version.paper).toMatchObject([
    { organisationId: "alderbeck", method: "seal", recorded: null, matched: null },
  ]);
  const { id: versionId, docHash } = version;
  const asked = { versionId, docHash, method: "emailCode" };
  expect(await refused(() => world.post("helen", "sign/challenge", asked))).toEqual([
    "403 notSignatory",
    true,
  ]);
  expect((await world.mails("helen")).map(({ kind }) => kind)).not.toContain("pleaseSign");
  const [receipt] = (await world.mails("marcus")).filter(({ kind }) => kind === "receipt");
  expect(receipt?.text).toContain("Alderbeck Wildlife Group signs on paper.");
});

test("SO28 SO29 SO42 T3 sealed, matched by the other party and signed: the bundle says so, and verifies", async () => {
  await open();
  const { docHash, sealKey: key } = await world.freeze();
  must(await world.signAs("ruth"));
  must(await record(onPaper(docHash)));
  must(await world.signAs("colin"));
  expect((await world.version()).state).toBe("open");
  must(await match(onPaper(docHash)));
  const version = await world.version();
  expect(version).toMatchObject({
    state: "complete",
    paper: [
      {
        recorded: { ...SEALED, by: "Marcus Bell" },
        matched: { by: "Amina Yusuf", organisationName: "Harrowfell Youth Action" },
      },
    ],
    deed: { from: "2027-04-01", deliveredOn: "2027-04-01" },
  });
  const listed = AgreementList.parse(must(await world.as("vera").get("/api/agreements")));
  expect(listed.agreements).toMatchObject([{ stage: "inForce", startsOn: "2027-04-01" }]);
  const days = version.signatories.map(({ signedAt }) => signedAt?.slice(0, 10));
  expect(days).toEqual(["2026-11-18", "2026-11-18"]);
  const verdict = await verify(await bundle(), nodeChecks, { key });
  expect(verdict.findings).toEqual([]);
  expect(verdict.lines[0]).toMatch(/^Yes/);
  expect(verdict.lines[1]).toContain(
    "On paper, matched by two organisations: Alderbeck Wildlife Group, 2026-11-18. " +
      "It counts as a deed from 2027-04-01.",
  );
  const told = (await world.mails("vera")).find(({ kind }) => kind === "signed");
  expect(told?.text).toContain("Alderbeck Wildlife Group, on paper");
});

test("SO28 T3 one digit that differs is refused, by the party and by the other, and nothing is kept", async () => {
  await open();
  const { docHash } = await world.freeze();
  expect(await refused(() => record(oneDigitOff(docHash)))).toEqual([
    "422 fingerprintDiffers",
    true,
  ]);
  expect(await refused(() => record(docHash.slice(0, 63)))).toEqual([
    "422 fingerprintDiffers",
    true,
  ]);
  expect(await refused(() => match(docHash))).toEqual(["409 paperNotHere", true]);
  must(await record(docHash));
  expect(await refused(() => match(oneDigitOff(docHash)))).toEqual([
    "422 fingerprintDiffers",
    true,
  ]);
  expect((await world.version()).paper).toMatchObject([{ matched: null }]);
});

test("SO28 only the own lead records, and only another organisation's lead matches", async () => {
  await open();
  const { docHash: fingerprint } = await world.freeze();
  const body = { ...SEALED, fingerprint };
  expect(await refused(() => world.put("amina", "paper", body))).toEqual(["409 notOnPaper", true]);
  for (const who of ["gwen", "helen", "vera"] as const) {
    expect(await refused(() => world.put(who, "paper", body))).toEqual(["403 notAllowed", true]);
  }
  expect(await refused(() => world.put("oscar", "paper", body))).toEqual(["404 notFound", true]);
  must(await record(fingerprint));
  const own = () => world.post("marcus", "paper/alderbeck/match", { fingerprint });
  expect(await refused(own)).toEqual(["403 notAllowed", true]);
  const online = () => world.post("marcus", "paper/harrowfell/match", { fingerprint });
  expect(await refused(online)).toEqual(["409 notOnPaper", true]);
});

test("SO28 a day before the freeze or ahead is refused; until it is matched a record is put right", async () => {
  await open();
  const { docHash } = await world.freeze();
  for (const signedOn of ["2026-11-17", "2026-11-19"]) {
    expect(await refused(() => record(docHash, { signedOn }))).toEqual(["422 badValue", true]);
  }
  must(await record(docHash));
  must(await record(docHash, { kept: "Deeds register 2026/115" }));
  expect((await world.version()).paper).toMatchObject([
    { recorded: { kept: "Deeds register 2026/115" } },
  ]);
  must(await match(docHash));
  expect(await refused(() => record(docHash))).toEqual(["409 paperMatched", true]);
  expect(await refused(() => match(docHash))).toEqual(["409 paperMatched", true]);
});

test("SO28 T3 when the words change after it was sealed, the paper is void and its lead is told", async () => {
  await open();
  const first = await world.freeze();
  must(await record(first.docHash));
  must(await match(first.docHash));
  must(await world.signAs("ruth"));
  must(await world.post("amina", "thaw", { reason: "A wrong date" }));
  expect((await world.mails("marcus")).map(({ kind }) => kind)).toContain("thawed");
  expect(await refused(() => record(first.docHash))).toEqual(["409 wrongStage", true]);
  const page = {
    origin: world.server.origin,
    headers: { cookie: "sid=token-of-amina-0123456789" },
  };
  const amina = await LiveClient.join(page, draftRoom(AGREEMENT));
  fieldsOf(amina.doc).set("background.text", "Other words");
  await amina.saved();
  amina.drop();
  const second = await world.freeze();
  expect(second.paper).toMatchObject([{ recorded: null, matched: null }]);
  expect(await refused(() => record(first.docHash))).toEqual(["422 fingerprintDiffers", true]);
  const verdict = await verify(await bundle(), nodeChecks, { key: second.sealKey });
  expect(verdict.findings).toEqual([]);
  expect(verdict.lines[1]).toContain("Still to sign: Harrowfell Youth Action; Alderbeck");
});

test("SO28 a way to sign a deed that a council does not have holds the freeze, by its field", async () => {
  await open();
  const page = {
    origin: world.server.origin,
    headers: { cookie: "sid=token-of-amina-0123456789" },
  };
  const amina = await LiveClient.join(page, draftRoom(AGREEMENT));
  fieldsOf(amina.doc).set("deed/alderbeck/method", "signatories");
  await amina.saved();
  amina.drop();
  const rows = (await world.ready()).rows.filter(({ code }) => code === "deedMethodWrong");
  expect(rows).toMatchObject([
    { state: "fix", params: { party: "Alderbeck", key: "deed/alderbeck/method" } },
  ]);
});

const recordedFirst = (change: (event: AuditEvent) => AuditEvent) => (event: AuditEvent) =>
  event.type === "counterpart.recorded" ? change(event) : event;
const matchedFirst = (change: (event: AuditEvent) => AuditEvent) => (event: AuditEvent) =>
  event.type === "counterpart.matched" ? change(event) : event;

const LIES: readonly [string, (event: AuditEvent) => AuditEvent, string][] = [
  [
    "a record for another party",
    recordedFirst((e) => ({ ...e, data: { ...e.data, party: "harrowfell" } })),
    "history",
  ],
  [
    "a record of another fingerprint",
    recordedFirst((e) => ({ ...e, data: { ...e.data, docHash: "0".repeat(64) } })),
    "history",
  ],
  [
    "a match by the party itself",
    matchedFirst((e) => ({ ...e, actor: { ...e.actor, org: "alderbeck" } })),
    "history",
  ],
  [
    "another day of the deed",
    (e) =>
      e.type === "version.frozen" ? { ...e, data: { ...e.data, deedFrom: "2020-01-01" } } : e,
    "text",
  ],
  [
    "a party that signs on paper left out of the freeze",
    (e) => {
      if (e.type !== "version.frozen") return e;
      const { paper: _, ...data } = e.data;
      return { ...e, data };
    },
    "history",
  ],
];

test("SO10 SO28 whatever is untrue of a paper is found even under a true seal", async () => {
  await open();
  const { docHash } = await world.freeze();
  must(await world.signAs("ruth"));
  must(await world.signAs("colin"));
  must(await record(docHash));
  must(await match(docHash));
  const parsed = parseCanonical(await bundle());
  const { seal: _, ...whole } = Bundle.parse(parsed?.value);
  const key = sealKey();
  const check = async (changed: UnsealedBundle) => {
    const verdict = await verify(canonicalBytes(key.seal(changed)), nodeChecks);
    return verdict.findings.map(({ code }) => code);
  };
  expect(await check(whole)).toEqual([]);
  for (const [lie, change, code] of LIES) {
    const found = await check({ ...whole, pii: [], ...relinked(whole, change) });
    expect([lie, found.some((one) => one === code)]).toEqual([lie, true]);
  }
  const without = whole.events.filter(({ type }) => type !== "counterpart.matched");
  const early = await check({
    ...whole,
    pii: [],
    ...relinked({ ...whole, events: without }, same),
  });
  expect(early).toContain("history");
});

const same = (event: AuditEvent): AuditEvent => event;

/** The chain written anew around a change, so that every link holds again. */
function relinked(
  { agreement, events }: Pick<UnsealedBundle, "agreement" | "events">,
  change: (event: AuditEvent) => AuditEvent,
): Pick<UnsealedBundle, "events" | "head"> {
  let head = emptyHead(agreement);
  const chain = events.map((event) => {
    const { type, actor, ref, data, at, pii } = change(event);
    const linked = link(head, { type, actor, ref, data }, at, pii);
    ({ head } = linked);
    return linked.event;
  });
  return { events: chain, head: head.hash };
}
