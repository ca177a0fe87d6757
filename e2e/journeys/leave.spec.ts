import { readFile } from "node:fs/promises";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { type Product, startProduct } from "../product.ts";
import { addAuthenticator } from "../authenticator.ts";
import { complaints, expectAccessible } from "../steps/accessible.ts";
import { openAs } from "../steps/example-person.ts";
import { look } from "../steps/look.ts";
import { finishRiver, freezeRiver, RIVER } from "../steps/river.ts";
import { signWithPasskey } from "../steps/signing.ts";

/**
 * T2, as far as leaving goes: three organisations, a frozen version in signing with one signature,
 * and the council takes itself out. Then the way out between two.
 */
const CARERS = "/agreements/carers-voices";
const WHY = "The council has ended its youth programme.";

let product: Product;
test.describe.configure({ mode: "serial" });
test.beforeAll(async () => {
  product = await startProduct();
});
test.afterAll(async () => {
  await product.remove();
});

const open = async (browser: Browser, person: string): Promise<Page> =>
  openAs(browser, product.origin, person);

test("T2 three organisations freeze their words, and one director signs", async ({ browser }) => {
  test.setTimeout(480_000);
  const amina = await open(browser, "amina");
  const sian = await open(browser, "sian");
  await finishRiver(amina, sian);
  await freezeRiver(browser, product.origin, amina);
  const ruth = await open(browser, "ruth");
  await addAuthenticator(ruth);
  await ruth.goto(`${RIVER}/sign`);
  await signWithPasskey(ruth);
  await ruth.context().close();
});

test("T2 one of them leaves: its people are out, the round is void", async ({ browser }) => {
  test.setTimeout(240_000);
  const sian = await open(browser, "sian");
  const marcus = await open(browser, "marcus");
  const reader = await open(browser, "rhodri");
  for (const page of [marcus, reader]) {
    await page.goto(`${RIVER}/draft`);
    await expect(page.getByLabel("The agreement", { exact: true })).toContainText("Northmere");
  }
  const heard = [marcus, sian].map(complaints);

  await test.step("the dialog says what it means, and is accessible", async () => {
    await sian.goto(`${RIVER}/people`);
    await sian.getByRole("button", { name: "Leave this agreement" }).click();
    const dialog = sian.getByRole("dialog");
    await expect(dialog).toContainText("Every signature is set aside");
    await dialog.getByRole("button", { name: /^Take .* out$/ }).click();
    await expect(dialog).toContainText("Enter why you leave");
    await expectAccessible(sian, "leaving");
    await look(sian, "leave");
    await dialog.getByLabel("Why do you leave?").fill(WHY);
    await dialog.getByRole("button", { name: /^Take .* out$/ }).click();
  });

  await test.step("its people are out at once, an open draft too", async () => {
    await expect(sian).toHaveURL(`${product.origin}/`);
    const left = sian.getByRole("region", { name: "You have left", exact: true });
    await expect(left).toContainText("Northmere Borough Council");
    await expect(reader.getByText("You are not on this agreement any more.")).toBeVisible();
    await reader.goto(`${RIVER}/draft`);
    await expect(reader.getByText(/^You cannot open this/)).toBeVisible();
  });

  await test.step("they read what it was on that day, and take it along", async () => {
    await reader.goto("/");
    await reader.getByRole("link", { name: /River and Roots/ }).click();
    await expect(reader.getByText(/This is what it was on that day/)).toBeVisible();
    await reader.goto(RIVER);
    await expect(reader.getByText(/This is what it was on that day/)).toBeVisible();
    await expectAccessible(reader, "what a leaver keeps");
    await look(reader, "kept");
    const downloading = reader.waitForEvent("download");
    await reader
      .getByRole("button", { name: "Download as a page: The words of the draft", exact: true })
      .click();
    const page = await readFile(await (await downloading).path(), "utf8");
    expect(page).toContain("Northmere Borough Council");
    expect(page).toContain("when your organisation left");
  });

  await test.step("the round is void, and who signed is told", async () => {
    await expect(marcus.getByLabel("The words of the agreement")).toBeVisible();
    const ruth = await open(browser, "ruth");
    await ruth.goto(`${RIVER}/sign`);
    await expect(ruth.getByText("Your signature is set aside.")).toBeVisible();
    await expect(ruth.getByText(WHY)).toBeVisible();
    await marcus.goto("/outbox");
    await expect(marcus.getByText(/has left: River and Roots/).first()).toBeVisible();
    await expect(marcus.getByText(/You do not need to sign yet: River/).first()).toBeVisible();
  });

  expect(heard.flat()).toEqual([]);
});

test("T2 the others see what changed, and write on", async ({ browser }) => {
  test.setTimeout(240_000);
  const amina = await open(browser, "amina");
  const marcus = await open(browser, "marcus");
  const heard = [amina, marcus].map(complaints);
  await test.step("the result is worked out again, with what changed", async () => {
    await amina.goto(`${RIVER}/result`);
    const history = amina.getByRole("region", { name: "How the result has changed" });
    await expect(history).toContainText("Northmere Borough Council");
    await expectAccessible(amina, "the result without a leaver");
    await look(amina, "result");
  });

  await test.step("words that name it hold a freeze, its comments stay, others write on", async () => {
    await amina.goto(`${RIVER}/ready`);
    await expect(
      amina.getByText("1 organisation has left and is still in the words"),
    ).toBeVisible();
    await marcus.goto(`${RIVER}/draft`);
    await expect(marcus.getByText("Siân Morgan").first()).toBeVisible();
    await amina.goto(`${RIVER}/audit`);
    await expect(amina.getByText(WHY).first()).toBeVisible();
  });
  expect(heard.flat()).toEqual([]);
});

test("one of two ends it, and both keep what was written", async ({ browser }) => {
  const dee = await open(browser, "dee");
  const elin = await open(browser, "elin");
  const heard = [dee, elin].map(complaints);
  await dee.goto(`${CARERS}/people`);
  await dee.getByRole("button", { name: "End this agreement" }).click();
  await expectAccessible(dee, "ending");
  await look(dee, "end");
  const dialog = dee.getByRole("dialog");
  await dialog.getByLabel("Why do you end it?").fill("We have no time before the summer.");
  await dialog.getByRole("button", { name: "End it for both" }).click();
  await expect(dee.getByText(/^It was ended before it was signed/)).toBeVisible();
  await elin.goto(CARERS);
  await expect(elin.getByText(/^It was ended before it was signed/)).toBeVisible();
  await expectAccessible(elin, "an agreement that has ended");
  await look(elin, "ended");
  await elin.getByRole("link", { name: /^What happened/ }).click();
  await expect(elin.getByText("We have no time before the summer.").first()).toBeVisible();
  await elin.goto("/");
  await expect(elin.getByText("Ended before it was signed")).toBeVisible();
  expect(heard.flat()).toEqual([]);
});
