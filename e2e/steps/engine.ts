import type { TestInfo } from "@playwright/test";
import { ENGINES } from "#server/storage/engines.fixture.ts";

/** Where a product of this run keeps its data. */
export interface Home {
  readonly settings: Readonly<Record<string, string>>;
  readonly remove: () => Promise<void>;
}

/** A fresh schema of PostgreSQL in the project of that name; else the file that it makes itself. */
export async function freshHome({ project }: TestInfo): Promise<Home> {
  const engine = ENGINES.find(({ name }) => name === project.name);
  if (engine === undefined) return { settings: {}, remove: async () => undefined };
  const { databaseUrl, remove } = await engine.bare();
  return { settings: databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }, remove };
}
