import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { Kysely, sql } from "kysely";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Engine, Place } from "./engines.fixture.ts";
import { openStorage } from "./open.ts";
import type { Storage, Tx } from "./storage.ts";

let place: Place;
let storage: Storage;

/** What every engine promises (server/README.md, "ST Storage"). One suite for all of them. */
export function storageContract(engine: Engine): void {
  describe(`on ${engine.name}`, () => {
    beforeEach(async () => {
      place = await engine.fresh();
      storage = await openStorage(place);
    });
    afterEach(async () => {
      await storage.close();
      await place.remove();
    });
    afterAll(() => engine.end());
    writing();
    failing();
    reading();
    values();
    opening();
    openingAtOnce(engine);
  });
}

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
const idsIn = async (db: Storage["read"]) =>
  (await db.selectFrom("outbox").select("id").orderBy("id").execute()).map(({ id }) => id);
const count = async (tx: Tx) => (await idsIn(tx)).length;
const byBytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));
const ids = () => idsIn(storage.read);

/** Something to wait for, and what ends the wait. */
function gate(): { readonly open: () => void; readonly opened: Promise<void> } {
  let resolve: (() => void) | undefined;
  const opened = new Promise<void>((done) => {
    resolve = done;
  });
  return { open: () => resolve?.(), opened };
}

function writing(): void {
  test("ST1 a write that resolved is seen by readers, in this process and another", async () => {
    await storage.write((tx) => put(tx, "a"));
    expect(await ids()).toEqual(["a"]);
    expect(await place.outside("select id from outbox")).toEqual([{ id: "a" }]);
  });

  test("ST3 writes never interleave: each sees the whole of the one before", async () => {
    const seen: number[] = [];
    const other = await openStorage(place, { guest: true });
    const oneMore = async (tx: Tx, n: number) => {
      const before = await count(tx);
      await put(tx, `m${n}`);
      await Promise.resolve();
      expect(await count(tx)).toBe(before + 1);
      seen.push(before);
    };
    await Promise.all(Array.from({ length: 20 }, (_, n) => storage.write((tx) => oneMore(tx, n))));
    expect(seen).toEqual(Array.from({ length: 20 }, (_, n) => n));
    await other.write((tx) => oneMore(tx, 20));
    expect(seen.at(-1)).toBe(20);
    await other.close();
  });

  test("ST4 a write inside a write is refused instead of waiting for itself", async () => {
    const nested = storage.write(async (tx) => {
      await put(tx, "a");
      await storage.write((inner) => put(inner, "b"));
    });
    await expect(nested).rejects.toThrow("pass the tx on");
    expect(await ids()).toEqual([]);
  });

  test("ST12 closing waits for the writes under way", async () => {
    const slow = gate();
    const started = gate();
    const write = storage.write(async (tx) => {
      await put(tx, "a");
      started.open();
      await slow.opened;
      await put(tx, "b");
    });
    const next = storage.write((tx) => put(tx, "c"));
    await started.opened;
    const closed = storage.close();
    slow.open();
    await Promise.all([write, next, closed]);
    storage = await openStorage(place);
    expect(await ids()).toEqual(["a", "b", "c"]);
  });
}

function failing(): void {
  test("ST2 a write that throws leaves nothing, and the next one works", async () => {
    const failed = storage.write(async (tx) => {
      await put(tx, "a");
      throw new Error("changed my mind");
    });
    await expect(failed).rejects.toThrow("changed my mind");
    expect(await ids()).toEqual([]);
    await storage.write((tx) => put(tx, "b"));
    expect(await ids()).toEqual(["b"]);
  });

  test("ST9 what must not be there twice fails its write, and all of that write", async () => {
    await storage.write((tx) => put(tx, "a"));
    const twice = storage.write(async (tx) => {
      await put(tx, "b");
      await put(tx, "a");
    });
    await expect(twice).rejects.toThrow(/unique/i);
    expect(await ids()).toEqual(["a"]);
    await storage.write((tx) => put(tx, "c"));
    expect(await ids()).toEqual(["a", "c"]);
  });

  test("ST16 a line of a history can’t be rewritten, only forgotten as a whole", async () => {
    const line = { seq: 1, hash: "h", event: "{}", at: "2026-11-24T09:00:00.000Z" };
    await storage.write(async (tx) => {
      await tx
        .insertInto("audit_event")
        .values({ ...line, agreement_id: "x" })
        .execute();
      await tx
        .insertInto("organisation_event")
        .values({ ...line, organisation_id: "x" })
        .execute();
    });
    for (const table of ["audit_event", "organisation_event"] as const) {
      const rewriting = storage.write((tx) => tx.updateTable(table).set({ hash: "g" }).execute());
      await expect(rewriting).rejects.toThrow("never rewritten");
      expect(await storage.read.selectFrom(table).select("hash").execute()).toEqual([
        { hash: "h" },
      ]);
      await storage.write((tx) => tx.deleteFrom(table).execute());
    }
  });
}

function reading(): void {
  test("ST7 a reader sees nothing of a write before it is committed, and does not wait", async () => {
    const slow = gate();
    const halfway = gate();
    const write = storage.write(async (tx) => {
      await put(tx, "a");
      halfway.open();
      await slow.opened;
    });
    await halfway.opened;
    expect(await ids()).toEqual([]);
    slow.open();
    await write;
    expect(await ids()).toEqual(["a"]);
  });

  test("ST8 a reader can’t write, not even on a detour", async () => {
    const { read } = storage;
    if (!(read instanceof Kysely)) throw new Error("the reader is no database");
    const detour = sql`insert into heartbeat (id, at) values (1, 'x')`.execute(read);
    await expect(detour).rejects.toThrow(/read-?only/);
    expect(await storage.read.selectFrom("heartbeat").selectAll().execute()).toEqual([]);
  });
}

const LARGEST = 2 ** 52;

function values(): void {
  test("ST10 bytes, and whole numbers up to 52 bits, come back as they went in", async () => {
    const every = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const row = { room: "r", person_id: "p", sha256: "", deletes: "[]", at: "" };
    const numbers = [0, 1, -1, 2 ** 31, 2 ** 32 - 1, LARGEST - 1, LARGEST];
    await storage.write(async (tx) => {
      for (const [seq, client] of numbers.entries()) {
        const payload = seq === 0 ? new Uint8Array() : every;
        await tx
          .insertInto("journal")
          .values({ ...row, seq, client, payload })
          .execute();
      }
      await tx.insertInto("heartbeat").values({ id: LARGEST, at: "" }).execute();
    });
    const rows = await storage.read.selectFrom("journal").selectAll().orderBy("seq").execute();
    expect(rows.map(({ client }) => client)).toEqual(numbers);
    expect(rows.map(({ payload }) => payload.length)).toEqual([0, 256, 256, 256, 256, 256, 256]);
    expect(rows[1]?.payload).toEqual(every);
    const [counted] = await storage.read
      .selectFrom("journal")
      .select(({ fn }) => [fn.countAll<number>().as("n"), fn.max("client").as("most")])
      .execute();
    expect(counted).toEqual({ n: 7, most: LARGEST });
    const beats = await storage.read.selectFrom("heartbeat").select("id").execute();
    expect(beats).toEqual([{ id: LARGEST }]);
  });

  test("ST11 text is kept to the letter, compared and sorted by its bytes", async () => {
    const words = ["a", "B", "b", "A", "_", "-", "ä", "a b", "ab", "Ł", "zz", "'\"\\", "\u{1f9ed}"];
    await storage.write(async (tx) => {
      for (const word of words) await put(tx, word);
    });
    expect(await ids()).toEqual(words.toSorted(byBytes));
    const after = await storage.read
      .selectFrom("outbox")
      .select("id")
      .where("id", ">", "a")
      .where("id", "<", "b")
      .orderBy("id")
      .execute();
    expect(after.map(({ id }) => id)).toEqual(["a b", "ab"]);
  });
}

function opening(): void {
  test("ST13 opening it again changes nothing", async () => {
    await storage.write((tx) => put(tx, "a"));
    const applied = () =>
      storage.read.selectFrom("kysely_migration").selectAll().orderBy("name").execute();
    const before = await applied();
    await storage.close();
    storage = await openStorage(place);
    expect(await applied()).toEqual(before);
    expect(await ids()).toEqual(["a"]);
  });

  test("ST14 a database of a newer version is refused with a sentence, and left as it is", async () => {
    await storage.close();
    const future = "insert into kysely_migration values ('9999-future', '2027-01-01') returning 1";
    await place.outside(future);
    await expect(openStorage(place)).rejects.toThrow(
      "The database belongs to a newer version of Counterpart (9999-future).",
    );
    await place.outside("delete from kysely_migration where name = '9999-future' returning 1");
    storage = await openStorage(place);
    expect(await ids()).toEqual([]);
  });
}

function openingAtOnce(engine: Engine): void {
  test("ST15 processes that open a fresh database at once end with one schema and all rows", async () => {
    const fresh = await engine.bare();
    const ends = await Promise.all(Array.from({ length: 4 }, () => elsewhere(fresh)));
    expect(ends).toEqual(["", "", "", ""]);
    const opened = await openStorage(fresh);
    const beats = await opened.read.selectFrom("heartbeat").select("at").execute();
    await opened.close();
    await fresh.remove();
    expect(beats).toHaveLength(4);
  }, 60_000);
}

/** @returns what a process of its own complained about */
function elsewhere({ dataDir, databaseUrl }: Place): Promise<string> {
  const script = fileURLToPath(import.meta.resolve("./open-storage.fixture.ts"));
  const child = spawn(process.execPath, [script], { stdio: ["pipe", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  child.stdin.end(JSON.stringify({ dataDir, databaseUrl }));
  return new Promise((resolve) => {
    child.once("close", (code) => {
      resolve(code === 0 ? "" : said);
    });
  });
}
