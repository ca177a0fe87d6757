import { LegalForm } from "#shared/agreements/party.ts";
import type { WriteLetter } from "#shared/protocol/letter.ts";
import type { Access } from "../agreements/access.ts";
import type { Reader, Tx } from "../storage/storage.ts";
import type { LetterParty } from "./letter-page.ts";

/** The letter as it was written last. */
export interface StoredLetter extends WriteLetter {
  readonly content: string;
  /** The name of who wrote it. */
  readonly by: string;
  readonly at: string;
}

export async function letterOf(db: Reader, access: Access): Promise<StoredLetter | null> {
  const row = await db
    .selectFrom("letter")
    .leftJoin("person", "person.id", "letter.person_id")
    .select(["letter.recipient", "letter.signer", "letter.role", "letter.dated"])
    .select(["letter.content", "letter.at", "person.name"])
    .where("letter.agreement_id", "=", access.agreementId)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { recipient: to, dated: on, name, ...rest } = row;
  return { ...rest, to, on, by: name ?? "" };
}

/** Keeps the letter; one that was written before gives way. */
export async function putLetter(
  tx: Tx,
  access: Access,
  letter: Omit<StoredLetter, "by">,
): Promise<void> {
  const { to, on, ...rest } = letter;
  const row = { ...rest, recipient: to, dated: on, person_id: access.personId };
  await tx
    .insertInto("letter")
    .values({ agreement_id: access.agreementId, ...row })
    .onConflict((conflict) => conflict.column("agreement_id").doUpdateSet(row))
    .execute();
}

/** What the letter says of each party, in their order, and what the agreement is called. */
export async function letterParties(
  db: Reader,
  access: Access,
): Promise<(Omit<LetterParty, "brings"> & { readonly legalForm: LegalForm })[]> {
  const rows = await db
    .selectFrom("party")
    .innerJoin("organisation", "organisation.id", "party.organisation_id")
    .select(["organisation.id", "organisation.legal_name", "organisation.number"])
    .select(["organisation.address", "organisation.legal_form"])
    .where("party.agreement_id", "=", access.agreementId)
    .where("party.left_at", "is", null)
    .orderBy("party.position")
    .execute();
  return rows.map((row) => ({
    organisationId: row.id,
    legalName: row.legal_name,
    number: row.number,
    address: row.address,
    legalForm: LegalForm.parse(row.legal_form),
  }));
}

export async function titleOf(db: Reader, access: Access): Promise<string> {
  const { title } = await db
    .selectFrom("agreement")
    .select("title")
    .where("id", "=", access.agreementId)
    .executeTakeFirstOrThrow();
  return title;
}
