import type { Reader } from "../storage/storage.ts";

/** Names by id: of people, and the short names of organisations. */
export type Names = ReadonlyMap<string, string>;

/** What these people and organisations are called now; unknown ids have no name. */
export async function namesOf(db: Reader, ids: readonly string[]): Promise<Names> {
  if (ids.length === 0) return new Map();
  const wanted = [...new Set(ids)];
  const people = await db
    .selectFrom("person")
    .select(["id", "name"])
    .where("id", "in", wanted)
    .execute();
  const organisations = await db
    .selectFrom("organisation")
    .select(["id", "short_name"])
    .where("id", "in", wanted)
    .execute();
  return new Map([
    ...organisations.map((row) => [row.id, row.short_name] as const),
    ...people.map((row) => [row.id, row.name] as const),
  ]);
}
