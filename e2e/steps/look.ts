import { type Page, test } from "@playwright/test";
import { settled } from "./accessible.ts";

const SIZES = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

/**
 * With `LOOK=on`, pictures for a person to look at: on a desk and on a phone, in both themes, in the
 * journey's folder under `.cache/journeys`. A run that nobody looks at takes none.
 */
export async function look(page: Page, name: string): Promise<void> {
  if (process.env["LOOK"] !== "on") return;
  const before = page.viewportSize();
  for (const [device, size] of Object.entries(SIZES)) {
    await page.setViewportSize(size);
    for (const theme of ["light", "dark"]) {
      await page.evaluate((to) => {
        document.documentElement.dataset["theme"] = to;
      }, theme);
      await settled(page);
      const path = test.info().outputPath(`${name}-${device}-${theme}.png`);
      await page.screenshot({ path, fullPage: true });
    }
  }
  if (before !== null) await page.setViewportSize(before);
}
