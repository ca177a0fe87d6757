import { sql } from "kysely";
import { expect, test } from "vitest";
import { storageContract } from "./contract.ts";
import { ENGINES, SQLITE, TEST_SERVER } from "./engines.fixture.ts";
import { openStorage } from "./open.ts";

if (TEST_SERVER === "") {
  process.stdout.write("Storage is tested on node:sqlite only: TEST_DATABASE_URL is not set.\n");
}
for (const engine of ENGINES) storageContract(engine);

test("ST5 the file is in WAL mode", async () => {
  const place = await SQLITE.fresh();
  const storage = await openStorage(place);
  expect(await place.outside("PRAGMA journal_mode")).toEqual([{ journal_mode: "wal" }]);
  await storage.close();
  await place.remove();
});

test("ST6 a write resolves when it is on the disk: every commit is synced", async () => {
  const place = await SQLITE.fresh();
  const storage = await openStorage(place);
  const { rows } = await storage.write((tx) =>
    sql<{ synchronous: number }>`PRAGMA synchronous`.execute(tx),
  );
  // 2 is FULL: "the WAL is synced after each commit" (sqlite.org/pragma.html#pragma_synchronous).
  expect(rows).toEqual([{ synchronous: 2 }]);
  await storage.close();
  await place.remove();
});
