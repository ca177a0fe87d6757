import {
  type Browser,
  type BrowserContext,
  expect,
  type Locator,
  type Page,
  test,
} from "@playwright/test";
import type { FaultProxy } from "../fault-proxy.ts";
import { complaints } from "../steps/accessible.ts";
import { caretAtEnd } from "../steps/desk.ts";
import { become } from "../steps/example-person.ts";
import { type Behind, startBehindProxy } from "../steps/network.ts";

const DRAFT = "/agreements/river-and-roots/draft";
/** "In this agreement each of them is a partner." and "It is between:": each lead has a line. */
const HERS = "1.3";
const HIS = "1.2";
/** How long the page may look for a way until its owner can write, on a machine that does other things too. */
const WRITING_WITHIN_MS = 10_000;

/** What the browser itself says about a network that refuses. */
const networkFaults = /WebSocket connection|net::ERR_|Failed to load resource/;

interface Desk {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly heard: readonly string[];
}

let behind: Behind;
let proxy: FaultProxy;

test.beforeEach(async () => {
  behind = await startBehindProxy();
  ({ proxy } = behind);
});

test.afterEach(async () => {
  await behind.close();
});

for (const [network, upgrades] of [
  ["refuses WebSockets", "refused"],
  ["never answers them", "swallowed"],
  ["lets them through and nothing after them", "hollow"],
] as const) {
  test(`DR111 behind a network that ${network} two leads write together, and nothing is lost`, async ({
    browser,
  }) => {
    proxy.set({ upgrades });
    const amina = await open(browser, "amina");
    const marcus = await open(browser, "marcus");
    await caretAtEnd(amina.page, HERS);
    await amina.page.keyboard.type(" Amina is behind a wall.");
    await expect(line(marcus.page, HERS)).toContainText("Amina is behind a wall.");
    await caretAtEnd(marcus.page, HIS);
    await marcus.page.keyboard.type(" So is Marcus.");
    await expect(line(amina.page, HIS)).toContainText("So is Marcus.");
    for (const { page } of [amina, marcus]) {
      await expect(saved(page)).toHaveText("Saved for everyone");
    }

    proxy.set({ upgrades, refuse: true });
    proxy.reset();
    await amina.page.keyboard.type(" Written while it was cut.");
    await expect(saved(amina.page)).not.toHaveText("Saved for everyone");
    proxy.set({ upgrades });
    await expect(saved(amina.page)).toHaveText("Saved for everyone");
    await expect(line(marcus.page, HERS)).toContainText("Written while it was cut.");
    await marcus.page.reload();
    await expect(line(marcus.page, HIS)).toContainText("So is Marcus.");
    await expect(line(marcus.page, HERS)).toContainText(
      "Amina is behind a wall. Written while it was cut.",
    );
    expect([...amina.heard, ...marcus.heard].filter((fault) => !networkFaults.test(fault))).toEqual(
      [],
    );
    await amina.context.close();
    await marcus.context.close();
  });
}

async function open(browser: Browser, person: string): Promise<Desk> {
  const context = await browser.newContext({ baseURL: proxy.origin });
  const page = await context.newPage();
  await become(page, person);
  const heard = complaints(page);
  await page.goto(DRAFT);
  await expect(paper(page)).toHaveAttribute("contenteditable", "true", {
    timeout: WRITING_WITHIN_MS,
  });
  return { context, page, heard };
}

const paper = (page: Page): Locator => page.locator(".ProseMirror");
const saved = (page: Page): Locator => page.locator("[data-save]");
const line = (page: Page, number: string): Locator =>
  page.locator(`section[data-number="${number}"]`).locator("p").first();
