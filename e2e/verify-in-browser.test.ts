// @vitest-environment node
import { beforeAll, describe, expect, test } from "vitest";
import { type Look, lookAt } from "#client/verify/look.ts";
import { browserChecks } from "#client/verify/signature-checks.ts";
import { sealKey, signedHistory } from "#server/signoff/signed-bundle.fixture.ts";
import { canonicalBytes } from "#shared/audit/canonical.ts";
import type { Receipt } from "#shared/signoff/verdict.ts";

const key = sealKey();
const bundle = key.seal(signedHistory().unsealed());
let bytes: Uint8Array;
beforeAll(() => {
  bytes = canonicalBytes(bundle);
});

const look = (content: Uint8Array | string, receipt: Receipt = {}): Promise<Look> =>
  lookAt(new File([new Uint8Array(Buffer.from(content))], "bundle.json"), browserChecks, receipt);

describe("a file dropped on the check page, with the browser's own signature checks", () => {
  test("SO8 the bundle that the server sealed fits", async () => {
    const seen = await look(bytes);
    expect(seen).toMatchObject({
      kind: "fits",
      fileName: "bundle.json",
      evidence: { round: "complete", required: 3, keyCompared: false, sealKey: key.fingerprint },
    });
  });

  test("SO8 the key of a receipt is compared, and another one is told apart", async () => {
    const same = await look(bytes, { key: key.fingerprint });
    expect(same).toMatchObject({ kind: "fits", evidence: { keyCompared: true } });
    const other = await look(bytes, { key: "0".repeat(64) });
    expect(other).toEqual({ kind: "otherKey", fileName: "bundle.json", key: key.fingerprint });
  });

  test("SO8 one changed letter: the two edges do not fit", async () => {
    const text = Buffer.from(bytes).toString("utf8").replace("frozen.", "frozen!");
    const seen = await look(text);
    expect(seen).toMatchObject({ kind: "differs", signed: bundle.version.docHash });
    expect(seen.kind === "differs" && seen.found !== seen.signed).toBe(true);
  });

  test("SO8 the same words with another history: the edges do not fit either", async () => {
    const text = Buffer.from(bytes).toString("utf8").replace("Minute 7", "Minute 8");
    const seen = await look(text);
    expect(seen.kind === "differs" && seen.found !== seen.signed).toBe(true);
  });

  test("SO8 a bundle saved again with white space is told apart, and not believed", async () => {
    const seen = await look(JSON.stringify(bundle, null, 2));
    expect(seen).toMatchObject({ kind: "differs", findings: [{ code: "notCanonical" }] });
  });

  test.each([
    ["a PDF", "%PDF-1.7 …"],
    ["an empty file", ""],
    ["other JSON", '{"version":{"n":1}}'],
    ["bytes that are not text", "\u00ff\u00fe"],
  ])("SO8 %s is no bundle, and it says so", async (_, content) => {
    expect(await look(content)).toEqual({ kind: "notBundle", fileName: "bundle.json" });
  });

  test("SO8 a file that is far too large is not read", async () => {
    const huge = { name: "huge.json", size: 60 * 1024 * 1024, arrayBuffer: () => Promise.reject() };
    expect(await lookAt(huge, browserChecks, {})).toEqual({
      kind: "tooLarge",
      fileName: "huge.json",
    });
  });
});
