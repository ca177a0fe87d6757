import type { Session } from "../http/session.ts";
import type { Reader, Tx } from "../storage/storage.ts";

export interface KnownSession {
  readonly session: Session;
  readonly createdAt: Date;
  readonly seenAt: Date;
}

/** @param hash SHA-256 of the cookie's token */
export async function sessionOfHash(db: Reader, hash: string): Promise<KnownSession | null> {
  return (await sessionsOfHashes(db, [hash])).get(hash) ?? null;
}

/** @param hashes SHA-256 of the cookies' tokens; the answer has those that are known */
export async function sessionsOfHashes(
  db: Reader,
  hashes: readonly string[],
): Promise<Map<string, KnownSession>> {
  const rows = await db
    .selectFrom("session")
    .innerJoin("person", "person.id", "session.person_id")
    .select([
      "session.token",
      "session.person_id",
      "session.created_at",
      "session.updated_at",
      "person.name",
      "person.email",
    ])
    .where("session.token", "in", hashes)
    .execute();
  return new Map(
    rows.map((row) => [
      row.token,
      {
        session: {
          personId: row.person_id,
          name: row.name,
          email: row.email,
          id: row.token,
          kind: "cookie",
        },
        createdAt: new Date(row.created_at),
        seenAt: new Date(row.updated_at),
      },
    ]),
  );
}

/** @param hash SHA-256 of the tab's token */
export async function demoSessionOf(db: Reader, hash: string, now: Date): Promise<Session | null> {
  const row = await db
    .selectFrom("demo_session")
    .innerJoin("person", "person.id", "demo_session.person_id")
    .select(["person.id", "person.name", "person.email"])
    .where("demo_session.token", "=", hash)
    .where("demo_session.expires_at", ">", now.toISOString())
    .executeTakeFirst();
  if (row === undefined) return null;
  return { personId: row.id, name: row.name, email: row.email, id: hash, kind: "demo" };
}

export async function touchSession(tx: Tx, hash: string, at: Date): Promise<void> {
  await tx
    .updateTable("session")
    .set({ updated_at: at.toISOString() })
    .where("token", "=", hash)
    .execute();
}

interface NewSession {
  readonly id: string;
  readonly personId: string;
  /** SHA-256 of the token. */
  readonly token: string;
  readonly device: string;
  readonly at: Date;
  readonly expiresAt: Date;
}

/** Sessions are forgotten thirty days after they ended (OPERATIONS 4.7). */
export async function forgetOldSessions(tx: Tx, now: Date): Promise<void> {
  const past = new Date(now.getTime() - 30 * 86_400_000).toISOString();
  await tx.deleteFrom("session").where("expires_at", "<", past).execute();
  await tx.deleteFrom("demo_session").where("expires_at", "<", past).execute();
}

export async function addSession(tx: Tx, session: NewSession): Promise<void> {
  const at = session.at.toISOString();
  await tx
    .insertInto("session")
    .values({
      id: session.id,
      person_id: session.personId,
      token: session.token,
      expires_at: session.expiresAt.toISOString(),
      ip_address: "",
      user_agent: session.device,
      created_at: at,
      updated_at: at,
    })
    .execute();
}

export async function addDemoSession(
  tx: Tx,
  session: { readonly token: string; readonly personId: string; readonly at: Date },
): Promise<void> {
  const ends = new Date(session.at.getTime() + 30 * 86_400_000);
  await tx
    .insertInto("demo_session")
    .values({
      token: session.token,
      person_id: session.personId,
      created_at: session.at.toISOString(),
      expires_at: ends.toISOString(),
    })
    .execute();
}

/** Ends the session with this hashed token; no session is no mistake. */
export async function endSession(tx: Tx, hash: string): Promise<void> {
  await tx.deleteFrom("session").where("token", "=", hash).execute();
  await tx.deleteFrom("demo_session").where("token", "=", hash).execute();
}

export interface Device {
  readonly id: string;
  readonly hash: string;
  readonly createdAt: string;
  readonly device: string;
}

/** Where a person is signed in, newest first. */
export async function devicesOf(db: Reader, personId: string): Promise<Device[]> {
  const rows = await db
    .selectFrom("session")
    .select(["id", "token", "created_at", "user_agent"])
    .where("person_id", "=", personId)
    .orderBy("created_at", "desc")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    hash: row.token,
    createdAt: row.created_at,
    device: row.user_agent ?? "",
  }));
}
