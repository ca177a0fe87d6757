import type { Browser, Page } from "@playwright/test";

/**
 * This page becomes the page of somebody of the example. It has their session when this is done:
 * a page that leaves `/as/…` earlier has none yet.
 */
export async function become(page: Page, person: string): Promise<void> {
  await page.goto(`/as/${person}`);
  await page.waitForURL((url) => !url.pathname.startsWith("/as/"));
}

/** A page of somebody of the example, in a browser of their own. */
export async function openAs(browser: Browser, origin: string, person: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: origin, reducedMotion: "reduce" });
  const page = await context.newPage();
  await become(page, person);
  return page;
}
