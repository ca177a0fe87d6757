import { devices, expect, type Page, test } from "@playwright/test";
import type { QuestionId } from "#shared/assessment/questions.ts";
import { QUESTIONS } from "#shared/assessment/questions.ts";
import { Me } from "#shared/protocol/people.ts";
import { complaints, expectAccessible } from "../steps/accessible.ts";
import type { Answers } from "../steps/assessment.ts";
import { expectFitsPhone, expectFocusInSight } from "../steps/in-sight.ts";
import { answerByKeyboard, enter, seal, tabOn } from "../steps/keyboard.ts";
import { look } from "../steps/look.ts";
import type { Caller } from "../steps/over-http.ts";
import { charity, Partners } from "../steps/partners.ts";
import { joinAs } from "../steps/signing-over-http.ts";

/**
 * The whole assessment without a mouse, and again with a thumb: one organisation each. Both ask a
 * colleague, write a note and are not sure of something.
 */
const HUB = charity("Fernmouth Community Hub", "The Hub", {
  name: "Kay Board",
  email: "kay@hub.example",
});
const HALL = charity("St Wulfmar’s Church Hall", "The Hall", {
  name: "Thom Thumb",
  email: "thom@hall.example",
});
const IVY = { name: "Ivy Reed", email: "ivy@hub.example" };
const NOTE = "We have two vans. One is old.";
const SHEET = {
  ...devices["Pixel 7"],
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
};

/** Degree 3 in all areas; one fact is open between them, and one is not known. */
const ANSWERS: Answers = {
  ...Object.fromEntries(QUESTIONS.map(({ id, kind }) => [id, kind === "ready" ? 4 : 3])),
  C3: "upto5k",
  C4: "volunteers",
  D3: "coordinator",
  E1: ["staff", "personal"],
  E2: "unsure",
  E3: "onepartner",
  F1: ["letter"],
  F3: ["equipment", "shared"],
  A2: "unsure",
};

let pair: Partners;
let ivy: Caller;

test.describe.configure({ mode: "serial" });
test.beforeAll(async () => {
  pair = await Partners.open([HUB, HALL]);
  await pair.join("Fernmouth Shares");
  const place = { origin: pair.product.origin, agreement: pair.agreement };
  ivy = await joinAs(place, pair.lead(1), IVY, "legal");
});
test.afterAll(async () => {
  await pair.close();
});

test("AS1 AS21 AS22 AS23 one organisation answers everything by keyboard alone", async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const page = await pair.pageOf(browser, pair.lead(1));
  const heard = complaints(page);
  await page.goto(`${pair.agreement}/assessment`);
  await enter(page, page.getByRole("link", { name: "Start the questions" }));
  await answerByKeyboard(page, ANSWERS, {
    A1: () => writeNote(page),
    B1: () => meetNobody(page),
    D3: () => askIvy(page),
  });
  await expectAccessible(page, "check your answers, with a note");
  await test.step("one answer is looked at again from the check, and stays", async () => {
    await enter(page, page.getByRole("link", { name: /^Change/ }).first());
    await expect(page).toHaveURL(/questions\/A1\?from=check$/);
    await expect(page.getByLabel("Note")).toHaveValue(NOTE);
    await enter(page, page.locator('main button[type="submit"]'));
    await expect(page.getByRole("heading", { name: "Check your answers" })).toBeFocused();
  });
  await test.step("backwards too, nothing with the focus is under the bar", async () => {
    await tabOn(page, page.getByRole("button", { name: "Finish and seal our answers" }));
    for (const _ of QUESTIONS) {
      await page.keyboard.press("Shift+Tab");
      await expectFocusInSight(page);
    }
  });
  await seal(page);
  await expect(page.getByRole("heading", { name: "Your answers are sealed" })).toBeFocused();
  expect(heard).toEqual([]);
  await page.context().close();
});

/** Opens the note beside the answer, and writes it. */
async function writeNote(page: Page): Promise<void> {
  await enter(page, page.getByText("Add a note to this answer"));
  await tabOn(page, page.getByLabel("Note"));
  await page.keyboard.type(NOTE);
}

/** Going on without an answer leads to the first choice, through the summary. */
async function meetNobody(page: Page): Promise<void> {
  await enter(page, page.locator('main button[type="submit"]'));
  await expect(page.getByRole("alert")).toContainText("Select one answer, or “Not sure yet”");
  await expect(page.getByRole("alert")).toBeFocused();
  await expectFocusInSight(page);
  await enter(page, page.getByRole("alert").getByRole("link"));
  await expect(page.locator('input[type="radio"]').first()).toBeFocused();
}

/** Asks Ivy through the dialog, sees her answer arrive, and takes it over. */
async function askIvy(page: Page): Promise<void> {
  const ask = page.getByRole("button", { name: "Ask a colleague to answer it" });
  await enter(page, ask);
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  await tabOn(page, dialog.getByLabel("Who can answer it?"));
  await page.keyboard.press("I");
  await expect(dialog.getByLabel("Who can answer it?")).toHaveValue(await idOf(ivy));
  await enter(page, dialog.getByRole("button", { name: "Ask them" }));
  await expect(dialog).toBeHidden();
  await expect(page.getByText("Ivy Reed is asked to answer this.")).toBeVisible();
  await expectFocusInSight(page);
  const path = `/api${pair.agreement}/asks/D3/answer`;
  await ivy.send("PUT", path, { value: "coordinator" });
  await enter(page, page.getByRole("button", { name: "Show this answer" }));
  await expect(page.locator('input[value="coordinator"]')).toBeChecked();
}

const idOf = async (caller: Caller): Promise<string> =>
  Me.parse(await caller.send("GET", "/api/me")).person?.id ?? "";

test("AS1 AS15 the other answers on a phone of 390 px, and nothing is cut or too small", async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const page = await pair.pageOf(browser, pair.lead(2), SHEET);
  const heard = complaints(page);
  await page.goto(`${pair.agreement}/assessment`);
  await expect(page.getByText("The Hub")).toBeVisible();
  await expectFitsPhone(page, "the start");
  await page.getByRole("link", { name: "Start the questions" }).tap();
  for (const question of QUESTIONS) await answerByThumb(page, question.id);
  await expect(page.getByRole("heading", { name: "Check your answers" })).toBeVisible();
  await expectFitsPhone(page, "check your answers");
  await page.getByRole("button", { name: "Finish and seal our answers" }).tap();
  await expect(page).toHaveURL(/\/result$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Your answers point to");
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(await wide()).toBe(0);
  await page.getByRole("button", { name: "Read as a list" }).tap();
  const list = page.getByRole("list", { name: "Where each of you stands" });
  await expect(list).toContainText("If one of us had to stop, what would happen to people");
  await expect(list).toContainText(`Note by Kay Board: ${NOTE}`);
  await expect(list).toContainText("Note by Thom Thumb: Our treasurer has the figures.");
  expect(await wide()).toBe(0);
  await page.getByRole("button", { name: "Show as lines" }).tap();
  await look(page, "result");
  expect(heard).toEqual([]);
  await page.context().close();
});

async function answerByThumb(page: Page, id: QuestionId): Promise<void> {
  await expect(page).toHaveURL(new RegExp(`/questions/${id}$`));
  await expectFitsPhone(page, `question ${id}`);
  const given = ANSWERS[id];
  const codes = (Array.isArray(given) ? given : [given]).map(String);
  for (const code of codes) {
    await page.locator(`input[value="${code}"]`).tap();
    await expect(page.locator(`input[value="${code}"]`)).toBeChecked();
  }
  if (id === "C1") await noteByThumb(page);
  const go = page.getByRole("button", { name: "Save and continue" });
  await go.tap();
}

async function noteByThumb(page: Page): Promise<void> {
  await page.getByText("Add a note to this answer").tap();
  await page.getByLabel("Note").fill("Our treasurer has the figures.");
  await expectFitsPhone(page, "a note on a phone");
}

test("AS11 AS17 the result, its table twin and the yes, by keyboard alone", async ({ browser }) => {
  test.setTimeout(180_000);
  const page = await pair.pageOf(browser, pair.lead(1));
  const heard = complaints(page);
  await page.goto(`${pair.agreement}/result`);
  await enter(page, page.getByRole("button", { name: "Read as a list" }));
  const numbers = page.getByRole("region", { name: /^Where each of you stands, in numbers/ });
  await expect(numbers.getByRole("row")).toHaveCount(8);
  await tabOn(page, numbers);
  await expectAccessible(page, "the result as a list, by keyboard");
  await enter(page, page.getByRole("button", { name: "Show as lines" }));
  const work = page.getByRole("button", { name: "Work", exact: true });
  await enter(page, work);
  await expect(work).toHaveAttribute("aria-expanded", "true");
  await test.step("the fact that neither knew is settled by a changed answer", async () => {
    const facts = page.getByRole("region", { name: "One fact to settle" });
    await enter(page, facts.getByRole("link", { name: /^Change our answer/ }));
    await tabOn(page, page.locator('input[type="radio"]'));
    await page.keyboard.press("ArrowUp");
    await enter(page, page.locator('main button[type="submit"]'));
    await expect(page.getByRole("region", { name: /^Changed since/ })).toBeVisible();
  });
  await enter(page, page.getByRole("button", { name: /^Yes, \d is right for The Hub/ }));
  await expect(page.getByText(/Kay Board said yes on/)).toBeVisible();
  expect(heard).toEqual([]);
  await page.context().close();
});
