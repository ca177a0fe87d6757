import { READY_IDS, type ReadyId } from "#shared/assessment/questions.ts";
import { SharedAnswer } from "#shared/protocol/sharing.ts";
import * as z from "zod";
import type { Access } from "../agreements/access.ts";
import type { Reader, Tx } from "../storage/storage.ts";

const Ready = z.enum(READY_IDS);

/**
 * What the organisation of this person has shared of its readiness and what was shared with it, the
 * oldest first. Of what another one has withdrawn, only that and when.
 */
export async function sharedWithUs(
  db: Reader,
  { agreementId, organisationId }: Access,
): Promise<SharedAnswer[]> {
  const rows = await db
    .selectFrom("readiness_share")
    .innerJoin("person", "person.id", "readiness_share.person_id")
    .innerJoin("organisation as owner", "owner.id", "readiness_share.organisation_id")
    .innerJoin("organisation as other", "other.id", "readiness_share.shared_with")
    .leftJoin("person as withdrawer", "withdrawer.id", "readiness_share.withdrawn_by")
    .selectAll("readiness_share")
    .select(["owner.short_name as owner_name", "other.short_name as other_name"])
    .select(["person.name", "withdrawer.name as withdrawer_name"])
    .where("agreement_id", "=", agreementId)
    .where((row) =>
      row.or([
        row("organisation_id", "=", organisationId),
        row("shared_with", "=", organisationId),
      ]),
    )
    .orderBy("readiness_share.at")
    .orderBy("readiness_share.id")
    .execute();
  return rows.map((row) => {
    const shown = row.withdrawn_at === null || row.organisation_id === organisationId;
    return {
      organisationId: row.organisation_id,
      name: row.owner_name,
      sharedWith: row.shared_with,
      sharedWithName: row.other_name,
      question: shown ? Ready.parse(row.question) : null,
      value: shown ? SharedAnswer.shape.value.parse(row.value) : null,
      personName: row.name,
      at: row.at,
      withdrawn:
        row.withdrawn_at === null
          ? null
          : { personName: row.withdrawer_name ?? "", at: row.withdrawn_at },
    };
  });
}

/** The answer to this question that the organisation of this person shares now, or null. */
export async function openShare(
  db: Reader,
  access: Access,
  question: ReadyId,
): Promise<SharedAnswer | null> {
  const shares = await sharedWithUs(db, access);
  const own = shares.filter(({ organisationId }) => organisationId === access.organisationId);
  return own.find((share) => share.question === question && share.withdrawn === null) ?? null;
}

export async function insertShare(
  tx: Tx,
  access: Access,
  share: {
    readonly id: string;
    readonly sharedWith: string;
    readonly question: ReadyId;
    readonly value: number;
    readonly at: string;
  },
): Promise<void> {
  await tx
    .insertInto("readiness_share")
    .values({
      id: share.id,
      agreement_id: access.agreementId,
      organisation_id: access.organisationId,
      shared_with: share.sharedWith,
      question: share.question,
      value: share.value,
      person_id: access.personId,
      at: share.at,
      withdrawn_by: null,
      withdrawn_at: null,
    })
    .execute();
}

/** The row stays: what was shared was shared. */
export async function withdrawShare(
  tx: Tx,
  access: Access,
  { question, at }: { readonly question: ReadyId; readonly at: string },
): Promise<void> {
  await tx
    .updateTable("readiness_share")
    .set({ withdrawn_by: access.personId, withdrawn_at: at })
    .where("agreement_id", "=", access.agreementId)
    .where("organisation_id", "=", access.organisationId)
    .where("question", "=", question)
    .where("withdrawn_at", "is", null)
    .execute();
}
