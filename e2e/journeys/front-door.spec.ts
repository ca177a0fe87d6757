import { type Browser, expect, type Page, test } from "@playwright/test";
import { addAuthenticator } from "../authenticator.ts";
import { type Product, startProduct } from "../product.ts";
import { complaints, expectAccessible } from "../steps/accessible.ts";
import { openAs } from "../steps/example-person.ts";
import { describeOrganisation } from "../steps/organisation.ts";
import { signIn } from "../steps/sign-in.ts";

let product: Product;

test.beforeAll(async () => {
  product = await startProduct({ DEMO: "on" });
});
test.afterAll(async () => {
  await product.remove();
});

/** Somebody who comes with a browser of their own. */
async function visitor(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ baseURL: product.origin, reducedMotion: "reduce" });
  return context.newPage();
}

const heading = (page: Page, name: string | RegExp) =>
  page.getByRole("heading", { level: 1, name });

test("a newcomer meets the example and becomes its people, each in a tab of its own", async ({
  browser,
}) => {
  const page = await visitor(browser);
  const context = page.context();
  const heard = complaints(page);
  await page.goto("/");
  await page.getByRole("link", { name: "Open as Amina" }).waitFor();
  await expectAccessible(page, "first run");

  await page.goto("/as/amina?next=/");
  await expect(page.getByRole("region", { name: "Example" })).toContainText("You are Amina Yusuf.");
  const other = await context.newPage();
  await other.goto("/as/helen?next=/");
  await expect(other.getByRole("region", { name: "Example" })).toContainText("Helen Ashworth");
  await page.reload();
  await expect(page.getByRole("region", { name: "Example" })).toContainText("Amina Yusuf");

  const third = await context.newPage();
  await third.goto("/");
  await expect(third.getByRole("link", { name: "Open as Amina" })).toBeVisible();
  expect(heard).toEqual([]);
});

test("three windows open, one for each of three people", async ({ browser }) => {
  const page = await visitor(browser);
  const context = page.context();
  await page.goto("/");
  const button = page.getByRole("button", { name: "Open three windows" });
  await button.waitFor();
  const windows: Page[] = [];
  context.on("page", (opened) => windows.push(opened));
  await button.click();
  await expect.poll(() => windows.length).toBe(3);
  const people = ["Amina Yusuf", "Gwen Pritchard", "Helen Ashworth"];
  // The browser tells of the three in no order of their own.
  await expect
    .poll(async () => {
      const banners = windows.map((one) => one.getByRole("region", { name: "Example" }));
      const texts = await Promise.all(banners.map((banner) => banner.textContent()));
      return people.filter((name) => texts.some((text) => text?.includes(name) === true));
    })
    .toEqual(people);
});

test("the pages of a person are accessible, and so are their dialogs and menus", async ({
  browser,
}) => {
  const page = await visitor(browser);
  test.setTimeout(240_000);
  const heard = complaints(page);
  await page.goto("/as/amina?next=/");
  await page.getByRole("heading", { name: "Your move" }).waitFor();
  await expectAccessible(page, "home");
  await page.getByRole("button", { name: "Amina Yusuf" }).click();
  await page.getByRole("menu").waitFor();
  await expectAccessible(page, "the menu of the account");
  await page.keyboard.press("Escape");

  await page.goto("/agreements/river-and-roots");
  await page.getByRole("heading", { name: "Whose move" }).waitFor();
  await expectAccessible(page, "overview");
  await page.getByRole("link", { name: "People and roles" }).click();
  await heading(page, "People and roles").waitFor();
  await expectAccessible(page, "people");

  const invite = page.getByRole("button", { name: "Invite a colleague" });
  await invite.click();
  await page.getByRole("button", { name: "Send the invitation" }).click();
  await expect(page.getByRole("alert")).toBeFocused();
  await expectAccessible(page, "inviting, with errors");
  await page.keyboard.press("Escape");
  await expect(invite).toBeFocused();

  await page.getByRole("button", { name: "Change: Ruth Adeyemi" }).click();
  await page.getByRole("menuitem", { name: /authority/ }).click();
  await expectAccessible(page, "confirming authority");

  for (const path of ["/organisation", "/account", "/outbox", "/example", "/nowhere"]) {
    await page.goto(path);
    await page.locator("main h1").waitFor();
    await page.waitForLoadState("networkidle");
    await expectAccessible(page, path);
  }
  expect(heard).toEqual([]);
});

test("what is not the reader's to see says so, and leads home", async ({ browser }) => {
  const page = await openAs(browser, product.origin, "amina");
  for (const path of ["/agreements/warm-wednesdays", "/agreements/none-such/people"]) {
    await page.goto(path);
    await heading(page, "You cannot open this").waitFor();
    await expectAccessible(page, path);
  }
  await page.getByRole("link", { name: "Go to your agreements" }).click();
  await heading(page, /Amina/).waitFor();
});

test("a new person signs in, describes their organisation and invites, by keyboard alone", async ({
  browser,
}) => {
  const page = await visitor(browser);
  test.setTimeout(240_000);
  const heard = complaints(page);
  await page.goto("/agreements/new");
  await heading(page, "Sign in").waitFor();
  await expectAccessible(page, "sign in");
  await page.getByRole("button", { name: "Send me a code" }).press("Enter");
  await expect(page.getByRole("alert")).toBeFocused();
  await expect(page).toHaveTitle(/^Error: /);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Your email")).toBeFocused();
  await expectAccessible(page, "sign in, with an error");

  await signIn(page, { name: "Nia Llŷr", email: "nia@dwr.example" });
  await heading(page, "First, tell us about your organisation").waitFor();
  await expectAccessible(page, "one's organisation");
  await describeOrganisation(page, {
    legalName: "Elusen Dŵr Glân",
    shortName: "Dŵr Glân",
    number: "1155123",
    address: "1 Heol y Dŵr, Bangor",
    kind: "Charitable incorporated organisation (CIO)",
  });
  await page.getByRole("button", { name: "Save and go on" }).press("Enter");

  await heading(page, "Start a partnership").waitFor();
  await expectAccessible(page, "a new partnership");
  await page.getByRole("button", { name: "Send 1 invitation" }).press("Enter");
  await expect(page.getByRole("alert")).toBeFocused();
  await expectAccessible(page, "a new partnership, with errors");
  await page.getByLabel("Working name").fill("Clean rivers");
  await page.getByLabel("Name of partner organisation 1").fill("Bangor City Council");
  await page.getByLabel("Name of the lead of Bangor City Council").fill("Huw Parry");
  await page.getByLabel("Email of the lead of Bangor City Council").fill("huw@bangor.example");
  await page.getByRole("button", { name: "Send 1 invitation" }).press("Enter");
  await heading(page, "Clean rivers is started").waitFor();
  await expect(heading(page, "Clean rivers is started")).toBeFocused();
  await expectAccessible(page, "the invitation links");

  const link = await page.getByLabel("Invitation for huw@bangor.example").inputValue();
  await page.goto(link);
  await heading(page, "Nia Llŷr invites you to Clean rivers").waitFor();
  await expectAccessible(page, "an invitation");
  expect(heard).toEqual([]);
});

test("the skip link leads past the bar, and a page's heading takes the focus", async ({
  browser,
}) => {
  const page = await visitor(browser);
  await page.goto("/as/amina?next=/organisation");
  await page.getByRole("table").waitFor();
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to main content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("#main")).toBeFocused();
  await page.getByRole("link", { name: "Agreements", exact: true }).press("Enter");
  await expect(heading(page, /Amina/)).toBeFocused();
});

test("a passkey is added, signs its person in, and is taken away again", async ({ browser }) => {
  const page = await visitor(browser);
  await addAuthenticator(page);
  await page.goto("/sign-in?next=/account");
  await signIn(page, { name: "Huw Parry", email: "huw@passkeys.example" });
  await page.getByLabel("Name for this passkey").fill("Laptop");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  const remove = page.getByRole("button", { name: "Remove Laptop" });
  await remove.waitFor();

  await page.getByRole("button", { name: "Huw Parry" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.getByRole("link", { name: "Open as Amina" }).waitFor();
  await page.goto("/sign-in?next=/account");
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(heading(page, "Your account")).toBeVisible();

  await remove.click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByText("You have no passkey yet.")).toBeVisible();
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
});

test("an invitation opens for its own address alone, and once", async ({ browser }) => {
  const amina = await visitor(browser);
  await amina.goto("/as/amina?next=/agreements/river-and-roots/people");
  await amina.getByRole("button", { name: "Invite a colleague" }).click();
  await amina.getByLabel("Their name").fill("Tom Reed");
  await amina.getByLabel("Their email").fill("tom@harrowfell.example");
  await amina.getByLabel("What will they do?").selectOption("legal");
  await amina.getByRole("button", { name: "Send the invitation" }).click();
  const link = await amina.getByLabel("Invitation for Tom Reed").inputValue();

  const tom = await visitor(browser);
  const join = tom.getByRole("button", { name: "Join this agreement" });
  await tom.goto(link);
  await tom.getByRole("link", { name: "Sign in to join" }).click();
  await signIn(tom, { name: "Somebody Else", email: "else@harrowfell.example" });
  await join.click();
  await expect(tom.getByRole("alert")).toContainText("for another email address");

  await tom.getByRole("main").getByRole("link", { name: "Sign in" }).click();
  await signIn(tom, { name: "Tom Reed", email: "tom@harrowfell.example" });
  await join.click();
  // The page of the invitation names the agreement in its heading too.
  await expect(tom).toHaveURL(/\/agreements\/river-and-roots$/);
  await expect(heading(tom, "River and Roots youth programme")).toBeVisible();
  await tom.goto(link);
  await expect(tom.getByRole("alert")).toContainText("This invitation has been used");
});
