import { utf8ToBytes } from "@noble/hashes/utils.js";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spawnSync } from "node:child_process";
import { afterEach, expect, test } from "vitest";
import { fingerprint } from "#shared/audit/fingerprint.ts";
import { parseCanonical } from "#shared/audit/canonical.ts";
import { Bundle } from "#shared/signoff/evidence.ts";
import { LARGEST_SCAN } from "#shared/signoff/scan.ts";
import { verify } from "#shared/signoff/verify.ts";
import { nodeChecks } from "./checks.ts";
import { must, type Person, refusalOf, World } from "./signing.fixture.ts";

/** A scan of the copy that the council sealed: T3 again, with the file. */
let world: World;
afterEach(async () => {
  await world.close();
});

const PDF = utf8ToBytes("%PDF-1.7\nthe sealed page\n");
const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1]);

/** The council's copy is sealed and recorded. @returns the fingerprint of the words */
async function recorded(): Promise<string> {
  world = await World.open({
    forms: { alderbeck: "council" },
    answers: { F1: ["agreement", "deed"] },
  });
  await world.second("colin");
  const { docHash } = await world.freeze();
  const said = { signedOn: "2026-11-18", signedBy: "The seal", kept: "Strong room" };
  must(await world.put("marcus", "paper", { ...said, fingerprint: docHash }));
  return docHash;
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");
const fileAs = async (who: Person, bytes: Uint8Array) =>
  world.put(who, "paper/scan", { content: base64(bytes) });
const match = async (docHash: string, scan?: string) =>
  world.post("amina", "paper/alderbeck/match", {
    fingerprint: docHash,
    ...(scan === undefined ? {} : { scan }),
  });
const fetchAs = async (who: Person) => world.get(who, "paper/alderbeck/scan");

async function refused(act: () => ReturnType<typeof match>): Promise<[string, boolean]> {
  const before = await world.rows();
  const answer = await act();
  return [refusalOf(answer), (await world.rows()) === before];
}

const bundle = async (): Promise<string> => {
  const body = must(await world.as("vera").ask("GET", "/api/agreements/river/evidence"));
  return typeof body === "string" ? body : JSON.stringify(body);
};

test("SO32 the own lead files it, everyone on the agreement downloads it, and nothing shows it", async () => {
  await recorded();
  must(await fileAs("marcus", PNG));
  must(await fileAs("marcus", PDF));
  const [paper] = (await world.version()).paper;
  const sha256 = fingerprint(PDF);
  expect(paper?.scan).toMatchObject({ sha256, bytes: PDF.length, type: "application/pdf" });
  for (const who of ["marcus", "amina", "vera", "ruth", "gwen"] as const) {
    const answer = await fetchAs(who);
    expect(answer.body).toBe(new TextDecoder().decode(PDF));
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "application/pdf",
      "content-disposition": "attachment; filename=river-1-alderbeck.pdf",
      "content-security-policy": "sandbox",
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    });
  }
});

test("SO32 nobody else files or reads one, and what is refused keeps nothing", async () => {
  await recorded();
  expect(await refused(() => fetchAs("amina"))).toEqual(["404 notFound", true]);
  expect(await refused(() => fileAs("amina", PDF))).toEqual(["409 notOnPaper", true]);
  for (const who of ["gwen", "helen", "vera"] as const) {
    expect(await refused(() => fileAs(who, PDF))).toEqual(["403 notAllowed", true]);
  }
  expect(await refused(() => fileAs("oscar", PDF))).toEqual(["404 notFound", true]);
  must(await fileAs("marcus", PDF));
  expect(await refused(() => fetchAs("oscar"))).toEqual(["404 notFound", true]);
  const stranger = world.server.browser();
  const path = "/api/agreements/river/paper/alderbeck/scan";
  expect(refusalOf(await stranger.get(path))).toBe("401 signInNeeded");
  const unseen = await stranger.put("/api/agreements/river/paper/scan", { content: base64(PDF) });
  expect(refusalOf(unseen)).toBe("401 signInNeeded");
});

const early = async () => fileAs("marcus", PDF);
const tooLarge = async () =>
  world.put("marcus", "paper/scan", { content: "A".repeat(9 * 1024 * 1024) });

test("SO32 another kind of file, a spoiled one and one that is too large are refused", async () => {
  await recorded();
  const large = new Uint8Array(LARGEST_SCAN);
  large.set(PDF);
  const over = new Uint8Array(LARGEST_SCAN + 1);
  over.set(PDF);
  for (const bytes of [utf8ToBytes("<svg onload=alert(1)>"), new Uint8Array(), over]) {
    expect(await refused(() => fileAs("marcus", bytes))).toEqual(["422 notAScan", true]);
  }
  const spoiled = () => world.put("marcus", "paper/scan", { content: `${base64(PDF)}*` });
  expect(await refused(spoiled)).toEqual(["422 notAScan", true]);
  expect(await refused(tooLarge)).toEqual(["413 tooLarge", true]);
  must(await fileAs("marcus", large));
});

test("SO32 none before the record, after the match or after the end of the round", async () => {
  world = await World.open({
    forms: { alderbeck: "council" },
    answers: { F1: ["agreement", "deed"] },
  });
  await world.second("colin");
  expect(await refused(early)).toEqual(["409 wrongStage", true]);
  const { docHash } = await world.freeze();
  expect(await refused(early)).toEqual(["409 paperNotHere", true]);
  const said = { signedOn: "2026-11-18", signedBy: "The seal", kept: "Strong room" };
  must(await world.put("marcus", "paper", { ...said, fingerprint: docHash }));
  must(await match(docHash));
  expect(await refused(early)).toEqual(["409 paperMatched", true]);
  must(await world.post("amina", "thaw", { reason: "A wrong date" }));
  expect(await refused(early)).toEqual(["409 wrongStage", true]);
});

test("SO33 a scan that was changed meanwhile is not matched", async () => {
  const docHash = await recorded();
  must(await fileAs("marcus", PNG));
  must(await fileAs("marcus", PDF));
  expect(await refused(() => match(docHash))).toEqual(["409 conflict", true]);
  expect(await refused(() => match(docHash, fingerprint(PNG)))).toEqual(["409 conflict", true]);
  must(await match(docHash, fingerprint(PDF)));
});

test("SO33 the bundle has its hash and not the file, and the command knows the file again", async () => {
  const docHash = await recorded();
  must(await fileAs("marcus", PDF));
  must(await match(docHash, fingerprint(PDF)));
  const text = await bundle();
  const verdict = await verify(utf8ToBytes(text), nodeChecks);
  expect(verdict.findings).toEqual([]);
  expect(verdict.evidence?.paper).toEqual([
    { party: "Alderbeck Wildlife Group", signedOn: "2026-11-18", scan: fingerprint(PDF) },
  ]);
  expect(Bundle.parse(parseCanonical(utf8ToBytes(text))?.value).events.at(-2)).toMatchObject({
    type: "counterpart.scanned",
    pii: null,
  });
  const folder = mkdtempSync(join(tmpdir(), "counterpart-scan-"));
  const keep = (name: string, bytes: Uint8Array | string): string => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
  const file = keep("bundle.json", text);
  const command = (scan: string) =>
    spawnSync(process.execPath, ["server/verify.ts", file, "--scan", scan], { encoding: "utf8" });
  const right = command(keep("deed.pdf", PDF));
  expect(right.stdout).toContain("It is the scan of Alderbeck Wildlife Group that was matched.");
  expect(right.status).toBe(0);
  const wrong = command(keep("other.pdf", new Uint8Array([...PDF, 10])));
  expect(wrong.stdout).toContain("It is not a scan that was matched for this version.");
  expect(wrong.status).toBe(1);
  rmSync(folder, { recursive: true });
});
