import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "./accessible.ts";
import { look } from "./look.ts";

/** The line of a check that is closed. */
const closed = (page: Page, name: string) =>
  page.getByRole("listitem").filter({ hasText: `${name}: closed by` });

async function openAgain(page: Page, name: string): Promise<void> {
  await closed(page, name).getByRole("button", { name: "Open again", exact: true }).click();
  await page.getByRole("button", { name: "Close it", exact: true }).click();
  await expect(page.getByRole("dialog", { name })).toBeVisible();
}

const close = (page: Page) =>
  page.getByRole("button", { name: "Close this check", exact: true }).click();

/** Opens the check of safeguarding again and closes it with two people, after one mistake. */
export async function nameLeads(page: Page): Promise<void> {
  const name = "Safeguarding lead named";
  await expect(closed(page, name)).toContainText("Ruth Adeyemi");
  await openAgain(page, name);
  await page.getByRole("button", { name: "Add another setting", exact: true }).click();
  const first = page.getByRole("group", { name: "Setting 1" });
  await first.getByLabel("What is the setting?").fill("Sessions by the river");
  await first.getByLabel("What is the person’s role?").fill("chief executive");
  await first.getByLabel("What is the person’s name?").fill("Ruth Adeyemi");
  await close(page);
  await expect(page.getByText("Enter the place or activity")).toBeVisible();
  await look(page, "check-safeguarding");
  await expectAccessible(page, "naming safeguarding leads");
  await page.getByRole("button", { name: "Remove setting 2", exact: true }).click();
  await close(page);
  await expect(closed(page, name)).toContainText(
    "Sessions by the river: Ruth Adeyemi, chief executive",
  );
}

/** Opens the check of data protection again and closes it with a link, after one mistake. */
export async function fileScreening(page: Page): Promise<void> {
  const name = "Data protection check";
  await expect(closed(page, name)).toContainText("Filed as DP-2026-44");
  await openAgain(page, name);
  const dialog = page.getByRole("dialog", { name });
  for (const group of await dialog.getByRole("group").filter({ hasText: "Yes" }).all()) {
    await group.getByLabel("No", { exact: true }).check({ force: true });
  }
  const children = dialog.getByRole("group", { name: /^Are any of them children/ });
  await children.getByLabel("Yes", { exact: true }).check({ force: true });
  await dialog.getByLabel("At a web address").check({ force: true });
  await dialog.getByLabel("What is its web address?").fill("http://files.example/44");
  await close(page);
  await expect(dialog.getByText("Enter a whole web address that begins with")).toBeVisible();
  await look(page, "check-screening");
  await expectAccessible(page, "answering the screening");
  await dialog.getByLabel("What is its web address?").fill("https://files.example/44");
  await close(page);
  const link = closed(page, name).getByRole("link", { name: "https://files.example/44" });
  await expect(link).toHaveAttribute("rel", "noopener noreferrer");
  await look(page, "checks-closed");
}
