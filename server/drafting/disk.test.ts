import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readDraft } from "#shared/drafting/convert.ts";
import { wordsOf } from "./gate.fixture.ts";
import { type World, world } from "./live.fixture.ts";

let here: World;
beforeEach(async () => {
  here = await world();
});
afterEach(async () => {
  await here.remove();
});

/** SQLite's own limit stands in for a full disk: the same SQLITE_FULL, no root needed. */
async function allowPages(more: number): Promise<void> {
  await here.storage.write(async (tx) => {
    const { rows } = await sql<{ page_count: number }>`PRAGMA page_count`.execute(tx);
    const pages = (rows[0]?.page_count ?? 0) + more;
    await sql.raw(`PRAGMA max_page_count = ${pages}`).execute(tx);
  });
}

test("DR70 a full disk: no acknowledgement, everybody is told, and all is saved when space returns", async () => {
  const [amina, marcus] = [await here.join("amina"), await here.join("marcus")];
  await Promise.all([amina.saved(), marcus.saved()]);
  await allowPages(2);
  for (let word = 0; word < 40; word++)
    wordsOf(amina.doc, 1).insert(0, `${"long ".repeat(80)}${word} `);
  await amina.until(() => amina.states.length === 1);
  await marcus.until(() => marcus.states.length === 1);
  expect(amina.states).toMatchObject([{ notice: "notSaved" }]);
  expect(amina.acked).toBeLessThan(amina.sent);
  const during = await here.live.currentDraft("river");
  expect(during?.seq).toBe(amina.seq);
  expect(readDraft(marcus.doc)).toMatchObject({ document: during?.document });
  await expect(here.live.freezeRoom("river", 1, async () => 1)).rejects.toThrow("notSaved");

  await allowPages(100_000);
  await amina.saved();
  await marcus.until(() => marcus.states.length === 2);
  expect(marcus.states[1]).toMatchObject({ notice: "saved" });
  await marcus.until(() => wordsOf(marcus.doc, 1).toString().includes("39 "));
  expect(readDraft(marcus.doc)).toEqual(readDraft(amina.doc));
  const content = await here.live.currentDraft("river");
  here = await here.restart();
  expect(await here.live.currentDraft("river")).toEqual(content);
  const { rows } = await here.storage.write((tx) => sql`PRAGMA integrity_check`.execute(tx));
  expect(rows).toEqual([{ integrity_check: "ok" }]);
}, 30_000);

test("DR72 a stop sends everybody away to come back soon, and keeps what was acknowledged", async () => {
  const amina = await here.join("amina");
  await amina.saved();
  for (let word = 0; word < 50; word++) wordsOf(amina.doc, 1).insert(0, `w${word} `);
  const from = performance.now();
  here = await here.restart();
  expect(performance.now() - from).toBeLessThan(4000);
  await amina.until(() => amina.closed !== undefined);
  expect(amina.closed).toMatchObject({ code: 1012 });
  const seq = (await here.live.currentDraft("river"))?.seq ?? 0;
  expect(seq).toBeGreaterThanOrEqual(amina.acked);
});
