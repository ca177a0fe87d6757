import { expect, type Locator, type Page } from "@playwright/test";

/** Fills in every empty field of the open draft, each through the input beside its chip. */
export async function fillFields(page: Page): Promise<number> {
  const paper = page.getByLabel("The words of the agreement");
  await expect(paper).toBeVisible();
  const empty = paper.getByRole("button", { name: /, empty$/ });
  let filled = 0;
  for (let left = await empty.count(); left > 0; left = await empty.count()) {
    await empty.first().click();
    await fillOne(page.getByRole("dialog"));
    await expect(empty).not.toHaveCount(left);
    filled += 1;
  }
  await expect(page.getByText("Saved for everyone")).toBeVisible();
  return filled;
}

/** Types what fits: a choice, a date or a count where one is asked for, else words. */
async function fillOne(dialog: Locator): Promise<void> {
  const select = dialog.getByRole("combobox");
  if ((await select.count()) > 0) {
    await select.selectOption({ index: 1 });
  } else {
    const box = dialog.getByRole("textbox");
    const counted = (await box.getAttribute("inputmode")) !== null;
    await box.fill(counted ? "3" : "The Warm Wednesdays coordinator");
    await box.press("Enter");
    if (await dialog.isHidden()) return;
    if (await dialog.getByText("must be a real date").isVisible()) await box.fill("1 April 2027");
  }
  await dialog.getByRole("button", { name: "Save" }).click();
}
