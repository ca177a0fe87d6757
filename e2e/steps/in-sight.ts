import { expect, type Page } from "@playwright/test";

/** What has the focus is in the window, and nothing lies over it (WCAG 2.4.11). */
export async function expectFocusInSight(page: Page): Promise<void> {
  const fault = await page.evaluate(() => {
    const focused = document.activeElement;
    if (focused === null || focused === document.body) return "";
    const box = focused.getBoundingClientRect();
    const name = `${focused.tagName} ${(focused.textContent ?? "").slice(0, 40)}`;
    if (box.bottom <= 0 || box.top >= window.innerHeight) return `${name} is out of the window`;
    const x = (Math.max(box.left, 0) + Math.min(box.right, window.innerWidth)) / 2;
    const y = (Math.max(box.top, 0) + Math.min(box.bottom, window.innerHeight)) / 2;
    const over = document.elementFromPoint(x, y);
    if (over === null || focused.contains(over) || over.contains(focused)) return "";
    return `${name} is under ${over.tagName} ${over.className}`;
  });
  expect(fault).toBe("");
}

/** The smallest thing to press on question and signing pages, in pixels. */
const TARGET = 44;

/**
 * The page fits a phone: nothing is wider than it, and what is to be pressed in its main part is
 * large enough. A link within a sentence is as high as its line (WCAG 2.5.8).
 */
export async function expectFitsPhone(page: Page, name: string): Promise<void> {
  const found = await page.evaluate((least) => {
    const wide = document.documentElement.scrollWidth - window.innerWidth;
    const pressed = document.querySelectorAll(
      "main a, main button, main summary, main select, main textarea, main input, dialog button",
    );
    const small = [...pressed].flatMap((element) => {
      const box = element.getBoundingClientRect();
      const parent = element.parentElement;
      const inline = getComputedStyle(element).display.startsWith("inline");
      const inSentence = inline && parent?.tagName === "P";
      if (box.width === 0 || inSentence || box.height >= least) return [];
      return [`${element.tagName} ${element.textContent.trim().slice(0, 40)} ${box.height}`];
    });
    return { wide, small };
  }, TARGET);
  expect(found, name).toEqual({ wide: 0, small: [] });
}
