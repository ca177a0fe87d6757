import {
  type Browser,
  type BrowserContext,
  expect,
  type Locator,
  type Page,
} from "@playwright/test";
import { become } from "./example-person.ts";

/** One person at the draft of the example. */
export interface Desk {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly faults: string[];
}

const DRAFT = "/agreements/river-and-roots/draft";
/** "In this agreement each of them is a partner." */
const LINE = "1.3";

/** Opens the draft as this person, in a browser of their own. */
export async function openDesk(browser: Browser, person: string, origin: string): Promise<Desk> {
  const context = await browser.newContext({ baseURL: origin });
  const faults: string[] = [];
  context.on("weberror", (fault) => faults.push(fault.error().message));
  context.on("console", (message) => {
    if (/Content Security Policy/.test(message.text())) faults.push(message.text());
  });
  return { context, page: await openPage(context, person), faults };
}

/** Opens one more page of the draft in the same browser. */
export async function openPage(context: BrowserContext, person: string): Promise<Page> {
  const page = await context.newPage();
  await become(page, person);
  await page.goto(DRAFT);
  await expect(paper(page)).toBeVisible();
  return page;
}

/** Ends them, and fails when a page had something to complain about. */
export async function close(...desks: readonly Desk[]): Promise<void> {
  expect(desks.flatMap(({ faults }) => faults)).toEqual([]);
  await Promise.all(desks.map(({ context }) => context.close()));
}

export const paper = (page: Page): Locator => page.locator(".ProseMirror");
export const saved = (page: Page): Locator => page.locator("[data-save]");
export const line = (page: Page, number = LINE): Locator =>
  page.locator(`section[data-number="${number}"]`);

export async function caretAtEnd(page: Page, number = LINE): Promise<void> {
  const words = line(page, number).locator("p").first();
  await words.click();
  const box = await words.boundingBox();
  if (box === null) throw new Error("the line is not on the page");
  await words.click({ position: { x: 4, y: box.height - 8 } });
  await page.keyboard.press("End");
}
