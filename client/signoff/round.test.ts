import { describe, expect, test } from "vitest";
import { canonicalDraft } from "#shared/drafting/canonical.ts";
import type { VersionView } from "#shared/protocol/signoff.ts";
import { plainText, readFrozen } from "./frozen.ts";
import { examine, signingFor } from "./round.ts";

const AT = "2026-11-18T10:00:00.000Z";
const frozen = canonicalDraft({
  document: {
    type: "doc",
    content: [
      {
        type: "clause",
        attrs: { id: "money", level: 1, kind: "clause", source: "" },
        content: [{ type: "paragraph", content: [{ type: "text", text: "Money" }] }],
      },
      {
        type: "clause",
        attrs: { id: "money-1", level: 2, kind: "clause", source: "" },
        content: [
          {
            type: "paragraph",
            content: [
              { type: "text", text: "The Council pays " },
              { type: "fieldRef", attrs: { key: "sum" } },
              { type: "text", text: " under clause " },
              { type: "xref", attrs: { target: "end" } },
            ],
          },
        ],
      },
      {
        type: "clause",
        attrs: { id: "end", level: 1, kind: "clause", source: "" },
        content: [{ type: "paragraph", content: [{ type: "text", text: "Ending" }] }],
      },
    ],
  },
  fields: { sum: "£110,000" },
});
if ("refusals" in frozen) throw new Error("the text of this test can be frozen");
const content = Buffer.from(frozen.bytes).toString("utf8");
const docHash = Buffer.from(
  await crypto.subtle.digest("SHA-256", new Uint8Array(frozen.bytes)),
).toString("hex");

const signatory = (personId: string, signedAt: string | null = null) => ({
  organisationId: `org-${personId}`,
  organisationName: "Org",
  personId,
  personName: personId,
  title: "Director",
  inPerson: null,
  signedAt,
  method: signedAt === null ? null : ("passkey" as const),
});

const version = (change: Partial<VersionView> = {}): VersionView => ({
  id: "v1",
  n: 1,
  seq: 41,
  content,
  docHash,
  words: ["a", "b", "c", "d"],
  state: "open",
  frozenBy: "Amina Yusuf",
  frozenAt: AT,
  closedBy: null,
  closedAt: null,
  reason: null,
  signatories: [signatory("ruth"), signatory("helen", AT)],
  paper: [],
  deed: null,
  sealKey: "0".repeat(64),
  decision: null,
  ...change,
});
const seenBy = async (person: string, change: Partial<VersionView> = {}) =>
  signingFor(await examine(version(change)), person);

describe("what the signing page offers", () => {
  test("SO the browser makes the fingerprint itself, and offers signing when it is the same", async () => {
    const found = await examine(version());
    expect(found.ownHash).toBe(docHash);
    expect(await seenBy("ruth")).toMatchObject({
      at: "ready",
      own: { personId: "ruth" },
      waiting: { length: 1 },
    });
  });

  test.each([
    ["one changed letter", content.replace("Council", "Councii")],
    ["white space in another place", ` ${content}`],
    ["the same value in another order", JSON.stringify({ v: 1, ...JSON.parse(content) })],
  ])("SO signing is refused after %s", async (_, other) => {
    expect(other).not.toBe(content);
    expect(await seenBy("ruth", { content: other })).toMatchObject({ at: "differs" });
  });

  test("SO a text with a part that this page cannot show is not signed here", async () => {
    const odd = content.replace('"type":"paragraph"', '"type":"picture"');
    const bytes = new TextEncoder().encode(odd);
    const hash = Buffer.from(await crypto.subtle.digest("SHA-256", bytes)).toString("hex");
    expect(await seenBy("ruth", { content: odd, docHash: hash })).toMatchObject({
      at: "unreadable",
    });
  });

  test.each([
    ["who has signed waits for the others", "helen", {}, { at: "signed", waiting: { length: 1 } }],
    ["who is not asked cannot sign", "amina", {}, { at: "notAsked" }],
    ["thawed while reading", "ruth", { state: "thawed" }, { at: "thawed", hadSigned: false }],
    ["thawed after signing", "helen", { state: "thawed" }, { at: "thawed", hadSigned: true }],
    ["declined by another", "helen", { state: "declined" }, { at: "declined", hadSigned: true }],
    ["complete", "ruth", { state: "complete" }, { at: "complete" }],
  ] as const)("SO %s", async (_, person, change, expected) => {
    expect(await seenBy(person, change)).toMatchObject(expected);
  });

  test("SO before the first freeze there is nothing to sign", () => {
    expect(signingFor(null, "ruth")).toEqual({ at: "nothing" });
  });
});

test("the frozen text is shown with its numbers, field values and references in place", () => {
  const [money, end] = readFrozen(content) ?? [];
  expect(money).toMatchObject({ id: "money", number: "1", titleText: "Money" });
  expect(money?.parts.map(({ number, blocks }) => [number, blocks.map(plainText)])).toEqual([
    ["1", []],
    ["1.1", ["The Council pays £110,000 under clause 2"]],
  ]);
  expect(end).toMatchObject({ number: "2", titleText: "Ending" });
});
