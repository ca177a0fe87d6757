import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openSqlite } from "./sqlite.ts";
import type { Storage, Tx } from "./storage.ts";

let folder: string;
let storage: Storage;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "counterpart-"));
  storage = await openSqlite(join(folder, "db.sqlite"));
});

afterEach(async () => {
  await storage.close();
  rmSync(folder, { recursive: true });
});

const mail = (id: string) => ({
  id,
  kind: "test",
  recipient: "amina@harrowfell.example",
  subject: "A test",
  body: "Words",
  created_at: "2026-11-24T09:00:00.000Z",
  sent_at: null,
  attempts: 0,
  last_error: null,
});
const put = (tx: Tx, id: string) => tx.insertInto("outbox").values(mail(id)).execute();
const count = async (tx: Tx) => (await tx.selectFrom("outbox").select("id").execute()).length;
const ids = async () =>
  (await storage.read.selectFrom("outbox").select("id").orderBy("id").execute()).map(
    (row) => row.id,
  );

test("ST1 a write that resolved is seen by readers, in this process and another", async () => {
  await storage.write((tx) => put(tx, "a"));
  expect(await ids()).toEqual(["a"]);
  const other = new DatabaseSync(join(folder, "db.sqlite"), { readOnly: true });
  expect(other.prepare("SELECT count(*) AS n FROM outbox").get()).toEqual({ n: 1 });
  other.close();
});

test("ST2 a write that throws leaves nothing, and the next one works", async () => {
  const failing = storage.write(async (tx) => {
    await put(tx, "a");
    throw new Error("changed my mind");
  });
  await expect(failing).rejects.toThrow("changed my mind");
  expect(await ids()).toEqual([]);
  await storage.write((tx) => put(tx, "b"));
  expect(await ids()).toEqual(["b"]);
});

test("ST3 writes never interleave: each sees the whole of the one before", async () => {
  const seen: number[] = [];
  await Promise.all(
    Array.from({ length: 20 }, (_unused, n) =>
      storage.write(async (tx) => {
        const before = await count(tx);
        await put(tx, `m${n}`);
        await Promise.resolve();
        expect(await count(tx)).toBe(before + 1);
        seen.push(before);
      }),
    ),
  );
  expect(seen).toEqual(Array.from({ length: 20 }, (_unused, n) => n));
});

test("ST4 a write inside a write is refused instead of waiting for itself", async () => {
  const nested = storage.write(async (tx) => {
    await put(tx, "a");
    await storage.write((inner) => put(inner, "b"));
  });
  await expect(nested).rejects.toThrow("pass the tx on");
  expect(await ids()).toEqual([]);
});

test("ST5 the file is in WAL mode", () => {
  const other = new DatabaseSync(join(folder, "db.sqlite"));
  expect(other.prepare("PRAGMA journal_mode").get()).toEqual({ journal_mode: "wal" });
  other.close();
});

test("ST6 a write resolves when it is on the disk: every commit is synced", async () => {
  const { rows } = await storage.write((tx) =>
    sql<{ synchronous: number }>`PRAGMA synchronous`.execute(tx),
  );
  // 2 is FULL: "the WAL is synced after each commit" (sqlite.org/pragma.html#pragma_synchronous).
  expect(rows).toEqual([{ synchronous: 2 }]);
});
