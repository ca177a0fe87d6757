import { expect, test } from "vitest";
import { canonicalBytes, type Json } from "#shared/audit/canonical.ts";
import { emptyHead, link } from "#shared/audit/chain.ts";
import type { AuditEvent } from "#shared/audit/event.ts";
import type { UnsealedBundle } from "#shared/signoff/evidence.ts";
import { toBase64url } from "#shared/signoff/base64url.ts";
import { challengeOf, type Statement } from "#shared/signoff/statement.ts";
import type { FindingCode, Receipt, Verdict } from "#shared/signoff/verdict.ts";
import { verify } from "#shared/signoff/verify.ts";
import { Authenticator, twin } from "./authenticator.fixture.ts";
import { nodeChecks } from "./checks.ts";
import { AT, AUTHORITY, History, PARTY, sealKey, signedHistory } from "./signed-bundle.fixture.ts";

const key = sealKey();
const thief = sealKey();
const bundle = key.seal(signedHistory().unsealed());
const bytes = canonicalBytes(bundle);

const check = (changed: Uint8Array, receipt?: Receipt): Promise<Verdict> =>
  verify(changed, nodeChecks, receipt);
const codes = (verdict: Verdict): FindingCode[] => verdict.findings.map(({ code }) => code);

/** Somebody holds the seal key itself and seals the change again: what still gives them away. */
const resealed = (change: UnsealedBundle): Promise<Verdict> =>
  check(canonicalBytes(key.seal(change)));
const { seal: _, ...open } = bundle;

test("SO8 T10 an untouched bundle is believed, in three lines", async () => {
  const verdict = await check(bytes, { key: key.fingerprint, head: bundle.events[4]?.prev ?? "" });
  expect(verdict.findings).toEqual([]);
  expect(verdict).toMatchObject({ ok: true, evidence: { round: "complete", required: 3 } });
  const words = verdict.evidence?.words.join(" ") ?? "no words";
  expect(verdict.lines[0]).toContain(words);
  expect(verdict.lines[1]).toBe(
    "3 of 3 signatures are in, and true: RUTH for Harrowfell Youth Action (passkey); " +
      "HELEN for Alderbeck Wildlife Group (passkey); " +
      "RHODRI for Northmere Borough Council (weaker: emailed code).",
  );
  expect(verdict.lines[2]).toContain(key.fingerprint);
});

test("SO8 without a key to compare it says whose seal it is, and asks you to compare", async () => {
  const verdict = await check(bytes);
  expect(verdict.ok).toBe(true);
  expect(verdict.lines[2]).toContain(`Sealed by ${key.fingerprint}. Compare it with your receipt.`);
});

test("SO8 a bundle in the middle of a round says who has still to sign", async () => {
  const history = new History();
  const ruth = new Authenticator();
  history.freeze();
  history.enrol(PARTY.harrowfell, ruth);
  history.signWithPasskey(PARTY.harrowfell, ruth);
  const verdict = await resealed(history.unsealed());
  expect(verdict).toMatchObject({ ok: true, evidence: { round: "open" } });
  expect(verdict.lines[1]).toContain(
    "Still to sign: Alderbeck Wildlife Group; Northmere Borough Council.",
  );
});

/** mulberry32: the same bits are flipped in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

test("SO9 T10 one flipped bit in each byte of the file is found, every one", async () => {
  const seed = 20_261_118;
  const random = seeded(seed);
  const missed: string[] = [];
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = bytes.slice();
    const bit = Math.floor(random() * 8);
    changed[at] = (changed[at] ?? 0) ^ (1 << bit);
    const verdict = await check(changed);
    if (verdict.ok) missed.push(`byte ${at}, bit ${bit}, seed ${seed}`);
  }
  expect(missed).toEqual([]);
}, 300_000);

test.each([1, 100, 1000, bytes.length - 1, bytes.length])(
  "SO9 a file cut by %i bytes is found",
  async (cut) => {
    expect(codes(await check(bytes.slice(0, bytes.length - cut)))).toEqual(["notCanonical"]);
  },
);

test.each([
  ["white space", (text: string) => text.replace('{"agreement"', '{ "agreement"')],
  ["a line end", (text: string) => `${text}\n`],
  ["a duplicate key", (text: string) => text.replace('"v":1}', '"v":1,"v":1}')],
  ["an escaped letter", (text: string) => text.replace("River", "\\u0052iver")],
  ["a byte order mark", (text: string) => `\ufeff${text}`],
])("SO9 the same meaning spelled with %s is refused", async (_name, respell) => {
  const text = respell(new TextDecoder().decode(bytes));
  expect(codes(await check(new TextEncoder().encode(text)))).toEqual(["notCanonical"]);
});

test("SO9 a bundle that another key sealed is refused when you name yours", async () => {
  const stolen = canonicalBytes(thief.seal(open));
  expect(codes(await check(stolen, { key: key.fingerprint }))).toEqual(["otherKey"]);
  expect((await check(stolen)).lines[2]).toContain(thief.fingerprint);
});

test("SO9 a history that never had the head on your receipt is refused", async () => {
  const receipt = { key: key.fingerprint, head: "0".repeat(64) };
  expect(codes(await check(bytes, receipt))).toEqual(["receiptHead"]);
});

/** Rewrites a chain from its drafts, so every link holds again. */
function relinked(events: readonly AuditEvent[]): Pick<UnsealedBundle, "events" | "head"> {
  let head = emptyHead(bundle.agreement);
  const chain = events.map(({ type, actor, ref, data, at, pii }) => {
    const linked = link(head, { type, actor, ref, data }, at, pii);
    ({ head } = linked);
    return linked.event;
  });
  return { events: chain, head: head.hash };
}

const at = <T>(list: readonly T[], place: number): T => {
  const one = list.at(place);
  if (one === undefined) throw new Error("nothing there");
  return one;
};

const [s1, s2, s3] = [at(open.statements, 0), at(open.statements, 1), at(open.statements, 2)];
const [a1, a2, a3] = [at(open.assertions, 0), at(open.assertions, 1), at(open.assertions, 2)];
const swappedParties = open.parties.map((party, i) => ({
  ...party,
  legalName: at(open.parties, (i + 1) % 3).legalName,
}));
const otherText: Json = { type: "doc", content: [] };
const eventsWith = (type: string, change: (event: AuditEvent) => AuditEvent): AuditEvent[] =>
  open.events.map((event) => (event.type === type ? change(event) : event));

const isAuthority = ({ type }: AuditEvent): boolean => type === "authority.confirmed";

/** Each is sealed again with the true key, as a dishonest administrator could. */
const ATTACKS: readonly [string, UnsealedBundle, FindingCode][] = [
  ["a dropped event", { ...open, events: open.events.filter(({ seq }) => seq !== 5) }, "chain"],
  ["the last event dropped", { ...open, events: open.events.slice(0, -1) }, "head"],
  [
    "two events swapped",
    { ...open, events: [at(open.events, 1), at(open.events, 0), ...open.events.slice(2)] },
    "chain",
  ],
  ["an event twice", { ...open, events: [...open.events, at(open.events, -1)] }, "chain"],
  [
    "a changed event, the chain not written anew",
    {
      ...open,
      events: eventsWith("version.frozen", (e) => ({ ...e, data: { ...e.data, seq: 9 } })),
    },
    "chain",
  ],
  ["another head", { ...open, head: "0".repeat(64) }, "head"],
  ["other words", { ...open, version: { ...open.version, content: otherText } }, "text"],
  ["another version number", { ...open, version: { ...open.version, n: 2 } }, "version"],
  ["party names swapped", { ...open, parties: swappedParties }, "parties"],
  ["parties in another order", { ...open, parties: open.parties.toReversed() }, "parties"],
  ["a signatory left out", { ...open, parties: open.parties.slice(1) }, "parties"],
  ["a signature left out", { ...open, statements: [s1, s2], assertions: [a1, a2] }, "unpaired"],
  ["statements swapped", { ...open, statements: [s2, s1, s3] }, "challenge"],
  ["assertions swapped", { ...open, assertions: [a2, a1, a3] }, "statement"],
  ["a changed statement", { ...open, statements: [{ ...s1, role: "Chair" }, s2, s3] }, "challenge"],
  ["the ECDSA twin of a signature", { ...open, assertions: [twin(a1), a2, a3] }, "statement"],
  [
    "personal data changed",
    { ...open, pii: open.pii.map((each) => ({ ...each, json: { email: "x@y.example" } })) },
    "personal",
  ],
  ["where the code went left out", { ...open, pii: [] }, "assertion"],
  ["personal data told twice", { ...open, pii: [...open.pii, ...open.pii] }, "personal"],
  [
    "history written anew around another text",
    {
      ...open,
      ...relinked(
        eventsWith("version.frozen", (e) => ({
          ...e,
          data: { ...e.data, docTitle: "Another title" },
        })),
      ),
    },
    "personal",
  ],
  [
    "the word of an administrator left out of the history",
    { ...open, pii: [], ...relinked(open.events.filter((e) => !isAuthority(e))) },
    "challenge",
  ],
  [
    "completed before everyone signed",
    {
      ...open,
      ...relinked([...open.events.slice(0, -2), at(open.events, -1)]),
      statements: [s1, s2],
      assertions: [a1, a2],
      pii: [],
    },
    "history",
  ],
];

test.each(ATTACKS)("SO10 %s is found even under a true seal", async (_name, change, code) => {
  const verdict = await resealed(change);
  expect(verdict.ok).toBe(false);
  expect(codes(verdict)).toContain(code);
});

/** The whole ceremony by whoever holds the seal and the keys, with another word about Ruth's authority. */
function withAuthority(
  before: (history: History) => void,
  lie: Partial<Statement["authority"]> = {},
  word: Pick<Statement["authority"], "declaredBy"> = { declaredBy: "admin-of-harrowfell" },
): UnsealedBundle {
  const history = new History();
  const ruth = new Authenticator();
  history.freeze(1, 41, () => {
    before(history);
  });
  history.enrol(PARTY.harrowfell, ruth);
  const said = history.ask(PARTY.harrowfell, "passkey", 1, {
    authority: { ...AUTHORITY, ...word, ...lie },
  });
  history.record(said, ruth.assert(toBase64url(challengeOf(said)), AT));
  return history.unsealed();
}

const others = (history: History): void => {
  history.authorise(PARTY.alderbeck);
  history.authorise(PARTY.northmere);
};
const all = (history: History): void => {
  history.authorise(PARTY.harrowfell);
  others(history);
};

test("SO10 SO31 the authority in a statement is the word of the own administrator, before the freeze", async () => {
  expect(codes(await resealed(withAuthority(all)))).toEqual([]);
  const lies: readonly [string, UnsealedBundle][] = [
    ["nobody's word", withAuthority(others)],
    ["another administrator", withAuthority(all, { declaredBy: "amina" })],
    ["another reference", withAuthority(all, { reference: "Minute 8" })],
    ["another basis", withAuthority(all, { basis: "constitution" })],
    ["another day", withAuthority(all, { date: "2026-11-04" })],
    [
      "a word that was taken back by a newer one",
      withAuthority((history) => {
        all(history);
        history.authorise(PARTY.harrowfell, "somebody-newer");
      }),
    ],
    [
      "the word of another organisation",
      withAuthority((history) => {
        others(history);
        history.authorise({ ...PARTY.alderbeck, signatories: ["ruth"] }, "admin-of-harrowfell");
      }),
    ],
  ];
  for (const [lie, unsealed] of lies) {
    const { findings } = await resealed(unsealed);
    expect([lie, findings]).toEqual([
      lie,
      [{ code: "statement", params: { signer: "RUTH", part: "authority" } }],
    ]);
  }
});

test("SO31 a statement from before administrators were named is believed as it was", async () => {
  const older = withAuthority(others, {}, {});
  expect(codes(await resealed(older))).toEqual([]);
});
