import { expect, type Page } from "@playwright/test";
import { QUESTIONS } from "#shared/assessment/questions.ts";

export type Answers = Readonly<Record<string, number | string | readonly string[]>>;

/** Answers all 26 questions on their pages, checks them and seals them. */
export async function answerAll(page: Page, answers: Answers): Promise<void> {
  for (const question of QUESTIONS) {
    await expect(page).toHaveURL(new RegExp(`/questions/${question.id}$`));
    await expect(page.getByRole("heading", { level: 1 })).toContainText(question.text);
    const given = answers[question.id];
    const codes = (Array.isArray(given) ? given : [given]).map(String);
    for (const code of codes) await page.locator(`input[value="${code}"]`).check();
    await page.getByRole("button", { name: "Save and continue" }).click();
  }
  await expect(page.getByRole("heading", { name: "Check your answers" })).toBeVisible();
  await page.getByRole("button", { name: "Finish and seal our answers" }).click();
}
