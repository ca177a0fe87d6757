import { type Browser, expect, type Page, test } from "@playwright/test";
import { type Product, startProduct } from "../product.ts";
import { addAuthenticator } from "../authenticator.ts";
import { complaints, expectAccessible } from "../steps/accessible.ts";
import { fillFields } from "../steps/drafting.ts";
import { openAs } from "../steps/example-person.ts";
import { confirmAuthority } from "../steps/people.ts";
import { fileScreening, nameLeads } from "../steps/checks.ts";
import { FREEZE, freezeRiver, RIVER } from "../steps/river.ts";
import { oneLetterChanged, saveBundle, signWithPasskey } from "../steps/signing.ts";

const WARM = "/agreements/warm-wednesdays";

let product: Product;
test.describe.configure({ mode: "serial" });
test.beforeAll(async () => {
  product = await startProduct();
});
test.afterAll(async () => {
  await product.remove();
});

test("the freeze button leads to what is left, until nothing is", async ({ browser }) => {
  test.setTimeout(240_000);
  const amina = await open(browser, "amina");
  const sian = await open(browser, "sian");
  await amina.goto(`${RIVER}/ready`);
  await expectAccessible(amina, "ready to sign");
  await test.step("pressed early, it moves the focus to the first thing", async () => {
    await amina.getByRole("button", { name: FREEZE }).click();
    await expect(amina.getByRole("link", { name: "Finish it" })).toBeFocused();
    await expect(amina.getByText(/^First fix this: 1 clause/)).toBeAttached();
  });
  await test.step("each thing leads to its exact place", async () => {
    await amina.getByRole("link", { name: "Finish it" }).click();
    await amina.getByText("Text to write: at what level").click({ clickCount: 3 });
    await amina.keyboard.type("We stop at 0.6 metres on the gauge board.");
    await amina.goto(`${RIVER}/ready`);
    await amina.getByRole("link", { name: "Most that a partner pays" }).click();
    await expect(amina.getByRole("dialog", { name: /Most that a partner pays/ })).toBeVisible();
    await amina.keyboard.press("Escape");
    await fillFields(amina);
  });
  await test.step("AG20 gates are closed in place, and none is waived, by those who may", async () => {
    await amina.goto(`${RIVER}/ready`);
    await amina.getByRole("button", { name: "Close it", exact: true }).click();
    await expect(
      amina.getByText("The funder asks for this, so nobody can waive it."),
    ).toBeVisible();
    await expect(amina.getByLabel("Waive it: we go on without it")).toHaveCount(0);
    await amina.getByLabel("When did the funder approve it?").fill("2020-11-20");
    await amina
      .getByLabel(/^Who gave the approval/)
      .fill("Their letter of 20 November, filed as F-12.");
    await amina.getByRole("button", { name: "Close this check" }).click();
    await expect(amina.getByText("Funder’s approval: closed by Amina Yusuf")).toBeVisible();
    await expect(amina.getByRole("heading", { name: "Done" })).toBeFocused();
    await sian.goto(`${RIVER}/ready`);
    await sian.getByRole("button", { name: "Close it", exact: true }).click();
    await sian.getByLabel("One: it is below the council’s own value").check({ force: true });
    await sian.getByLabel(/^Who signs, by which rule/).fill("The director, by standing order 14.");
    await sian.getByRole("button", { name: "Close this check", exact: true }).click();
    await expect(
      sian.getByText("Who signs by its own rules, Northmere: closed by Siân Morgan"),
    ).toBeVisible();
  });
  await test.step("AG21 AG22 a person for each setting, a screening answered and filed", async () => {
    await amina.goto(`${RIVER}/ready`);
    await nameLeads(amina);
    await fileScreening(amina);
  });
  await confirmAuthority(sian, RIVER, "Rhodri Llŷr");
  await freezeRiver(browser, product.origin, amina);
  await expectAccessible(amina, "waiting for signatures");
});

test("thawed while a director reads: she is told, and has signed nothing", async ({ browser }) => {
  test.setTimeout(240_000);
  const ruth = await open(browser, "ruth");
  await ruth.goto(`${RIVER}/sign`);
  await expect(
    ruth.getByRole("heading", { name: "Sign for Harrowfell Youth Action" }),
  ).toBeVisible();
  await expectAccessible(ruth, "signing");
  const amina = await open(browser, "amina");
  await amina.goto(`${RIVER}/ready`);
  await amina.getByRole("button", { name: "Thaw it" }).click();
  await amina.getByLabel("Why?").fill("The ranger’s hours are wrong in clause 16.");
  await amina.getByRole("dialog").getByRole("button", { name: "Thaw it" }).click();
  await expect(amina.getByText("Amina Yusuf thawed version 1")).toBeVisible();
  const told = ruth.getByRole("heading", { name: /^Amina Yusuf thawed this/ });
  await expect(told).toBeFocused({ timeout: 25_000 });
  await expect(ruth.getByText("You have signed nothing.")).toBeVisible();
  await freezeRiver(browser, product.origin, amina);
});

test("declining by keyboard ends the round, and sets a signature aside", async ({ browser }) => {
  const ruth = await open(browser, "ruth");
  await addAuthenticator(ruth);
  await ruth.goto(`${RIVER}/sign`);
  await signWithPasskey(ruth);
  await expectAccessible(ruth, "signed");

  const helen = await open(browser, "helen");
  await helen.goto(`${RIVER}/sign`);
  await helen.getByRole("button", { name: "Ask for changes or decline" }).press("Enter");
  await expect(helen.getByRole("heading", { name: "Why are you not signing now?" })).toBeFocused();
  await expect(helen.getByText("Ruth Adeyemi has signed.")).toBeVisible();
  await helen.keyboard.press("Tab");
  await helen.keyboard.press("Space");
  await helen.keyboard.press("Tab");
  await helen.keyboard.type("Our insurer wants another limit.");
  await helen.keyboard.press("Tab");
  await helen.keyboard.press("Enter");
  await expect(helen.getByRole("heading", { name: /^Helen Ashworth asked for/ })).toBeFocused();
  await ruth.reload();
  await expect(ruth.getByText("Your signature is set aside.")).toBeVisible();
  const amina = await open(browser, "amina");
  await amina.goto(`${RIVER}/ready`);
  await expect(amina.getByText("Helen Ashworth declined version 2")).toBeVisible();
  await expect(amina.getByText("Our insurer wants another limit.")).toBeVisible();
});

test("anybody checks a copy, and nothing leaves the page", async ({ browser }) => {
  const josie = await open(browser, "josie");
  await josie.goto(`${WARM}/signed`);
  await expect(josie.getByText("Certificate of signing")).toBeVisible();
  await expectAccessible(josie, "the certificate");
  const file = await saveBundle(josie);

  const context = await browser.newContext({ baseURL: product.origin });
  const stranger = await context.newPage();
  const faults = complaints(stranger);
  await stranger.goto("/verify");
  await expect(stranger.getByRole("heading", { level: 1 })).toBeVisible();
  await stranger.waitForLoadState("networkidle");
  await context.setOffline(true);
  const asked: string[] = [];
  stranger.on("request", (request) => asked.push(`${request.method()} ${request.url()}`));
  await stranger.setInputFiles("input[type=file]", file);
  await expect(stranger.getByRole("heading", { name: "Yes. It fits." })).toBeVisible();
  await stranger.setInputFiles("input[type=file]", oneLetterChanged(file));
  await expect(
    stranger.getByRole("heading", { name: "No. This file is different." }),
  ).toBeVisible();
  expect(asked.filter((one) => !/^GET \S+\/assets\/\S+\.woff2?$/.test(one))).toEqual([]);
  expect(faults).toEqual([]);
  await context.setOffline(false);
  await expectAccessible(stranger, "the check page");
});

const open = async (browser: Browser, person: string): Promise<Page> =>
  openAs(browser, product.origin, person);
