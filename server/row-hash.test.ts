import { afterEach, beforeEach, expect, test } from "vitest";
import { fillMatrix, personOf, tokenOf } from "./matrix.fixture.ts";
import { type RowHash, rowHash } from "./row-hash.fixture.ts";
import { type Started, started } from "./started.fixture.ts";

let server: Started;
let rows: RowHash;
beforeEach(async () => {
  server = await started();
  await fillMatrix(server);
  rows = await rowHash(server);
});
afterEach(async () => {
  await rows.close();
  await server.close();
});

test("ST23 a look at all rows sees each write, and that it was taken back", async () => {
  const { storage } = server.platform;
  const before = await rows.get();
  expect(await rows.get()).toBe(before);
  const hashes = new Set([before]);
  await storage.write((tx) => tx.insertInto("heartbeat").values({ id: 9, at: "" }).execute());
  hashes.add(await rows.get());
  await storage.write((tx) => tx.updateTable("heartbeat").set({ at: "later" }).execute());
  hashes.add(await rows.get());
  await storage.write((tx) => tx.deleteFrom("participant").where("role", "=", "lead").execute());
  hashes.add(await rows.get());
  expect(hashes.size).toBe(4);
  expect(await rows.get(["heartbeat"])).not.toBe(await rows.get(["participant"]));
  await storage.write((tx) => tx.deleteFrom("heartbeat").where("id", "=", 9).execute());
  expect(hashes).not.toContain(await rows.get());
});

test("ST23 a write that comes to nothing, and a session that is seen, change no row", async () => {
  const before = await rows.get();
  const failed = server.platform.storage.write(async (tx) => {
    await tx.deleteFrom("participant").execute();
    throw new Error("no");
  });
  await expect(failed).rejects.toThrow("no");
  const cookie = { cookie: `sid=${tokenOf(personOf("home", "lead"))}` };
  const asked = await server.browser().ask("GET", "/api/agreements", undefined, cookie);
  expect(asked.status).toBe(200);
  expect(await rows.get()).toBe(before);
});
