import type { Reader, Tx } from "../storage/storage.ts";

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

export async function personById(db: Reader, id: string): Promise<Person | null> {
  const row = await db
    .selectFrom("person")
    .select(["id", "name", "email"])
    .where("id", "=", id)
    .executeTakeFirst();
  return row ?? null;
}

export async function addPerson(tx: Tx, person: Person, at: string): Promise<void> {
  await tx
    .insertInto("person")
    .values({
      id: person.id,
      name: person.name,
      email: person.email,
      email_verified: 1,
      image: null,
      created_at: at,
      updated_at: at,
    })
    .execute();
}

export async function renamePerson(
  tx: Tx,
  person: { readonly id: string; readonly name: string },
  at: string,
): Promise<void> {
  await tx
    .updateTable("person")
    .set({ name: person.name, updated_at: at })
    .where("id", "=", person.id)
    .execute();
}

/** What to call a new person who did not say: as their newest invitation does, else by the address. */
export async function nameFor(db: Reader, email: string): Promise<string> {
  const row = await db
    .selectFrom("invitation")
    .select("name")
    .where("email", "=", email)
    .orderBy("created_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.name ?? email.slice(0, email.lastIndexOf("@"));
}

/** Codes mailed since then: to this address, and to all. */
export async function codesAsked(
  db: Reader,
  email: string,
  since: string,
): Promise<{ address: number; everybody: number }> {
  const row = await db
    .selectFrom("outbox")
    .select((expression) => [
      expression.fn.countAll<number>().as("everybody"),
      expression.fn
        .count<number>(expression.case().when("recipient", "=", email).then(1).else(null).end())
        .as("address"),
    ])
    .where("kind", "=", "signInCode")
    .where("created_at", ">", since)
    .executeTakeFirstOrThrow();
  return row;
}

export async function countPasskeys(db: Reader, personId: string): Promise<number> {
  const row = await db
    .selectFrom("passkey")
    .select((expression) => expression.fn.countAll<number>().as("n"))
    .where("person_id", "=", personId)
    .executeTakeFirstOrThrow();
  return row.n;
}
