import { DatabaseSync } from "node:sqlite";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import * as z from "zod";
import examples from "#shared/assessment/examples.json" with { type: "json" };
import { databaseFile } from "../../server/storage/sqlite.ts";
import { complaints, expectAccessible } from "../steps/accessible.ts";
import type { Answers } from "../steps/assessment.ts";
import { look } from "../steps/look.ts";
import { charity, Partners } from "../steps/partners.ts";

/**
 * Three organisations agree on a last day for answers. Two have finished when it passes; they open
 * without the third, which sees nothing until it has answered.
 */
const HUB = charity("Harbour Lane Community Hub", "Harbour Lane", {
  name: "Josie Tregear",
  email: "josie@harbourlane.example",
});
const FOOD = charity("Saltmarsh Foodshare", "Saltmarsh", {
  name: "Derek Saltman",
  email: "derek@saltmarsh.example",
});
const HALL = charity("St Wulfmar’s Church Hall", "St Wulfmar’s", {
  name: "Bev Wulfric",
  email: "bev@wulfmar.example",
});

const warm = z
  .array(
    z.object({
      id: z.string(),
      parties: z.array(
        z.object({
          answers: z.record(z.string(), z.union([z.number(), z.string(), z.array(z.string())])),
        }),
      ),
    }),
  )
  .parse(examples)
  .find(({ id }) => id === "warm");
const answersOf = (number: number): Answers => warm?.parties[number - 1]?.answers ?? {};

const folder = mkdtempSync(join(tmpdir(), "counterpart-last-day-"));
let partners: Partners;

test.describe.configure({ mode: "serial" });
test.beforeAll(async () => {
  partners = await Partners.open([HUB, FOOD, HALL], { DATA_DIR: folder });
  await partners.join("Warm Wednesdays");
  await partners.answer(1, answersOf(1));
  await partners.answer(2, answersOf(2));
  await partners.change(3, { A1: 2, A2: 1 });
});
test.afterAll(async () => {
  await partners.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The page of one of the leads. */
async function pageOf(
  browser: Parameters<Partners["pageOf"]>[0],
  number: number,
): Promise<{ readonly page: Page; readonly heard: readonly string[] }> {
  const page = await partners.pageOf(browser, partners.lead(number));
  return { page, heard: complaints(page) };
}

/** The last day was yesterday: nobody can wait for it here. */
function passTheDay(): void {
  const database = new DatabaseSync(databaseFile(folder), { timeout: 5000 });
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  const { changes } = database.prepare("update answer_deadline set due = ?").run(yesterday);
  database.close();
  expect(changes).toBe(1);
}

test("a lead sets the last day, and a day that is over is refused beside the field", async ({
  browser,
}) => {
  const { page: josie, heard } = await pageOf(browser, 1);
  await josie.goto(`${partners.agreement}/assessment`);
  const card = josie.getByRole("region", { name: "The last day for answers" });
  await card.getByText("Set a last day").click();
  const day = card.getByLabel("Last day for answers");
  await day.fill("2020-01-31");
  await card.getByRole("button", { name: "Save the day" }).click();
  await expect(card.getByText(/^Last day must be today, .*, or later$/).last()).toBeVisible();
  await expect(day).toHaveValue("2020-01-31");
  await expectAccessible(josie, "a last day that is over");
  await look(josie, "refused");
  await day.fill("2199-03-31");
  await card.getByRole("button", { name: "Save the day" }).click();
  await expect(card).toContainText("31 March 2199");
  await expect(card.getByRole("button", { name: /^Yes, open/ })).toHaveCount(0);
  await look(josie, "set");
  expect(heard).toEqual([]);
});

test("the day passes: both who finished say yes, and it opens without the third", async ({
  browser,
}) => {
  const { page: josie, heard } = await pageOf(browser, 1);
  const { page: derek } = await pageOf(browser, 2);
  passTheDay();
  await josie.goto(`${partners.agreement}/assessment`);
  await expect(josie.getByText(/^St Wulfmar’s has not finished\./)).toBeVisible();
  await expectAccessible(josie, "a last day that has passed");
  await look(josie, "passed");
  await josie.getByRole("button", { name: "Yes, open without St Wulfmar’s" }).click();
  await expect(josie.getByText(/Said yes: Harbour Lane\./)).toBeVisible();
  await expect(josie.getByRole("button", { name: /^Yes, open/ })).toHaveCount(0);
  await look(josie, "one-yes");
  await derek.goto(`${partners.agreement}/assessment`);
  await expect(derek.getByText(/Said yes: Harbour Lane\./)).toBeVisible();
  await derek.getByRole("button", { name: "Yes, open without St Wulfmar’s" }).click();
  await expect(derek).toHaveURL(/\/result$/);
  await expect(josie, "her page turns by itself").toHaveURL(/\/result$/);
  await expect(josie.getByText("St Wulfmar’s has not answered yet")).toBeVisible();
  await expectAccessible(josie, "a result without one of three");
  await look(josie, "result");
  expect(heard).toEqual([]);
});

test("the history says who agreed to open, and that it opened", async ({ browser }) => {
  const { page: josie } = await pageOf(browser, 1);
  await josie.goto(`${partners.agreement}/audit`);
  await expect(josie.getByText("All answers were opened")).toBeVisible();
  await look(josie, "history");
});

test("the third sees nothing until it has answered, and then everything", async ({ browser }) => {
  const { page: bev, heard } = await pageOf(browser, 3);
  await bev.goto(`${partners.agreement}/result`);
  await expect(bev.getByText("The others have opened their answers")).toBeVisible();
  await expect(
    bev.getByText(/^No other organisation can see your answers until you/),
  ).toBeVisible();
  await expectAccessible(bev, "an assessment that opened without one's own answers");
  await look(bev, "late");
  await partners.answer(3, answersOf(3));
  await bev.goto(`${partners.agreement}/result`);
  await expect(bev.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(bev.getByRole("region", { name: "How the result has changed" })).toContainText(
    "Came in: St Wulfmar’s",
  );
  await expect(bev.getByText(/has not answered yet/)).toHaveCount(0);
  expect(heard).toEqual([]);
});
