import type { Config } from "../config.ts";
import type { PostgresOptions } from "./postgres.ts";
import { databaseFile, openSqlite } from "./sqlite.ts";
import type { Storage } from "./storage.ts";

/**
 * The storage that the settings name: PostgreSQL by `DATABASE_URL`, else a file in the data folder.
 * @param options see {@link PostgresOptions}; a file is shared by nature
 */
export async function openStorage(
  { dataDir, databaseUrl }: Pick<Config, "dataDir" | "databaseUrl">,
  options: PostgresOptions = {},
): Promise<Storage> {
  if (databaseUrl === null) return openSqlite(databaseFile(dataDir));
  const { openPostgres } = await import("./postgres.ts");
  return openPostgres(databaseUrl, options);
}
