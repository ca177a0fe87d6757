import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { ENGINES, type Place, query, TEST_SERVER } from "./engines.fixture.ts";
import { nothingCanBeSaved } from "./failures.ts";
import { openPostgres } from "./postgres.ts";
import { refuseServer } from "./postgres-check.ts";
import type { Storage, Tx } from "./storage.ts";

const SOUND = {
  version: 140_000,
  fsync: "on",
  synchronousCommit: "on",
  encoding: "UTF8",
  schema: "public",
  standby: false,
};

test.each([
  [{ version: 139_999 }, "PostgreSQL 13 is too old: 14 or newer is needed."],
  [{ fsync: "off" }, "fsync is off there"],
  [{ synchronousCommit: "off" }, "synchronous_commit is off there"],
  [{ encoding: "LATIN1" }, "the database is in LATIN1"],
  [{ schema: null }, "names no schema"],
  [{ standby: true }, "standby"],
])("ST18 a server with %o can’t keep the promise and is refused", (wrong, sentence) => {
  expect(refuseServer({ ...SOUND, ...wrong })).toContain(sentence);
});

test.each(["on", "remote_write", "remote_apply", "local"])(
  "ST18 synchronous_commit=%s waits for the disk",
  (synchronousCommit) => {
    expect(refuseServer({ ...SOUND, synchronousCommit })).toBeNull();
  },
);

test("ST18 where no PostgreSQL answers, the start says so and keeps the password to itself", async () => {
  const opening = openPostgres("postgres://amina:secret@127.0.0.1:1/agreements");
  await expect(opening).rejects.toThrow(
    /^DATABASE_URL \(127\.0\.0\.1:1\/agreements\) does not work: no PostgreSQL answers there\.$/,
  );
});

const beat = (id: number) => (tx: Tx) =>
  tx.insertInto("heartbeat").values({ id, at: "" }).execute();
const backend = async (tx: Tx): Promise<number> => {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
  return rows[0]?.pid ?? 0;
};
const cut = (pid: number) => query(TEST_SERVER, `select pg_terminate_backend(${pid})`);

describe.each(ENGINES.filter(({ name }) => name === "PostgreSQL"))("$name", ({ fresh, end }) => {
  let place: Place;
  let url: string;
  let storage: Storage;
  beforeEach(async () => {
    place = await fresh();
    url = place.databaseUrl ?? "";
    storage = await openPostgres(url);
  });
  afterEach(async () => {
    await storage.close();
    await place.remove();
  });
  afterAll(end);

  const beats = async () =>
    (await storage.read.selectFrom("heartbeat").select("id").orderBy("id").execute()).map(
      ({ id }) => id,
    );
  test("ST6 a write resolves when it is on the disk; a setting that does not wait is refused", async () => {
    const { rows } = await storage.write((tx) =>
      sql`select current_setting('synchronous_commit') as waits`.execute(tx),
    );
    expect(rows).toEqual([{ waits: "on" }]);
    const changed = new URL(url);
    const options = `${changed.searchParams.get("options") ?? ""} -c synchronous_commit=off`;
    changed.searchParams.set("options", options);
    await expect(openPostgres(changed.href)).rejects.toThrow("synchronous_commit is off there");
  });

  test("ST18 a database that is not there stops the start", async () => {
    const nowhere = new URL(url);
    nowhere.pathname = "/no-such-database";
    await expect(openPostgres(nowhere.href)).rejects.toThrow("there is no such database");
  });

  test("ST19 one server has a database to itself, until it ends", async () => {
    await storage.write(beat(1));
    await expect(openPostgres(url, { waitMs: 1 })).rejects.toThrow(
      /^Another Counterpart server is using .*\. Stop it first: one server has a database to itself\.$/,
    );
    expect(await beats()).toEqual([1]);
    const waiting = openPostgres(url);
    await storage.close();
    storage = await waiting;
    await storage.write(beat(2));
    expect(await beats()).toEqual([1, 2]);
  });

  test("ST19 a server that lost its connection writes only while nobody else has the database", async () => {
    await cut(await storage.write(backend));
    await storage.write(beat(1));
    await cut(await storage.write(backend));
    const other = await openPostgres(url);
    await expect(storage.write(beat(2))).rejects.toThrow("Another Counterpart server");
    expect(await beats()).not.toContain(2);
    await other.write(beat(3));
    await other.close();
    await expect.poll(() => storage.write(beat(4)).then(beats, () => [])).toContain(4);
    expect(await beats()).toEqual([1, 3, 4]);
  });

  test("ST20 a connection that breaks fails its write as a whole; the next write works", async () => {
    const broken = storage.write(async (tx) => {
      await beat(1)(tx);
      await cut(await backend(tx));
      await beat(2)(tx);
    });
    const error = await broken.catch((reason: unknown) => reason);
    expect(nothingCanBeSaved(error)).toBe(true);
    expect(await beats()).toEqual([]);
    await storage.write(beat(3));
    expect(await beats()).toEqual([3]);
  });

  test("ST11 a database made for a language sorts by bytes here all the same", async () => {
    const name = `test_${randomBytes(8).toString("hex")}`;
    const language = "template template0 locale_provider icu icu_locale 'en-GB'";
    await query(TEST_SERVER, `create database ${name} ${language}`);
    const there = new URL(TEST_SERVER);
    there.pathname = `/${name}`;
    const english = await openPostgres(there.href);
    try {
      const outside = "select * from (values ('a'), ('B'), ('_')) as t (word) order by word";
      expect(await query(there.href, outside)).toEqual([
        { word: "_" },
        { word: "a" },
        { word: "B" },
      ]);
      const organisation = {
        short_name: "",
        number: "",
        address: "",
        legal_form: "",
        nation: "",
        public_authority: 0,
        languages: "[]",
        created_at: "",
      };
      await english.write(async (tx) => {
        for (const id of ["a", "B", "_"]) {
          await tx
            .insertInto("organisation")
            .values({ id, legal_name: id, ...organisation })
            .execute();
        }
      });
      const rows = await english.read
        .selectFrom("organisation")
        .select("legal_name as word")
        .orderBy("legal_name")
        .execute();
      expect(rows).toEqual([{ word: "B" }, { word: "_" }, { word: "a" }]);
    } finally {
      await english.close();
      await query(TEST_SERVER, `drop database ${name}`);
    }
  }, 60_000);
});
