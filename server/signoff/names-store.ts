import type { Actor } from "#shared/audit/event.ts";
import type { Reader } from "../storage/storage.ts";

export interface Names {
  readonly people: ReadonlyMap<string, string>;
  readonly organisations: ReadonlyMap<string, string>;
}

/** What the people and organisations of these lines are called now. */
export async function namesOf(db: Reader, actors: readonly Actor[]): Promise<Names> {
  const people = await db
    .selectFrom("person")
    .select(["id", "name"])
    .where("id", "in", ["", ...new Set(actors.map(({ id }) => id))])
    .execute();
  const organisations = await db
    .selectFrom("organisation")
    .select(["id", "short_name"])
    .where("id", "in", ["", ...new Set(actors.map(({ org }) => org))])
    .execute();
  return {
    people: new Map(people.map((row) => [row.id, row.name])),
    organisations: new Map(organisations.map((row) => [row.id, row.short_name])),
  };
}
