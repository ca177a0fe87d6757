import type { Reader, Tx } from "../storage/storage.ts";

interface Authority {
  readonly basis: string;
  readonly reference: string;
  readonly date: string;
}

/** Authority with the administrator whose word it is. */
export interface DeclaredAuthority extends Authority {
  readonly declaredBy: { readonly personId: string; readonly name: string };
}

/** Confirmed authority to sign, by person. */
export async function authoritiesOf(
  db: Reader,
  agreementId: string,
): Promise<Map<string, DeclaredAuthority>> {
  const rows = await db
    .selectFrom("authority")
    .leftJoin("person", "person.id", "authority.confirmed_by")
    .selectAll("authority")
    .select("person.name")
    .where("authority.agreement_id", "=", agreementId)
    .execute();
  return new Map(
    rows.map((row) => [
      row.person_id,
      {
        basis: row.basis,
        reference: row.reference,
        date: row.date,
        declaredBy: { personId: row.confirmed_by, name: row.name ?? "" },
      },
    ]),
  );
}

export interface ConfirmedAuthority extends Authority {
  readonly agreementId: string;
  readonly organisationId: string;
  readonly personId: string;
  readonly confirmedBy: string;
  readonly at: string;
}

export async function keepAuthority(tx: Tx, authority: ConfirmedAuthority): Promise<void> {
  const confirmed = {
    basis: authority.basis,
    reference: authority.reference,
    date: authority.date,
    confirmed_by: authority.confirmedBy,
    at: authority.at,
  };
  await tx
    .insertInto("authority")
    .values({
      agreement_id: authority.agreementId,
      organisation_id: authority.organisationId,
      person_id: authority.personId,
      ...confirmed,
    })
    .onConflict((conflict) =>
      conflict.columns(["agreement_id", "organisation_id", "person_id"]).doUpdateSet(confirmed),
    )
    .execute();
}

/** Authority ends with the role it was given for. */
export async function dropAuthority(
  tx: Tx,
  of: { readonly agreementId: string; readonly personId: string },
): Promise<void> {
  await tx
    .deleteFrom("authority")
    .where("agreement_id", "=", of.agreementId)
    .where("person_id", "=", of.personId)
    .execute();
}

export interface Known {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly organisationId: string;
  readonly title: string;
  readonly administrator: boolean;
  readonly hasPasskey: boolean;
}

/** The members of these organisations, with what the people page says of each. */
export async function membersOfAll(
  db: Reader,
  organisationIds: readonly string[],
): Promise<Known[]> {
  if (organisationIds.length === 0) return [];
  const rows = await db
    .selectFrom("member")
    .innerJoin("person", "person.id", "member.person_id")
    .select((expression) => [
      "person.id",
      "person.name",
      "person.email",
      "member.organisation_id",
      "member.title",
      "member.administrator",
      expression
        .selectFrom("passkey")
        .select((inner) => inner.fn.countAll<number>().as("n"))
        .whereRef("passkey.person_id", "=", "person.id")
        .as("passkeys"),
    ])
    .where("member.organisation_id", "in", [...organisationIds])
    .where("member.removed_at", "is", null)
    .orderBy("person.name")
    .execute();
  return rows.map((row) => ({
    personId: row.id,
    name: row.name,
    email: row.email,
    organisationId: row.organisation_id,
    title: row.title,
    administrator: row.administrator === 1,
    hasPasskey: (row.passkeys ?? 0) > 0,
  }));
}
