import { expect, type Locator, type Page } from "@playwright/test";
import { QUESTIONS } from "#shared/assessment/questions.ts";
import type { QuestionId } from "#shared/assessment/questions.ts";
import type { Answers } from "./assessment.ts";
import { expectFocusInSight } from "./in-sight.ts";

const TABS_AT_MOST = 80;

/**
 * Presses Tab until the focus is on one of these, as somebody without a mouse does. Whatever has
 * the focus on the way can be seen.
 */
export async function tabOn(page: Page, wanted: Locator): Promise<void> {
  await wanted.first().waitFor();
  for (let press = 0; press < TABS_AT_MOST; press += 1) {
    const there = await wanted.evaluateAll((found) =>
      found.some((element) => element === document.activeElement),
    );
    if (there) return;
    await page.keyboard.press("Tab");
    await expectFocusInSight(page);
  }
  throw new Error(`Tab never came to ${String(wanted)}`);
}

export const tabTo = async (page: Page, selector: string): Promise<void> =>
  tabOn(page, page.locator(selector));

/** Tab to it, and Enter. */
export async function enter(page: Page, wanted: Locator): Promise<void> {
  await tabOn(page, wanted);
  await page.keyboard.press("Enter");
}

/**
 * Answers all 26 questions, checks them and seals them, with the keyboard and nothing else.
 * @param before what else is done at a question, before its answer is given
 */
export async function answerByKeyboard(
  page: Page,
  answers: Answers,
  before: Partial<Record<QuestionId, () => Promise<void>>> = {},
): Promise<void> {
  for (const question of QUESTIONS) {
    await expect(page).toHaveURL(new RegExp(`/questions/${question.id}$`));
    await expect(page.getByRole("heading", { level: 1 })).toContainText(question.text);
    await before[question.id]?.();
    const given = answers[question.id];
    const codes = (Array.isArray(given) ? given : [given]).map(String);
    for (const code of codes) await choose(page, code);
    await enter(page, page.locator('main button[type="submit"]'));
  }
  await expect(page.getByRole("heading", { name: "Check your answers" })).toBeFocused();
}

/** Seals what was answered, from the page on which it is checked. */
export const seal = async (page: Page): Promise<void> =>
  enter(page, page.getByRole("button", { name: "Finish and seal our answers" }));

/** A box is reached by Tab and ticked by Space; a radio by the arrows, which choose as they go. */
async function choose(page: Page, code: string): Promise<void> {
  const box = page.locator(`input[value="${code}"]`);
  if ((await box.getAttribute("type")) === "checkbox") {
    await tabTo(page, `input[value="${code}"]`);
    await page.keyboard.press("Space");
  } else {
    await tabTo(page, 'input[type="radio"]');
    await page.keyboard.press("Space");
    const radios = page.locator('input[type="radio"]');
    for (let press = 0; press < (await radios.count()); press += 1) {
      if (await box.isChecked()) break;
      await page.keyboard.press("ArrowDown");
    }
  }
  await expect(box).toBeChecked();
}
