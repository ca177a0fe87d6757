import { type Browser, expect, type Page, test } from "@playwright/test";
import { readDraft } from "#shared/drafting/convert.ts";
import type { FaultProxy } from "../fault-proxy.ts";
import { depth } from "../seeds.ts";
import { type Desk, caretAtEnd, close, line, openDesk, paper, saved } from "../steps/desk.ts";
import { type Behind, startBehindProxy } from "../steps/network.ts";
import { joinAs, wordsWith } from "../steps/script.ts";
import { shownText, storedText } from "../steps/shown-draft.ts";

/** T8 in a browser: Amina writes through a bad network, Marcus in the same line through a good one. */
const LINE = "In this agreement each of them is a partner";
const SEED = depth(1, 1).first;
/** Told within ten seconds that words are not saved; saved within five once all is well. */
const TOLD_MS = 10_000;
const HEALED_MS = 5_000;
/** What this machine may add to each when it is busy with other things. */
const BUSY_MS = 5_000;

let behind: Behind;
let proxy: FaultProxy;

test.beforeEach(async () => {
  behind = await startBehindProxy(SEED);
  ({ proxy } = behind);
});

test.afterEach(async () => {
  await behind.close();
});

test(`DR130 T8 20 to 800 ms each way, each piece another (seed ${SEED}): called saved only once it is`, async ({
  browser,
}) => {
  const amina = await open(browser);
  proxy.set({ latency: [20, 800] });
  await typeBeside(amina, " Slowly but surely.");
  await expect(saved(amina.page)).toHaveText("Saving");
  await savedMeansStored(amina, " Slowly but surely.");
  await close(amina);
});

test("DR130 T8 cut in the middle of a sentence: it is finished, and all of it saved", async ({
  browser,
}) => {
  const amina = await open(browser);
  await typeBeside(amina, " The line breaks");
  proxy.reset();
  await amina.page.keyboard.type(" in the middle.");
  await savedMeansStored(amina, " The line breaks in the middle.", HEALED_MS + BUSY_MS);
  await close(amina);
});

test("DR130 T8 answers stop coming while the line seems to stand: she is told, and never that it is saved", async ({
  browser,
}) => {
  const amina = await open(browser);
  const shown = await watchStatus(amina.page);
  proxy.set({ hole: "down" });
  await typeBeside(amina, " Into the void.");
  await expect(saved(amina.page)).toHaveText(/^Not saved since|safe on this device$/, {
    timeout: TOLD_MS + BUSY_MS,
  });
  expect(await stored()).toContain(" Into the void.");
  expect(await shown()).not.toContain("saved");
  proxy.set({});
  await savedMeansStored(amina, " Into the void.", HEALED_MS + BUSY_MS);
  await close(amina);
});

test("DR130 T8 cut again and again, and nobody at home in between: nothing lost, nothing twice", async ({
  browser,
}) => {
  const amina = await open(browser);
  let all = "";
  await typeBeside(amina, "");
  for (const word of [" one", " two", " three", " four", " five"]) {
    all += word;
    proxy.set({ refuse: true });
    proxy.reset();
    await amina.page.keyboard.type(word);
    await expect(saved(amina.page)).not.toHaveText("Saved for everyone");
    proxy.set({});
    proxy.reset();
    await expect(saved(amina.page)).toHaveText("Saved for everyone");
  }
  await savedMeansStored(amina, all, HEALED_MS + BUSY_MS);
  await close(amina);
});

test("DR130 T8 2 kB a second: many notes are on their way until they are there", async ({
  browser,
}) => {
  const amina = await open(browser);
  const notes = Array.from({ length: 1_200 }, (_, at) => ` note ${at},`).join("");
  await typeBeside(amina, " Notes:");
  await expect(saved(amina.page)).toHaveText("Saved for everyone");
  const shown = await watchStatus(amina.page);
  proxy.set({ bytesPerSecond: 2_000 });
  await amina.page.keyboard.insertText(notes);
  await expect(saved(amina.page)).toHaveText("Saving");
  expect(await stored()).not.toContain(" note 1199,");
  expect(await shown()).not.toContain("saved");
  await savedMeansStored(amina, ` Notes:${notes}`, 30_000);
  await close(amina);
});

async function open(browser: Browser): Promise<Desk> {
  const amina = await openDesk(browser, "amina", proxy.origin);
  await expect(paper(amina.page)).toHaveAttribute("contenteditable", "true");
  await caretAtEnd(amina.page);
  return amina;
}

/** Types at the end of the line while Marcus writes at its beginning. */
async function typeBeside({ page }: Desk, text: string): Promise<void> {
  const marcus = await joinAs(behind.past, "marcus");
  for (const letter of text) {
    await page.keyboard.type(letter);
    wordsWith(marcus.doc, LINE).insert(0, "m");
  }
  await marcus.saved();
  marcus.drop();
}

/** As soon as the page says that all is saved, the server has it, once, and both read the same. */
async function savedMeansStored({ page }: Desk, text: string, timeout = 20_000): Promise<void> {
  await expect(saved(page)).toHaveText("Saved for everyone", { timeout });
  expect((await stored()).split(text)).toHaveLength(2);
  await expect.poll(async () => (await shownText(page)) === (await stored())).toBe(true);
  await expect(line(page)).toContainText(text);
}

/** What the server has on its disk, asked for past the bad network. */
async function stored(): Promise<string> {
  const reader = await joinAs(behind.past, "gwen");
  reader.drop();
  return storedText(readDraft(reader.doc).document);
}

/** Every state of the words that the page shows from now on. */
async function watchStatus(page: Page): Promise<() => Promise<string[]>> {
  await saved(page).evaluate((status) => {
    const note = () =>
      status.setAttribute(
        "data-shown",
        `${status.dataset["shown"] ?? ""} ${status.dataset["save"] ?? ""}`,
      );
    new MutationObserver(note).observe(status, { attributeFilter: ["data-save"] });
  });
  return async () => ((await saved(page).getAttribute("data-shown")) ?? "").trim().split(" ");
}
