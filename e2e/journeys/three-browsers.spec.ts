import { type Browser, expect, type Locator, type Page, test } from "@playwright/test";
import { readDraft } from "#shared/drafting/convert.ts";
import { dice } from "#server/drafting/dice.fixture.ts";
import { type Product, startProduct } from "../product.ts";
import { depth } from "../seeds.ts";
import { type Desk, close, openDesk, paper, saved } from "../steps/desk.ts";
import { joinAs } from "../steps/script.ts";
import { shownText, storedText } from "../steps/shown-draft.ts";

/** T1c: what three people do in three browsers at once. */
const KEYSTROKES = 200;
const SEED = depth(1, 1).first;
/** Each person's own line, to which the others come as well. */
const HOMES = { amina: "1.3", marcus: "2.2", sian: "3.2" } as const;
type Person = keyof typeof HOMES;

test.use({ actionTimeout: 60_000 });

let product: Product;

test.beforeAll(async () => {
  product = await startProduct();
});

test.afterAll(async () => {
  await product.remove();
});

test(`DR151 T1c three browsers, ${KEYSTROKES} keystrokes each in the same lines, one of them offline for a while: one text everywhere, and every word in it (seed ${SEED})`, async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const writers = [
    await Writer.open(browser, "amina", SEED),
    await Writer.open(browser, "marcus", SEED + 1),
    await Writer.open(browser, "sian", SEED + 2),
  ] as const;
  const [, , sian] = writers;
  await Promise.all(writers.map(async (writer) => writer.writeOn(KEYSTROKES / 2)));
  await sian.desk.context.setOffline(true);
  await expect(saved(sian.desk.page)).toHaveText(/^Offline\. /);
  await Promise.all(writers.map(async (writer) => writer.writeOn(KEYSTROKES)));
  await expect(saved(sian.desk.page)).toHaveText(/safe on this device$/);
  await sian.desk.context.setOffline(false);

  await alike(writers);
  await test.step("a killed server has what it called saved", async () => {
    product = await product.restart();
    await alike(writers);
  });
  await close(...writers.map(({ desk }) => desk));
});

/** All three pages and the disk hold one text, nothing waits, and each word is there once. */
async function alike(writers: readonly Writer[]): Promise<void> {
  for (const { desk } of writers) {
    await expect(saved(desk.page)).toHaveText("Saved for everyone");
  }
  const stored = await storedDraft();
  for (const { desk } of writers) {
    await expect.poll(async () => shownText(desk.page), `seed ${SEED}`).toBe(stored);
  }
  for (const { words } of writers) {
    for (const word of words) expect(stored.split(word), `seed ${SEED}, ${word}`).toHaveLength(2);
  }
}

async function storedDraft(): Promise<string> {
  const reader = await joinAs(product, "gwen");
  reader.drop();
  return storedText(readDraft(reader.doc).document);
}

/**
 * Somebody who types, whatever comes: letters at the beginning of anybody's line; whole words, new
 * lines and bold at the end of the own one; now and then a letter or a stretch taken back.
 */
class Writer {
  readonly desk: Desk;
  /** The words that must be there in the end: typed, and not taken back by undo. */
  readonly words = new Set<string>();
  readonly #page: Page;
  readonly #name: string;
  readonly #home: Locator;
  readonly #lines: readonly Locator[];
  readonly #roll: (below: number) => number;
  #keys = 0;
  #typed = 0;

  private constructor(desk: Desk, person: Person, ids: Record<Person, string>, seed: number) {
    this.desk = desk;
    this.#page = desk.page;
    this.#name = person;
    const line = (id: string) => paper(desk.page).locator(`[data-clause="${id}"] p`).first();
    this.#home = line(ids[person]);
    this.#lines = Object.values(ids).map(line);
    this.#roll = dice(seed);
  }

  static async open(browser: Browser, person: Person, seed: number): Promise<Writer> {
    const desk = await openDesk(browser, person, product.origin);
    await expect(paper(desk.page)).toHaveAttribute("contenteditable", "true");
    const idOf = async (number: string) =>
      (await desk.page.locator(`section[data-number="${number}"]`).getAttribute("data-clause")) ??
      "";
    const ids = {
      amina: await idOf(HOMES.amina),
      marcus: await idOf(HOMES.marcus),
      sian: await idOf(HOMES.sian),
    };
    return new Writer(desk, person, ids, seed);
  }

  /** Goes on until so many keys were pressed in all. */
  async writeOn(keys: number): Promise<void> {
    while (this.#keys < keys) await this.#act();
  }

  async #act(): Promise<void> {
    const chance = this.#roll(10);
    if (chance < 4) return this.#visit();
    await this.#goHome();
    await this.#type(this.#nextWord() + this.#nextWord());
    if (chance === 4) await this.#press("Enter");
    if (chance === 5) await this.#press("Control+b");
    if (chance === 6) await this.#undo();
  }

  /** A few letters at the beginning of anybody's line; sometimes the last one goes again. */
  async #visit(): Promise<void> {
    const line = this.#lines[this.#roll(this.#lines.length)] ?? this.#home;
    await line.click({ position: { x: 4, y: 8 } });
    await this.#press("Home");
    await this.#type("qxzqxzqx".slice(this.#roll(8)));
    if (this.#roll(3) === 0) await this.#press("Backspace");
  }

  async #goHome(): Promise<void> {
    const box = await this.#home.boundingBox();
    await this.#home.click({ position: { x: 4, y: (box?.height ?? 16) - 8 } });
    await this.#press("End");
  }

  #nextWord(): string {
    this.#typed += 1;
    const word = `${this.#name}${this.#typed};`;
    this.words.add(word);
    return ` ${word}`;
  }

  /** What goes from one's own page with one's own undo was taken back, not lost. */
  async #undo(): Promise<void> {
    await this.#press("Control+z");
    const left = await shownText(this.#page);
    for (const word of this.words) if (!left.includes(word)) this.words.delete(word);
  }

  async #type(text: string): Promise<void> {
    this.#keys += text.length;
    await this.#page.keyboard.type(text);
  }

  async #press(key: string): Promise<void> {
    this.#keys += 1;
    await this.#page.keyboard.press(key);
  }
}
