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
    how: "Close it: this has been done",
    said: {
      "When did the funder approve it?": "2020-11-20",
      "Who gave the approval": "Filed: F-12.",
    },
    button: "Close this check",
  });
  await settle(sian, {
    how: "Waive it: we go on without it",
    said: { "Why can it be left out": "Filed as F-12 on 20 November." },
    button: "Waive this check",
  });
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
  readonly how: string;
  /** What goes into each field, by the beginning of its label. */
  readonly said: Readonly<Record<string, string>>;
  readonly button: string;
}

async function settle(page: Page, { how, said, button }: Settling): Promise<void> {
  await page.goto(`${RIVER}/ready`);
  await page.getByRole("button", { name: "Close or waive" }).click();
  await page.getByLabel(how).check({ force: true });
  for (const [label, words] of Object.entries(said)) await page.getByLabel(label).fill(words);
  await page.getByRole("button", { name: button }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
}
