import { type Browser, expect, type Page } from "@playwright/test";
import { fillFields } from "./drafting.ts";
import { openAs } from "./example-person.ts";
import { confirmAuthority } from "./people.ts";

export const RIVER = "/agreements/river-and-roots";
export const FREEZE = "Freeze and ask for signatures";

/** Writes what the river draft still lacks, and settles what holds its freeze. */
export async function finishRiver(amina: Page, sian: Page): Promise<void> {
  await amina.goto(`${RIVER}/ready`);
  await amina.getByRole("link", { name: "Finish it" }).click();
  await amina.getByText("Text to write: at what level").click({ clickCount: 3 });
  await amina.keyboard.type("We stop at 0.6 metres on the gauge board.");
  await fillFields(amina);
  await settle(amina, {
    said: {
      "When did the funder approve it?": "2020-11-20",
      "Who gave the approval": "Filed: F-12.",
    },
  });
  await settle(sian, closeOfficers);
  await confirmAuthority(sian, RIVER, "Rhodri Llŷr");
}

/** Every lead says yes, and Amina freezes. */
export async function freezeRiver(browser: Browser, origin: string, amina: Page): Promise<void> {
  for (const person of ["marcus", "sian"]) {
    const page = await openAs(browser, origin, person);
    await page.goto(`${RIVER}/ready`);
    await page.getByRole("button", { name: "Say yes to these words" }).click();
    await expect(page.getByText("You have said yes to these words")).toBeVisible();
    await page.context().close();
  }
  await amina.goto(`${RIVER}/ready`);
  await amina.getByRole("button", { name: "Say yes to these words" }).click();
  await expect(amina.getByText("Yes. Nothing is left to fix")).toBeVisible();
  await amina.getByRole("button", { name: FREEZE }).click();
  await expect(amina.getByRole("heading", { name: "Waiting for signatures" })).toBeFocused();
}

interface Settling {
  /** What goes into each field, by the beginning of its label. */
  readonly said: Readonly<Record<string, string>>;
  /** The answer to a question with choices, by its words. */
  readonly chosen?: string;
}

/** The council's own rules, looked up. */
const closeOfficers: Settling = {
  chosen: "One: it is below the council’s own value",
  said: { "Who signs, by which rule": "The director, by standing order 14. Filed as F-13." },
};

async function settle(page: Page, { said, chosen }: Settling): Promise<void> {
  await page.goto(`${RIVER}/ready`);
  await page.getByRole("button", { name: "Close it", exact: true }).click();
  if (chosen !== undefined) await page.getByLabel(chosen).check({ force: true });
  for (const [label, words] of Object.entries(said)) await page.getByLabel(label).fill(words);
  await page.getByRole("button", { name: "Close this check", exact: true }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
}
