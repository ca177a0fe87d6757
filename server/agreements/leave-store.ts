import type { Tx } from "../storage/storage.ts";

interface Leaver {
  readonly agreementId: string;
  readonly organisationId: string;
}

/**
 * Takes a party out with everything that lets its people in: their roles, their authority to sign,
 * and the invitations that wait for its people or that its people have sent. Rows stay as history.
 */
export async function endParty(tx: Tx, leaver: Leaver, at: string): Promise<void> {
  const { agreementId, organisationId } = leaver;
  await endInvitations(tx, leaver, at);
  await tx
    .updateTable("party")
    .set({ left_at: at })
    .where("agreement_id", "=", agreementId)
    .where("organisation_id", "=", organisationId)
    .execute();
  await tx
    .updateTable("participant")
    .set({ removed_at: at })
    .where("agreement_id", "=", agreementId)
    .where("organisation_id", "=", organisationId)
    .where("removed_at", "is", null)
    .execute();
  await tx
    .deleteFrom("authority")
    .where("agreement_id", "=", agreementId)
    .where("organisation_id", "=", organisationId)
    .execute();
}

/**
 * The agreement is over, whoever signed or did not: nothing of it changes any more, so nobody is
 * invited to it either. The membership epoch rises with it.
 */
export async function endAgreement(tx: Tx, agreementId: string, at: string): Promise<void> {
  await tx
    .updateTable("agreement")
    .set((row) => ({
      stage: "ended",
      ended_at: at,
      membership_epoch: row("membership_epoch", "+", 1),
    }))
    .where("id", "=", agreementId)
    .execute();
  await tx
    .updateTable("invitation")
    .set({ revoked_at: at })
    .where("agreement_id", "=", agreementId)
    .where("used_at", "is", null)
    .where("revoked_at", "is", null)
    .execute();
}

/** An invitation ends with the right of whoever sent it (AG3), so nobody may be kept waiting for one. */
async function endInvitations(
  tx: Tx,
  { agreementId, organisationId }: Leaver,
  at: string,
): Promise<void> {
  await tx
    .updateTable("invitation")
    .set({ revoked_at: at })
    .where("agreement_id", "=", agreementId)
    .where("used_at", "is", null)
    .where("revoked_at", "is", null)
    .where((one) =>
      one.or([
        one("organisation_id", "=", organisationId),
        one(
          "inviter_id",
          "in",
          one
            .selectFrom("participant")
            .select("participant.person_id")
            .where("participant.agreement_id", "=", agreementId)
            .where("participant.organisation_id", "=", organisationId)
            .where("participant.removed_at", "is", null),
        ),
      ]),
    )
    .execute();
}
