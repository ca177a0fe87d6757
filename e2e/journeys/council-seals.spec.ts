import { readFileSync } from "node:fs";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { VersionView } from "#shared/protocol/signoff.ts";
import { TemplateView } from "#shared/protocol/templates.ts";
import { expectAccessible } from "../steps/accessible.ts";
import { answersOf } from "../steps/consortium.ts";
import { look } from "../steps/look.ts";
import type { Caller } from "../steps/over-http.ts";
import { charity, Partners } from "../steps/partners.ts";
import type { Person } from "../steps/people.ts";
import {
  authorise,
  fillOver,
  freezeOver,
  joinAs,
  type Place,
  settleGates,
  signByCode,
  writeOver,
} from "../steps/signing-over-http.ts";
import { saveBundle, verifyOffline } from "../steps/signing.ts";

/**
 * T3: a charity and a council make a deed. Two trustees sign here, and the council seals a printed
 * copy. What they do as everybody does goes over HTTP; what is different is done in pages.
 */
const CHARITY = charity("Larkmead Community Kitchen", "Larkmead", {
  name: "Oona Fairley",
  email: "oona@larkmead.example",
});
const BOROUGH = charity("Saltmarsh Borough Council", "Saltmarsh", {
  name: "Rhodri Pask",
  email: "rhodri@saltmarsh.example",
});
const COUNCIL = {
  ...BOROUGH,
  profile: { ...BOROUGH.profile, legalForm: "council", publicAuthority: true },
} as const;
const TRUSTEES: readonly [Person, Person] = [
  { name: "Bethan Cole", email: "bethan@larkmead.example" },
  { name: "Idris Vane", email: "idris@larkmead.example" },
];
const OFFICER = { name: "Maud Ferris", email: "maud@saltmarsh.example" };
const DEED = { F1: ["deed"] };
const SEAL = "The seal of the Council, attested by Maud Ferris, Head of Legal Services";
const SCAN = {
  name: "sealed.pdf",
  mimeType: "application/pdf",
  buffer: Buffer.from("%PDF-1.7\nthe sealed copy\n"),
};
const DIFFERS =
  "That is not the fingerprint of this version. Nothing was recorded. Read it from the paper again. If it still differs, the paper has other words.";
/** Years ahead, so that no signature is of that day. */
const DELIVERED = "2040-04-01";

let both: Partners;
let place: Place;
let trustees: readonly [Caller, Caller];
let officer: Caller;

test.describe.configure({ mode: "serial" });
test.beforeAll(async () => {
  both = await Partners.open([known(CHARITY, "1180001"), known(COUNCIL, "")]);
  await both.join("The Saltmarsh kitchen");
  place = { origin: both.product.origin, agreement: both.agreement };
  for (const number of [1, 2]) await both.answer(number, answersOf(number, DEED));
  await both.confirm([1, 2]);
  await both.startDraft();
  const first = await directorFor(1, TRUSTEES[0]);
  officer = await directorFor(2, OFFICER);
  trustees = [first, first];
});
test.afterAll(async () => {
  await both.close();
});

const known = <One extends typeof CHARITY>(partner: One, number: string): One => ({
  ...partner,
  profile: { ...partner.profile, number, address: "1 Strand Street, Saltmarsh" },
});

async function directorFor(number: number, person: Person): Promise<Caller> {
  const lead = both.lead(number);
  const caller = await joinAs(place, lead, person, "director");
  await authorise(place, lead, caller);
  return caller;
}

async function openPage(browser: Browser, caller: Caller, path: string): Promise<Page> {
  const page = await both.pageOf(browser, caller);
  await page.goto(`${both.agreement}/${path}`);
  return page;
}

const versionNow = async (): Promise<VersionView> =>
  VersionView.parse(await both.lead(1).send("GET", `/api${both.agreement}/version`));

const freeze = async (): Promise<VersionView> => freezeOver(place, [both.lead(1), both.lead(2)]);

const sign = async (version: VersionView): Promise<void> =>
  signByCode(
    place,
    trustees.map((caller, at) => ({ caller, person: TRUSTEES[at] ?? TRUSTEES[0] })),
    version,
  );

/** As it stands on the paper: in groups of four, and typed in capitals. */
const onPaper = (hash: string): string => (hash.match(/.{4}/g) ?? []).join(" ").toUpperCase();

const oneOff = (hash: string): string => {
  const at = 40;
  return `${hash.slice(0, at)}${hash[at] === "0" ? "1" : "0"}${hash.slice(at + 1)}`;
};

test("T3 SO28 a deed: the charity has two places, the council seals and has none", async ({
  browser,
}) => {
  const { outline } = TemplateView.parse(
    await both.lead(2).send("GET", `/api${both.agreement}/template`),
  );
  expect(outline.body).toContain("SI-04:R");
  const lead = await openPage(browser, both.lead(1), "ready");
  const who = lead.getByRole("region", { name: "Who will sign" });
  const charityPart = who.locator("section").filter({ hasText: "Larkmead Community Kitchen" });
  await expect(charityPart).toContainText("2 trustees sign");
  await expect(charityPart.getByRole("listitem")).toHaveText([
    /Bethan Cole/,
    "One more trustee to ask",
  ]);
  const councilPart = who.locator("section").filter({ hasText: "Saltmarsh Borough Council" });
  await expect(councilPart).toContainText("It puts its seal on a printed copy");
  await expect(councilPart).toContainText("Nobody signs here for it.");
  await expect(councilPart.getByRole("listitem")).toHaveCount(0);
  trustees = [trustees[0], await directorFor(1, TRUSTEES[1])];
  await lead.reload();
  await expect(charityPart.getByRole("listitem")).toHaveText([/Bethan Cole/, /Idris Vane/]);
  // SO43: the council has one way only, so the charity alone is offered another.
  await lead.getByRole("link", { name: "Change how it signs the deed", exact: true }).click();
  await expect(lead.getByLabel("The words of the agreement")).toContainText(
    "Saltmarsh: it seals this agreement, and a person whom its own rules name signs beside the seal",
  );
  await lead.context().close();
});

test("T3 SO28 SO30 the officer of the council can read the frozen words, and has no button to sign", async ({
  browser,
}) => {
  await fillOver(place, both.lead(1));
  const council = (await both.view(2)).organisationId;
  await settleGates(place, both.lead(1), (organisationId) =>
    organisationId === council
      ? { lead: both.lead(2), director: officer }
      : { lead: both.lead(1), director: trustees[0] },
  );
  const version = await freeze();
  expect(version.signatories.map(({ personName }) => personName)).toEqual([
    "Bethan Cole",
    "Idris Vane",
  ]);
  const page = await openPage(browser, officer, "sign");
  await expect(
    page.getByRole("heading", { name: "Saltmarsh Borough Council signs on paper" }),
  ).toBeVisible();
  await expect(page.getByText("Saltmarsh Borough Council, on paper, not yet")).toBeVisible();
  await expect(
    page.getByRole("heading", { name: "Signing as a deed or under seal" }),
  ).toBeVisible();
  await expect(page.getByRole("button", { name: /sign/i })).toHaveCount(0);
  await expect(page.getByRole("checkbox")).toHaveCount(0);
  await expectAccessible(page, "the officer’s page");
  const { id: versionId, docHash } = version;
  const asked = { versionId, docHash, method: "emailCode" };
  const refusal = await officer.refused("POST", `/api${both.agreement}/sign/challenge`, asked);
  expect(refusal.code).toBe("notSignatory");
  await page.context().close();
});

test("T3 SO28 one character that differs is refused in a plain sentence, and nothing is recorded", async ({
  browser,
}) => {
  const { docHash } = await versionNow();
  const [bethan] = trustees;
  await signByCode(place, [{ caller: bethan, person: TRUSTEES[0] }], await versionNow());
  const page = await openPage(browser, both.lead(2), "ready");
  await record(page, oneOff(docHash));
  await expect(page.getByRole("dialog").getByRole("alert")).toHaveText(DIFFERS);
  await expect(page.getByLabel("Who signed or sealed it")).toHaveValue(SEAL);
  expect((await versionNow()).paper).toMatchObject([{ recorded: null, matched: null }]);
  await page.getByLabel("Fingerprint on the paper").fill(onPaper(docHash));
  await page.getByRole("button", { name: "Record it" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.getByText("A lead of another organisation must type")).toBeVisible();
  await page.context().close();

  const other = await openPage(browser, both.lead(1), "ready");
  await match(other, oneOff(docHash));
  await expect(other.getByRole("dialog").getByRole("alert")).toHaveText(DIFFERS);
  expect((await versionNow()).paper).toMatchObject([{ matched: null }]);
  await other.getByLabel("Fingerprint on the paper").fill(docHash);
  await other.getByRole("button", { name: "It is the same" }).click();
  await expect(other.getByText("matched by Oona Fairley")).toBeVisible();
  expect((await versionNow()).state).toBe("open");
  await other.context().close();
});

async function record(page: Page, fingerprint: string): Promise<void> {
  await page.getByRole("button", { name: "Record the signed copy" }).click();
  await page.getByLabel("Fingerprint on the paper").fill(fingerprint);
  await page.getByLabel("Day it was signed or sealed").fill(new Date().toISOString().slice(0, 10));
  await page.getByLabel("Who signed or sealed it").fill(SEAL);
  await page.getByLabel("Where the paper is kept").fill("Deeds register 2026/114, strong room");
  await page.getByRole("button", { name: "Record it" }).click();
}

async function match(page: Page, fingerprint: string): Promise<void> {
  await page.getByRole("button", { name: "Match the copy" }).click();
  await page.getByLabel("Fingerprint on the paper").fill(fingerprint);
  await page.getByRole("button", { name: "It is the same" }).click();
}

test("T3 SO28 SO30 when the words change, the signature and the sealed copy are both void", async ({
  browser,
}) => {
  const first = await versionNow();
  const lead = await openPage(browser, both.lead(1), "ready");
  await lead.getByRole("button", { name: "Thaw it" }).click();
  const dialog = lead.getByRole("dialog");
  await expect(dialog).toContainText(
    "The copy of Saltmarsh Borough Council on paper is void, too.",
  );
  await dialog.getByLabel("Why?").fill("The kitchen opens a month later");
  await dialog.getByRole("button", { name: "Thaw it and set 1 signature aside" }).click();
  await expect(dialog).toBeHidden();
  await lead.context().close();
  const [bethan] = trustees;
  const signer = await openPage(browser, bethan, "sign");
  await expect(signer.getByText("Your signature is set aside.")).toBeVisible();
  await signer.context().close();

  await writeOver(place, both.lead(1), new Map([["deed.delivered", DELIVERED]]));
  const second = await freeze();
  expect(second.docHash).not.toBe(first.docHash);
  expect(second.signatories.map(({ signedAt }) => signedAt)).toEqual([null, null]);
  expect(second.paper).toMatchObject([{ recorded: null, matched: null }]);
  const council = await openPage(browser, both.lead(2), "ready");
  await expect(council.getByText("Not signed yet. Its own lead records it.")).toBeVisible();
  await record(council, first.docHash);
  await expect(council.getByRole("dialog").getByRole("alert")).toHaveText(DIFFERS);
  expect((await versionNow()).paper).toMatchObject([{ recorded: null, matched: null }]);
  await council.context().close();
});

test("T3 SO29 the certificate has the day the deed counts from apart from the days of signing", async ({
  browser,
}) => {
  const version = await versionNow();
  await sign(version);
  const council = await openPage(browser, both.lead(2), "ready");
  await record(council, version.docHash);
  await expect(council.getByRole("dialog")).toBeHidden();
  await council.getByLabel("Add a scan").setInputFiles({ ...SCAN, buffer: Buffer.from("GIF89a") });
  await expect(council.getByRole("alert")).toContainText("A scan is a PDF, JPEG or PNG file");
  await council.getByLabel("Add a scan").setInputFiles(SCAN);
  await expect(council.getByRole("button", { name: "Replace the scan" })).toBeVisible();
  await look(council, "scan");
  await council.context().close();
  const page = await openPage(browser, both.lead(1), "ready");
  const coming = page.waitForEvent("download");
  await page.getByRole("link", { name: "Scan of the copy of Saltmarsh Borough Council" }).click();
  const scan = await (await coming).path();
  expect(readFileSync(scan)).toEqual(SCAN.buffer);
  await match(page, version.docHash);
  await expect(
    page.getByText("Signed by all 2 organisations. It counts as a deed from"),
  ).toBeVisible();
  const certificate = page.getByRole("article").first();
  const today = new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "long",
    year: "numeric",
  }).format(new Date());
  for (const { name } of TRUSTEES) {
    await expect(certificate.getByRole("listitem").filter({ hasText: name })).toContainText(today);
  }
  const sealed = certificate.getByRole("listitem").filter({ hasText: SEAL });
  await expect(sealed).toContainText(today);
  await expect(sealed).toContainText("Matched by Oona Fairley, Larkmead Community Kitchen");
  await expect(certificate.getByText("It counts as a deed from 1 April 2040")).toBeVisible();
  await expect(certificate.getByRole("listitem").filter({ hasText: "2040" })).toHaveCount(0);
  await expectAccessible(page, "the certificate of a deed");
  await look(page, "certificate");
  const { status, output } = verifyOffline(await saveBundle(page), "--scan", scan);
  expect(output).toContain("It is the scan of Saltmarsh Borough Council that was matched.");
  expect(output).toContain("It counts as a deed from 2040-04-01.");
  expect(status).toBe(0);
  await page.context().close();
});
