import * as z from "zod";
import type { Reader, Tx } from "../storage/storage.ts";

export interface StoredPasskey {
  /** The credential id, base64url. */
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
}

const Transports = z.array(z.string());

export async function passkeysOf(db: Reader, personId: string): Promise<StoredPasskey[]> {
  const rows = await db
    .selectFrom("passkey")
    .selectAll()
    .where("person_id", "=", personId)
    .orderBy("created_at")
    .execute();
  return rows.map(passkeyOf);
}

export async function passkeyById(db: Reader, id: string): Promise<StoredPasskey | null> {
  const row = await db.selectFrom("passkey").selectAll().where("id", "=", id).executeTakeFirst();
  return row === undefined ? null : passkeyOf(row);
}

export async function addPasskey(tx: Tx, passkey: StoredPasskey): Promise<void> {
  await tx
    .insertInto("passkey")
    .values({
      id: passkey.id,
      person_id: passkey.personId,
      name: passkey.name,
      public_key: passkey.publicKey,
      counter: passkey.counter,
      transports: JSON.stringify(passkey.transports),
      created_at: passkey.createdAt,
      last_used_at: passkey.lastUsedAt,
    })
    .execute();
}

export async function usePasskey(
  tx: Tx,
  use: { readonly id: string; readonly counter: number; readonly at: string },
): Promise<void> {
  await tx
    .updateTable("passkey")
    .set({ counter: use.counter, last_used_at: use.at })
    .where("id", "=", use.id)
    .execute();
}

/** @returns whether this person had it */
export async function removePasskey(tx: Tx, personId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom("passkey")
    .where("person_id", "=", personId)
    .where("id", "=", id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export interface NewChallenge {
  readonly id: string;
  readonly purpose: "register" | "signIn";
  readonly personId: string | null;
  readonly challenge: string;
  readonly expiresAt: string;
}

export async function addChallenge(tx: Tx, challenge: NewChallenge, now: string): Promise<void> {
  await tx.deleteFrom("passkey_challenge").where("expires_at", "<", now).execute();
  await tx
    .insertInto("passkey_challenge")
    .values({
      id: challenge.id,
      purpose: challenge.purpose,
      person_id: challenge.personId,
      challenge: challenge.challenge,
      expires_at: challenge.expiresAt,
      used_at: null,
    })
    .execute();
}

/** Uses up a challenge: of any number of callers at once one gets it, if it is still good. */
export async function takeChallenge(
  tx: Tx,
  want: Pick<NewChallenge, "id" | "purpose" | "personId">,
  now: string,
): Promise<string | null> {
  const row = await tx
    .updateTable("passkey_challenge")
    .set({ used_at: now })
    .where("id", "=", want.id)
    .where("purpose", "=", want.purpose)
    .where("person_id", want.personId === null ? "is" : "=", want.personId)
    .where("used_at", "is", null)
    .where("expires_at", ">", now)
    .returning("challenge")
    .executeTakeFirst();
  return row?.challenge ?? null;
}

function passkeyOf(row: {
  id: string;
  person_id: string;
  name: string;
  public_key: Uint8Array;
  counter: number;
  transports: string;
  created_at: string;
  last_used_at: string | null;
}): StoredPasskey {
  return {
    id: row.id,
    personId: row.person_id,
    name: row.name,
    publicKey: new Uint8Array(row.public_key),
    counter: row.counter,
    transports: Transports.parse(JSON.parse(row.transports)),
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
  };
}
