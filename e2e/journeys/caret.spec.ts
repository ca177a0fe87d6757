import { type Browser, expect, type Page, test } from "@playwright/test";
import { setTimeout as after } from "node:timers/promises";
import type { XmlText } from "yjs";
import { dice } from "#server/drafting/dice.fixture.ts";
import { type Product, startProduct } from "../product.ts";
import { depth } from "../seeds.ts";
import { type Desk, caretAtEnd, close, line, openDesk, paper } from "../steps/desk.ts";
import { joinAs, wordsWith } from "../steps/script.ts";
import { shownText } from "../steps/shown-draft.ts";

/** The lines that both write in, by their numbers, and some of their words. */
const LINES = [
  { number: "1.3", words: "In this agreement each of them is a partner" },
  { number: "3.2", words: "We each make our promises" },
] as const;
const CLICKS = 12;
const SEED = depth(1, 1).first;

test.use({ actionTimeout: 60_000 });

let product: Product;

test.beforeAll(async () => {
  product = await startProduct();
});

test.afterAll(async () => {
  await product.remove();
});

test("DR150 words go where they were clicked, when others' words come before the browser tells the page of the click", async ({
  browser,
}) => {
  const amina = await open(browser);
  const marcus = await joinAs(product, "marcus");
  await caretAtEnd(amina.page, "3.2");
  await amina.page.keyboard.type(" Elsewhere.");
  await keepSelectionChangesBack(amina.page);
  await caretAtEnd(amina.page, "1.3");
  wordsWith(marcus.doc, LINES[0].words).insert(0, "Plainly: ");
  await expect(line(amina.page, "1.3")).toContainText("Plainly: ");
  await amina.page.keyboard.type(" Hers.");
  await expect(line(amina.page, "1.3")).toHaveText(/^Plainly: .* Hers\.$/);
  await expect(line(amina.page, "3.2")).toHaveText(/ Elsewhere\.$/);
  marcus.drop();
  await close(amina);
});

test(`DR150 a dozen clicks into lines that somebody else is writing in: each word stands where it was clicked (seed ${SEED})`, async ({
  browser,
}) => {
  const amina = await open(browser);
  const marcus = await joinAs(product, "marcus");
  const roll = dice(SEED);
  await notePlaces(amina.page);
  const texts = LINES.map(({ words }) => wordsWith(marcus.doc, words));
  for (let at = 1; at <= CLICKS; at += 1) {
    const chosen = roll(LINES.length);
    const writing = writeALittle(texts[chosen]);
    const place = await clickIn(amina.page, LINES[chosen]?.number ?? "", roll);
    await amina.page.keyboard.type(`w${at};`);
    await writing;
    await expect
      .poll(async () => shownText(amina.page), `seed ${SEED}, click ${at}`)
      .toContain(place.replace("^", `w${at};`));
  }
  await marcus.saved();
  marcus.drop();
  await close(amina);
});

/** Some letters at the beginning of a line, as fast as a quick typist's, for about a second. */
async function writeALittle(text?: XmlText): Promise<void> {
  for (let letter = 0; letter < 12; letter += 1) {
    await after(80);
    text?.insert(0, "m");
  }
}

async function open(browser: Browser): Promise<Desk> {
  const desk = await openDesk(browser, "amina", product.origin);
  await expect(paper(desk.page)).toHaveAttribute("contenteditable", "true");
  return desk;
}

/** From now on the browser is late in telling the page where its caret is: it never does. */
async function keepSelectionChangesBack(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.addEventListener("selectionchange", (event) => event.stopImmediatePropagation(), true);
  });
}

/** Notes at each press of the pointer what stands there: the words around it, with a `^` between. */
async function notePlaces(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.addEventListener(
      "mousedown",
      ({ clientX, clientY }) => {
        const place = document.caretPositionFromPoint(clientX, clientY);
        const words = place?.offsetNode.textContent ?? "";
        const at = place?.offset ?? 0;
        const [left, right] = [words.slice(Math.max(0, at - 6), at), words.slice(at, at + 6)];
        document.documentElement.dataset["place"] = `${left}^${right}`;
      },
      { capture: true },
    );
  });
}

/** Clicks somewhere in the last line of these words. Answers the words around that place. */
async function clickIn(
  page: Page,
  number: string,
  roll: (below: number) => number,
): Promise<string> {
  const words = line(page, number).locator("p").first();
  await words.scrollIntoViewIfNeeded();
  const box = await words.boundingBox();
  if (box === null) throw new Error("the line is not on the page");
  await page.mouse.click(box.x + 40 + roll(200), box.y + box.height - 10);
  return (await page.evaluate(() => document.documentElement.dataset["place"])) ?? "";
}
