import { createHash } from "node:crypto";
import { DatabaseSync } from "node:sqlite";
import { Kysely } from "kysely";
import { Migrator } from "kysely/migration";
import { expect, test } from "vitest";
import { ENGINES } from "./engines.fixture.ts";
import { MIGRATIONS } from "./migrate.ts";
import { NodeSqliteDialect } from "./node-sqlite-dialect.ts";
import { openStorage } from "./open.ts";

/** What each landed migration leaves in SQLite, in the words of `sqlite_master`, hashed. */
const LANDED: readonly (readonly [string, string])[] = [
  ["0001-start", "41d932746ed3a3c5b80d6a4c5f22a664bb2020486bdd48eac3ab0498b973351f"],
  ["0002-rounds", "c491a6acfb68fc40a4f25f8d118eeb62382e0969c7055b0f3e128b7a622fa40f"],
  ["0003-heartbeat", "6231453f7862be79635c89ea8476e353d00367422801c66dba56fd551239c09c"],
  ["0004-degree-by-hand", "0489cd96b65232d015297c0d8585877882b19e8194c34e35900e81c05c052327"],
];

test.each(LANDED)("ST17 %s makes on SQLite what it has always made", async (name, hash) => {
  const database = new DatabaseSync(":memory:");
  const db = new Kysely<unknown>({ dialect: new NodeSqliteDialect(database) });
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...MIGRATIONS }) },
  });
  const { error } = await migrator.migrateTo(name);
  expect(error).toBeUndefined();
  const made = database.prepare("select type, name, sql from sqlite_master order by rowid").all();
  database.close();
  expect(createHash("sha256").update(JSON.stringify(made)).digest("hex")).toBe(hash);
});

test("ST17 both engines have the same tables with the same columns", async () => {
  const schemas = await Promise.all(
    ENGINES.map(async ({ bare }) => {
      const place = await bare();
      const storage = await openStorage(place);
      const { read } = storage;
      if (!(read instanceof Kysely)) throw new Error("the reader is no database");
      const tables = await read.introspection.getTables({ withInternalKyselyTables: true });
      await storage.close();
      await place.remove();
      return tables
        .map(({ name, columns }) => [name, columns.map((column) => column.name)])
        .toSorted(([a], [b]) => String(a).localeCompare(String(b)));
    }),
  );
  expect(schemas[0]?.length).toBeGreaterThan(30);
  for (const schema of schemas) expect(schema).toEqual(schemas[0]);
});
