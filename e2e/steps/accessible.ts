import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** The rules among them that look at colours: the others find in one theme what they find in both. */
const COLOURS = ["color-contrast", "link-in-text-block"];
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const NARROWEST = { width: 320, height: 640 };

/**
 * The page as it stands has no fault that axe can find (WCAG 2.2 A and AA, best practice), has one
 * h1 and a name, and needs no sideways scrolling on the narrowest screen: on a desk in both themes
 * and on a phone.
 */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  await test.step(`${name} is accessible`, async () => {
    const before = page.viewportSize();
    await expect(page.locator("h1")).toHaveCount(1);
    await expect(page).toHaveTitle(/\S - Counterpart$/);
    await page.setViewportSize(NARROWEST);
    // A menu or dialog finds its new place a moment after the window has its new size.
    await expect.poll(() => overflow(page), `${name} at ${String(NARROWEST.width)} px`).toBe(0);
    await page.setViewportSize(PHONE);
    await expectNoFaults(page, "dark");
    await page.setViewportSize(DESK);
    await expectNoFaults(page, "dark");
    await expectNoFaults(page, "light", COLOURS);
    if (before !== null) await page.setViewportSize(before);
  });
}

/** Pixels the page is wider than its window. */
async function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

/** @param rules only these, where the same page has been through all of them in other colours */
async function expectNoFaults(page: Page, theme: string, rules?: readonly string[]): Promise<void> {
  await page.evaluate((to) => {
    document.documentElement.dataset["theme"] = to;
  }, theme);
  await settled(page);
  // Our pages have no frames, so axe runs in the page itself: no second page for each look.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).setLegacyMode(true);
  const chosen = rules === undefined ? axe.withTags(RULES) : axe.withRules([...rules]);
  const { violations } = await chosen.analyze();
  expect(
    violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`,
    ),
  ).toEqual([]);
}

/**
 * Nothing fades any more: colours are measured, and pictures taken, only then. What was taken away
 * while it faded has ended, too.
 */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
  });
}

/** y-tiptap's first render puts the caret at 0 before there are words; ProseMirror remarks on it once. */
const FIRST_RENDER = "TextSelection endpoint not pointing into a node with inline content (doc)";

/**
 * Everything the browser complains about on this page from now on: refused scripts and styles (CSP),
 * failed code, warnings of React. An answer of 4xx that a test asks for is not a complaint.
 */
export function complaints(page: Page): readonly string[] {
  const heard: string[] = [];
  page.on("console", (message) => {
    const text = message.text();
    const asked = text.startsWith("Failed to load resource") || text === FIRST_RENDER;
    if (!asked && ["error", "warning"].includes(message.type())) heard.push(text);
  });
  page.on("pageerror", (error) => heard.push(error.message));
  return heard;
}
