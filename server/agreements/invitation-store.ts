import { Role } from "#shared/agreements/stage.ts";
import type { Reader, Tx } from "../storage/storage.ts";

export interface Invitation {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly agreementId: string;
  /** The party to join; null: the lead brings a new organisation. */
  readonly organisationId: string | null;
  readonly organisationName: string;
  readonly role: Role;
  readonly inviterId: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly usedAt: string | null;
  readonly revokedAt: string | null;
}

export type InvitationState = "waiting" | "accepted" | "expired" | "takenBack";

export function stateOf(invitation: Invitation, now: Date): InvitationState {
  if (invitation.usedAt !== null) return "accepted";
  if (invitation.revokedAt !== null) return "takenBack";
  return new Date(invitation.expiresAt) > now ? "waiting" : "expired";
}

/** @param tokenHash SHA-256 of the token in hex; the token itself is never stored */
export async function addInvitation(
  tx: Tx,
  invitation: Omit<Invitation, "usedAt" | "revokedAt">,
  tokenHash: string,
): Promise<void> {
  await tx
    .insertInto("invitation")
    .values({
      id: invitation.id,
      token_hash: tokenHash,
      email: invitation.email,
      name: invitation.name,
      agreement_id: invitation.agreementId,
      organisation_id: invitation.organisationId,
      organisation_name: invitation.organisationName,
      role: invitation.role,
      inviter_id: invitation.inviterId,
      created_at: invitation.createdAt,
      expires_at: invitation.expiresAt,
      used_at: null,
      used_by: null,
      revoked_at: null,
    })
    .execute();
}

export async function invitationByToken(db: Reader, tokenHash: string): Promise<Invitation | null> {
  const row = await db
    .selectFrom("invitation")
    .selectAll()
    .where("token_hash", "=", tokenHash)
    .executeTakeFirst();
  return row === undefined ? null : invitationOf(row);
}

/** How many invitations a person has sent since then. */
export async function countInvitations(
  db: Reader,
  of: { readonly inviterId: string; readonly since: string },
): Promise<number> {
  const row = await db
    .selectFrom("invitation")
    .select((expression) => expression.fn.countAll<number>().as("n"))
    .where("inviter_id", "=", of.inviterId)
    .where("created_at", ">", of.since)
    .executeTakeFirstOrThrow();
  return row.n;
}

/** All invitations to an agreement, oldest first. */
export async function invitationsOf(db: Reader, agreementId: string): Promise<Invitation[]> {
  const rows = await db
    .selectFrom("invitation")
    .selectAll()
    .where("agreement_id", "=", agreementId)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  return rows.map(invitationOf);
}

/**
 * Uses up an invitation in one statement: of any number of callers at once one gets true, and only
 * while it is neither used, taken back nor expired.
 */
export async function useInvitation(
  tx: Tx,
  use: { readonly tokenHash: string; readonly personId: string; readonly at: string },
): Promise<boolean> {
  const row = await tx
    .updateTable("invitation")
    .set({ used_at: use.at, used_by: use.personId })
    .where("token_hash", "=", use.tokenHash)
    .where("used_at", "is", null)
    .where("revoked_at", "is", null)
    .where("expires_at", ">", use.at)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Takes back what is still unused. @returns whether there was something to take back */
export async function revokeInvitation(tx: Tx, id: string, at: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("invitation")
    .set({ revoked_at: at })
    .where("id", "=", id)
    .where("used_at", "is", null)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Takes back what is unused and would bring this address into this organisation. */
export async function revokeInvitationsTo(
  tx: Tx,
  to: {
    readonly email: string;
    readonly organisationId: string;
    /** Only those for this role on this agreement. */
    readonly only?: { readonly agreementId: string; readonly role: Role };
  },
  at: string,
): Promise<void> {
  const { only } = to;
  await tx
    .updateTable("invitation")
    .set({ revoked_at: at })
    .where("email", "=", to.email)
    .where("organisation_id", "=", to.organisationId)
    .where("used_at", "is", null)
    .where("revoked_at", "is", null)
    .$if(only !== undefined, (query) =>
      query
        .where("agreement_id", "=", only?.agreementId ?? "")
        .where("role", "=", only?.role ?? "lead"),
    )
    .execute();
}

/** Organisations that are invited to become a party and may still do so. */
export async function partnersAwaited(
  db: Reader,
  agreementId: string,
  now: Date,
): Promise<Invitation[]> {
  const all = await invitationsOf(db, agreementId);
  return all.filter((one) => one.organisationId === null && stateOf(one, now) === "waiting");
}

function invitationOf(row: {
  id: string;
  email: string;
  name: string;
  agreement_id: string;
  organisation_id: string | null;
  organisation_name: string;
  role: string;
  inviter_id: string;
  created_at: string;
  expires_at: string;
  used_at: string | null;
  revoked_at: string | null;
}): Invitation {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    agreementId: row.agreement_id,
    organisationId: row.organisation_id,
    organisationName: row.organisation_name,
    role: Role.parse(row.role),
    inviterId: row.inviter_id,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    usedAt: row.used_at,
    revokedAt: row.revoked_at,
  };
}
