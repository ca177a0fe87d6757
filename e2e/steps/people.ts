import { expect, type Page } from "@playwright/test";
import { signIn } from "./sign-in.ts";

export interface Person {
  readonly name: string;
  readonly email: string;
}

/** A lead invites a director of their own organisation. @returns the link to hand over */
export async function inviteDirector(
  page: Page,
  agreement: string,
  director: Person,
): Promise<string> {
  await page.goto(`${agreement}/people`);
  await page.getByRole("button", { name: "Invite a colleague" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Their name").fill(director.name);
  await dialog.getByLabel("Their email").fill(director.email);
  await dialog.getByLabel("What will they do?").selectOption({ value: "director" });
  await dialog.getByRole("button", { name: "Send the invitation" }).click();
  const link = await dialog.getByLabel(`Invitation for ${director.name}`).inputValue();
  await dialog.getByRole("button", { name: "Close" }).last().click();
  return link;
}

/** A colleague opens their invitation, signs in and joins. */
export async function joinColleague(page: Page, person: Person, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole("link", { name: "Sign in to join" }).click();
  await signIn(page, person);
  await page.getByRole("button", { name: "Join this agreement" }).click();
  await expect(page).toHaveURL(/\/agreements\/[a-z0-9-]+$/);
}

/** The administrator of an organisation puts on record that somebody may sign for it. */
export async function confirmAuthority(
  page: Page,
  agreement: string,
  person: string,
): Promise<void> {
  await page.goto(`${agreement}/people`);
  const row = page.getByRole("row").filter({ hasText: person });
  await row.getByRole("button").click();
  await page.getByRole("menuitem", { name: "Confirm authority" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Where does it come from?").selectOption({ value: "boardResolution" });
  await dialog.getByLabel("Reference").fill("Trustees’ meeting, item 6");
  await dialog.getByLabel("Date").fill("2026-11-02");
  await dialog.getByRole("button", { name: `${person} may sign` }).click();
  await expect(dialog).toBeHidden();
}
