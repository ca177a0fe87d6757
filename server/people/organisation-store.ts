import * as z from "zod";
import type { Role } from "#shared/agreements/stage.ts";
import type { OrganisationSeat } from "#shared/permissions/may.ts";
import { Profile } from "#shared/protocol/people.ts";
import type { Reader, Tx } from "../storage/storage.ts";

export interface Membership {
  readonly organisationId: string;
  readonly legalName: string;
  readonly shortName: string;
  readonly administrator: boolean;
}

/** The organisations a person is a member of now, by name. */
export async function membershipsOf(db: Reader, personId: string): Promise<Membership[]> {
  const rows = await db
    .selectFrom("member")
    .innerJoin("organisation", "organisation.id", "member.organisation_id")
    .select([
      "organisation.id",
      "organisation.legal_name",
      "organisation.short_name",
      "member.administrator",
    ])
    .where("member.person_id", "=", personId)
    .where("member.removed_at", "is", null)
    .orderBy("organisation.legal_name")
    .execute();
  return rows.map((row) => ({
    organisationId: row.id,
    legalName: row.legal_name,
    shortName: row.short_name,
    administrator: row.administrator === 1,
  }));
}

/** How a person belongs to an organisation now; null when not at all. */
export async function membershipIn(
  db: Reader,
  personId: string,
  organisationId: string,
): Promise<Membership | null> {
  const all = await membershipsOf(db, personId);
  return all.find((membership) => membership.organisationId === organisationId) ?? null;
}

/** The seats that a person has in an organisation now; none when they are not a member. */
export async function seatsIn(
  db: Reader,
  personId: string,
  organisationId: string,
): Promise<OrganisationSeat[]> {
  const membership = await membershipIn(db, personId, organisationId);
  if (membership === null) return [];
  const seats = await db
    .selectFrom("participant")
    .innerJoin("party", (join) =>
      join
        .onRef("party.agreement_id", "=", "participant.agreement_id")
        .onRef("party.organisation_id", "=", "participant.organisation_id"),
    )
    .select("participant.role")
    .distinct()
    .where("participant.organisation_id", "=", organisationId)
    .where("participant.person_id", "=", personId)
    .where("participant.removed_at", "is", null)
    .where("party.left_at", "is", null)
    .execute();
  const has = (role: Role) => seats.some((seat) => seat.role === role);
  return [
    "member",
    ...(membership.administrator ? (["administrator"] as const) : []),
    ...(has("lead") ? (["lead"] as const) : []),
    ...(has("legal") ? (["reviewer"] as const) : []),
  ];
}

export async function profileOf(db: Reader, organisationId: string): Promise<Profile | null> {
  const row = await db
    .selectFrom("organisation")
    .selectAll()
    .where("id", "=", organisationId)
    .executeTakeFirst();
  if (row === undefined) return null;
  return Profile.parse({
    legalName: row.legal_name,
    shortName: row.short_name,
    number: row.number,
    address: row.address,
    legalForm: row.legal_form,
    nation: row.nation,
    publicAuthority: row.public_authority === 1,
    languages: z.array(z.string()).parse(JSON.parse(row.languages)),
    ...(row.regulator === "" ? {} : { regulator: row.regulator }),
    ...(row.signers === null ? {} : { signers: row.signers }),
    ...(row.signing_rule === "" ? {} : { signingRule: row.signing_rule }),
  });
}

export interface Member {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly title: string;
  readonly administrator: boolean;
}

export async function membersOf(db: Reader, organisationId: string): Promise<Member[]> {
  const rows = await db
    .selectFrom("member")
    .innerJoin("person", "person.id", "member.person_id")
    .select(["person.id", "person.name", "person.email", "member.title", "member.administrator"])
    .where("member.organisation_id", "=", organisationId)
    .where("member.removed_at", "is", null)
    .orderBy("person.name")
    .execute();
  return rows.map((row) => ({
    personId: row.id,
    name: row.name,
    email: row.email,
    title: row.title,
    administrator: row.administrator === 1,
  }));
}

export async function addOrganisation(
  tx: Tx,
  organisation: { readonly id: string; readonly profile: Profile },
  at: string,
): Promise<void> {
  await tx
    .insertInto("organisation")
    .values({ id: organisation.id, ...columnsOf(organisation.profile), created_at: at })
    .execute();
}

export async function changeProfile(
  tx: Tx,
  organisationId: string,
  profile: Profile,
): Promise<void> {
  await tx
    .updateTable("organisation")
    .set(columnsOf(profile))
    .where("id", "=", organisationId)
    .execute();
}

function columnsOf(profile: Profile) {
  return {
    legal_name: profile.legalName,
    short_name: profile.shortName,
    number: profile.number,
    address: profile.address,
    legal_form: profile.legalForm,
    nation: profile.nation,
    public_authority: profile.publicAuthority ? 1 : 0,
    languages: JSON.stringify(profile.languages),
    regulator: profile.regulator ?? "",
    signers: profile.signers ?? null,
    signing_rule: profile.signingRule ?? "",
  };
}

export interface NewMember {
  readonly organisationId: string;
  readonly personId: string;
  readonly administrator: boolean;
  readonly title: string;
}

/** Makes somebody a member; who is one already keeps their title and rights. */
export async function addMember(tx: Tx, member: NewMember, at: string): Promise<void> {
  await tx
    .insertInto("member")
    .values({
      organisation_id: member.organisationId,
      person_id: member.personId,
      administrator: member.administrator ? 1 : 0,
      title: member.title,
      joined_at: at,
      removed_at: null,
    })
    .onConflict((conflict) =>
      conflict
        .columns(["organisation_id", "person_id"])
        .doUpdateSet({
          administrator: member.administrator ? 1 : 0,
          joined_at: at,
          removed_at: null,
        })
        .where("member.removed_at", "is not", null),
    )
    .execute();
}

/** @returns whether there was such a member */
export async function endMembership(
  tx: Tx,
  member: { readonly organisationId: string; readonly personId: string },
  at: string,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("member")
    .set({ removed_at: at, administrator: 0 })
    .where("organisation_id", "=", member.organisationId)
    .where("person_id", "=", member.personId)
    .where("removed_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function retitleMember(
  tx: Tx,
  member: { readonly organisationId: string; readonly personId: string; readonly title: string },
): Promise<void> {
  await tx
    .updateTable("member")
    .set({ title: member.title })
    .where("organisation_id", "=", member.organisationId)
    .where("person_id", "=", member.personId)
    .execute();
}
