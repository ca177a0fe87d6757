import { Stage, Role } from "#shared/agreements/stage.ts";
import { phaseOf, type Seat } from "#shared/permissions/may.ts";
import type { Session } from "../http/session.ts";
import type { Reader } from "../storage/storage.ts";
import { type Access, grant } from "./access.ts";

/**
 * The access of a person to an agreement, read fresh; null when there is none to know about.
 * Ask it inside the transaction (`tx`) wherever the answer decides a write.
 */
export async function accessTo(
  db: Reader,
  person: Pick<Session, "personId" | "name">,
  agreementId: string,
): Promise<Access | null> {
  const agreement = await db
    .selectFrom("agreement")
    .select(["id", "title", "stage", "membership_epoch", "revealed_at"])
    .where("id", "=", agreementId)
    .executeTakeFirst();
  if (agreement === undefined) return null;
  const roles = await db
    .selectFrom("participant")
    .innerJoin("party", (join) =>
      join
        .onRef("party.agreement_id", "=", "participant.agreement_id")
        .onRef("party.organisation_id", "=", "participant.organisation_id"),
    )
    .select(["participant.organisation_id", "participant.role"])
    .where("participant.agreement_id", "=", agreementId)
    .where("participant.person_id", "=", person.personId)
    .where("participant.removed_at", "is", null)
    .where("party.left_at", "is", null)
    .orderBy("participant.role")
    .execute();
  const administered = await administeredParty(db, person.personId, agreementId);
  const organisationId = roles[0]?.organisation_id ?? administered;
  if (organisationId === undefined) return null;
  const seats: Seat[] = roles.map((row) => Role.parse(row.role));
  if (administered === organisationId) seats.push("administrator");
  const stage = Stage.parse(agreement.stage);
  const revealed = agreement.revealed_at !== null;
  const finished = revealed && (await hasFinished(db, agreementId, organisationId));
  return grant({
    personId: person.personId,
    personName: person.name,
    agreementId: agreement.id,
    title: agreement.title,
    stage,
    phase: phaseOf(stage, { revealed, finished }),
    membershipEpoch: agreement.membership_epoch,
    organisationId,
    seats,
  });
}

async function hasFinished(
  db: Reader,
  agreementId: string,
  organisationId: string,
): Promise<boolean> {
  const row = await db
    .selectFrom("submission")
    .select("at")
    .where("agreement_id", "=", agreementId)
    .where("organisation_id", "=", organisationId)
    .executeTakeFirst();
  return row !== undefined;
}

/** The organisation among the parties that this person administers, if any. */
async function administeredParty(
  db: Reader,
  personId: string,
  agreementId: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom("member")
    .innerJoin("party", "party.organisation_id", "member.organisation_id")
    .select("member.organisation_id")
    .where("party.agreement_id", "=", agreementId)
    .where("party.left_at", "is", null)
    .where("member.person_id", "=", personId)
    .where("member.administrator", "=", 1)
    .where("member.removed_at", "is", null)
    .executeTakeFirst();
  return row?.organisation_id;
}
