import { Assertion } from "#shared/signoff/evidence.ts";
import { type Method, Statement } from "#shared/signoff/statement.ts";
import type { Access } from "../agreements/access.ts";
import type { Reader, Tx } from "../storage/storage.ts";

/** One request to sign: for one person, one version and one statement; used once. */
export interface StoredChallenge {
  readonly id: string;
  readonly versionId: string;
  readonly personId: string;
  readonly method: Method;
  /** The canonical statement, exactly as hashed. */
  readonly statement: string;
  readonly statementHash: string;
  readonly codeHash: string | null;
  readonly attempts: number;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly usedAt: string | null;
}

export async function insertChallenge(
  tx: Tx,
  challenge: Omit<StoredChallenge, "attempts" | "usedAt">,
): Promise<void> {
  await tx
    .insertInto("sign_challenge")
    .values({
      id: challenge.id,
      version_id: challenge.versionId,
      person_id: challenge.personId,
      method: challenge.method,
      statement: challenge.statement,
      statement_hash: challenge.statementHash,
      code_hash: challenge.codeHash,
      attempts: 0,
      created_at: challenge.createdAt,
      expires_at: challenge.expiresAt,
      used_at: null,
    })
    .execute();
}

/** A request of this person on this agreement, or null: also when it is somebody else's. */
export async function findChallenge(
  db: Reader,
  access: Access,
  id: string,
): Promise<StoredChallenge | null> {
  const row = await db
    .selectFrom("sign_challenge")
    .innerJoin("version", "version.id", "sign_challenge.version_id")
    .selectAll("sign_challenge")
    .where("version.agreement_id", "=", access.agreementId)
    .where("sign_challenge.id", "=", id)
    .where("sign_challenge.person_id", "=", access.personId)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    id: row.id,
    versionId: row.version_id,
    personId: row.person_id,
    method: row.method,
    statement: row.statement,
    statementHash: row.statement_hash,
    codeHash: row.code_hash,
    attempts: row.attempts,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    usedAt: row.used_at,
  };
}

/** How many requests this person has made for a version since a moment. */
export async function challengesSince(
  db: Reader,
  access: Access,
  since: { readonly versionId: string; readonly at: string },
): Promise<number> {
  const row = await db
    .selectFrom("sign_challenge")
    .select((count) => count.fn.countAll().as("made"))
    .where("person_id", "=", access.personId)
    .where("version_id", "=", since.versionId)
    .where("created_at", ">=", since.at)
    .executeTakeFirst();
  return Number(row?.made ?? 0);
}

export async function countTry(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable("sign_challenge")
    .set((expression) => ({ attempts: expression("attempts", "+", 1) }))
    .where("id", "=", id)
    .execute();
}

/** @returns false when somebody has used it already */
export async function spendChallenge(tx: Tx, id: string, at: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("sign_challenge")
    .set({ used_at: at })
    .where("id", "=", id)
    .where("used_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** `UNIQUE(version, party, signatory)` refuses a second one. */
export async function insertSignature(
  tx: Tx,
  access: Access,
  signature: {
    readonly id: string;
    readonly challenge: StoredChallenge;
    readonly assertion: Assertion;
    readonly at: string;
  },
): Promise<void> {
  const { challenge } = signature;
  await tx
    .insertInto("signature")
    .values({
      id: signature.id,
      version_id: challenge.versionId,
      agreement_id: access.agreementId,
      organisation_id: access.organisationId,
      person_id: access.personId,
      statement: challenge.statement,
      statement_hash: challenge.statementHash,
      method: challenge.method,
      assertion: JSON.stringify(signature.assertion),
      at: signature.at,
    })
    .execute();
}

/** Every signature of the agreement by the hash of its statement, rounds that ended included. */
export async function signaturesOf(
  db: Reader,
  access: Access,
): Promise<ReadonlyMap<string, { readonly statement: Statement; readonly assertion: Assertion }>> {
  const rows = await db
    .selectFrom("signature")
    .select(["statement", "statement_hash", "assertion"])
    .where("agreement_id", "=", access.agreementId)
    .execute();
  return new Map(
    rows.map((row) => [
      row.statement_hash,
      {
        statement: Statement.parse(JSON.parse(row.statement)),
        assertion: Assertion.parse(JSON.parse(row.assertion)),
      },
    ]),
  );
}
