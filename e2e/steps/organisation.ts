import type { Page } from "@playwright/test";

export interface NewOrganisation {
  readonly legalName: string;
  readonly shortName: string;
  readonly number: string;
  readonly address: string;
  /** As the select says it, such as `Charitable trust`. */
  readonly kind: string;
}

/** Fills in the profile of an organisation in England that needs English only. */
export async function describeOrganisation(page: Page, profile: NewOrganisation): Promise<void> {
  await page.getByLabel("Full legal name").fill(profile.legalName);
  await page.getByLabel("Short name").fill(profile.shortName);
  await page.getByLabel("Charity or company number").fill(profile.number);
  await page.getByLabel("Address").fill(profile.address);
  await page.getByLabel("What kind of organisation is it?").selectOption(profile.kind);
  await page.getByLabel("Where is it based?").selectOption("England");
  await page
    .getByRole("group", { name: "Is it a public authority?" })
    .getByLabel("No", { exact: true })
    .check();
  await page.getByLabel("English").check();
}
