import { Role, Stage } from "#shared/agreements/stage.ts";
import type { BeganWith } from "#shared/assessment/thresholds.ts";
import type { Reader, Tx } from "../storage/storage.ts";

export interface NewAgreement {
  readonly id: string;
  readonly title: string;
  readonly stage: Stage;
  readonly createdBy: string;
  readonly at: string;
  /** What its assessment begins with; without it, the standard. */
  readonly began?: BeganWith;
}

export async function addAgreement(tx: Tx, agreement: NewAgreement): Promise<void> {
  await tx
    .insertInto("agreement")
    .values({
      id: agreement.id,
      title: agreement.title,
      stage: agreement.stage,
      membership_epoch: 1,
      created_by: agreement.createdBy,
      created_at: agreement.at,
      revealed_at: null,
      degree: null,
      started_at: null,
      in_force_at: null,
      ended_at: null,
      thresholds: agreement.began === undefined ? null : JSON.stringify(agreement.began),
    })
    .execute();
}

export interface AgreementFacts {
  readonly id: string;
  readonly title: string;
  readonly stage: Stage;
  readonly degree: number | null;
  readonly createdAt: string;
  readonly revealedAt: string | null;
  readonly startedAt: string | null;
  readonly inForceAt: string | null;
  /** The day from which it counts as a deed, where that is after the last signature. */
  readonly startsOn: string | null;
}

export async function agreementFacts(db: Reader, agreementId: string): Promise<AgreementFacts> {
  const row = await db
    .selectFrom("agreement")
    .selectAll()
    .where("id", "=", agreementId)
    .executeTakeFirstOrThrow();
  return {
    id: row.id,
    title: row.title,
    stage: Stage.parse(row.stage),
    degree: row.degree,
    createdAt: row.created_at,
    revealedAt: row.revealed_at,
    startedAt: row.started_at,
    inForceAt: row.in_force_at,
    startsOn: await laterStart(db, agreementId),
  };
}

/** What the words of the signed version say, as a date in UTC; null when it counted at once. */
async function laterStart(db: Reader, agreementId: string): Promise<string | null> {
  const signed = await db
    .selectFrom("version")
    .select(["deed_from", "closed_at"])
    .where("agreement_id", "=", agreementId)
    .where("state", "=", "complete")
    .executeTakeFirst();
  if (signed === undefined) return null;
  const { deed_from: from, closed_at: at } = signed;
  return from !== null && at !== null && from > at.slice(0, 10) ? from : null;
}

/** Ids of all agreements a person has a seat on, newest first. */
export async function agreementsOf(db: Reader, personId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("agreement")
    .select("agreement.id")
    .where((or) =>
      or.or([
        or.exists(
          or
            .selectFrom("participant")
            .select("participant.person_id")
            .whereRef("participant.agreement_id", "=", "agreement.id")
            .where("participant.person_id", "=", personId)
            .where("participant.removed_at", "is", null),
        ),
        or.exists(
          or
            .selectFrom("party")
            .innerJoin("member", "member.organisation_id", "party.organisation_id")
            .select("member.person_id")
            .whereRef("party.agreement_id", "=", "agreement.id")
            .where("member.person_id", "=", personId)
            .where("member.administrator", "=", 1)
            .where("member.removed_at", "is", null),
        ),
      ]),
    )
    .orderBy("agreement.created_at", "desc")
    .orderBy("agreement.id")
    .execute();
  return rows.map((row) => row.id);
}

/** Every change of who may do what raises the epoch; a live append checks it (A32). */
export async function raiseEpoch(tx: Tx, agreementId: string): Promise<void> {
  await tx
    .updateTable("agreement")
    .set((expression) => ({ membership_epoch: expression("membership_epoch", "+", 1) }))
    .where("id", "=", agreementId)
    .execute();
}

export interface Party {
  readonly organisationId: string;
  readonly legalName: string;
  readonly shortName: string;
  readonly legalForm: string;
  readonly mark: number;
  readonly joinedAt: string;
}

/** The parties that are in, in the order they joined. */
export async function partiesOf(db: Reader, agreementId: string): Promise<Party[]> {
  const rows = await db
    .selectFrom("party")
    .innerJoin("organisation", "organisation.id", "party.organisation_id")
    .select([
      "organisation.id",
      "organisation.legal_name",
      "organisation.short_name",
      "organisation.legal_form",
      "party.mark",
      "party.joined_at",
    ])
    .where("party.agreement_id", "=", agreementId)
    .where("party.left_at", "is", null)
    .orderBy("party.position")
    .execute();
  return rows.map((row) => ({
    organisationId: row.id,
    legalName: row.legal_name,
    shortName: row.short_name,
    legalForm: row.legal_form,
    mark: row.mark,
    joinedAt: row.joined_at,
  }));
}

/** Colours and shapes go round after eight parties. */
const MARKS = 8;

/**
 * Adds a party with the first free mark, after all others. One that has left comes back to its own
 * mark and place.
 */
export async function addParty(
  tx: Tx,
  party: { readonly agreementId: string; readonly organisationId: string },
  at: string,
): Promise<void> {
  const rows = await tx
    .selectFrom("party")
    .select(["mark", "position"])
    .where("agreement_id", "=", party.agreementId)
    .execute();
  const taken = new Set(rows.map((row) => row.mark));
  const marks = Array.from({ length: MARKS }, (_, index) => index + 1);
  const mark = marks.find((one) => !taken.has(one)) ?? (rows.length % MARKS) + 1;
  await tx
    .insertInto("party")
    .values({
      agreement_id: party.agreementId,
      organisation_id: party.organisationId,
      mark,
      position: 1 + Math.max(0, ...rows.map((row) => row.position)),
      joined_at: at,
      left_at: null,
    })
    .onConflict((conflict) =>
      conflict
        .columns(["agreement_id", "organisation_id"])
        .doUpdateSet({ joined_at: at, left_at: null }),
    )
    .execute();
}

export interface Participant {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly organisationId: string;
  readonly role: Role;
}

/** Everybody with a role on the agreement now, one entry a role. */
export async function participantsOf(db: Reader, agreementId: string): Promise<Participant[]> {
  const rows = await db
    .selectFrom("participant")
    .innerJoin("person", "person.id", "participant.person_id")
    .select([
      "person.id",
      "person.name",
      "person.email",
      "participant.organisation_id",
      "participant.role",
    ])
    .where("participant.agreement_id", "=", agreementId)
    .where("participant.removed_at", "is", null)
    .orderBy("participant.added_at")
    .orderBy("participant.role")
    .execute();
  return rows.map((row) => ({
    personId: row.id,
    name: row.name,
    email: row.email,
    organisationId: row.organisation_id,
    role: Role.parse(row.role),
  }));
}

export interface Seated {
  readonly agreementId: string;
  readonly organisationId: string;
  readonly personId: string;
  readonly role: Role;
}

/** Gives a role; one that was taken away before is given anew. */
export async function addParticipant(tx: Tx, seated: Seated, at: string): Promise<void> {
  await tx
    .insertInto("participant")
    .values({
      agreement_id: seated.agreementId,
      organisation_id: seated.organisationId,
      person_id: seated.personId,
      role: seated.role,
      added_at: at,
      removed_at: null,
    })
    .onConflict((conflict) =>
      conflict.columns(["agreement_id", "person_id", "role"]).doUpdateSet({
        organisation_id: seated.organisationId,
        added_at: at,
        removed_at: null,
      }),
    )
    .execute();
}

export async function endParticipant(tx: Tx, seated: Seated, at: string): Promise<void> {
  await tx
    .updateTable("participant")
    .set({ removed_at: at })
    .where("agreement_id", "=", seated.agreementId)
    .where("organisation_id", "=", seated.organisationId)
    .where("person_id", "=", seated.personId)
    .where("role", "=", seated.role)
    .execute();
}

/** The roles a person holds now for an organisation, over all agreements. */
export async function seatsFor(
  db: Reader,
  want: { readonly organisationId: string; readonly personId: string },
): Promise<Seated[]> {
  const rows = await db
    .selectFrom("participant")
    .select(["agreement_id", "organisation_id", "person_id", "role"])
    .where("organisation_id", "=", want.organisationId)
    .where("person_id", "=", want.personId)
    .where("removed_at", "is", null)
    .execute();
  return rows.map((row) => ({
    agreementId: row.agreement_id,
    organisationId: row.organisation_id,
    personId: row.person_id,
    role: Role.parse(row.role),
  }));
}
