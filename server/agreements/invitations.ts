import type { Role } from "#shared/agreements/stage.ts";
import { PATHS } from "#shared/protocol/paths.ts";
import { ProblemError } from "../http/problem.ts";
import { hashOf, tokenFrom } from "../people/hashes.ts";
import { isInvented, type Mail } from "../people/mail/mail.ts";
import { inviteColleague, inviteParty } from "../people/mail/messages.ts";
import type { Tx } from "../storage/storage.ts";
import type { AgreementDeps } from "./deps.ts";
import { actor, recordInvited } from "./history.ts";
import { addInvitation, countInvitations } from "./invitation-store.ts";

/** An invitation waits this long for its person. */
const INVITATION_DAYS = 14;

export interface Inviting {
  readonly agreementId: string;
  readonly title: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** The party to join; null: a lead who brings the organisation named here. */
  readonly organisationId: string | null;
  readonly organisationName: string;
  readonly inviter: {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly organisation: string;
    readonly organisationId: string;
  };
  /** The other organisations of the agreement, for the mail to a new party. */
  readonly others: readonly string[];
}

export interface MadeInvitation {
  readonly id: string;
  readonly email: string;
  /** To copy. It is in this answer and in the mail, and nowhere else: only its hash is kept. */
  readonly link: string;
}

/** Invitations that one person may send in a day: enough for forty organisations, too few for spam. */
const A_DAY = 120;

/**
 * Makes an invitation and queues its mail. The token stands in the link's fragment (A39).
 * @throws ProblemError `tooMany`
 */
export async function invite(
  deps: AgreementDeps,
  tx: Tx,
  inviting: Inviting,
): Promise<MadeInvitation> {
  const token = tokenFrom(deps.random.bytes(32));
  const now = deps.clock.now();
  const id = deps.random.id();
  const yesterday = new Date(now.getTime() - 86_400_000).toISOString();
  const sent = await countInvitations(tx, { inviterId: inviting.inviter.id, since: yesterday });
  if (sent >= A_DAY) throw new ProblemError("tooMany");
  await addInvitation(
    tx,
    {
      id,
      email: inviting.email,
      name: inviting.name,
      agreementId: inviting.agreementId,
      organisationId: inviting.organisationId,
      organisationName: inviting.organisationName,
      role: inviting.role,
      inviterId: inviting.inviter.id,
      createdAt: now.toISOString(),
      expiresAt: new Date(now.getTime() + INVITATION_DAYS * 86_400_000).toISOString(),
    },
    hashOf(token),
  );
  await recordInvited(deps, tx, {
    agreementId: inviting.agreementId,
    by: actor(inviting.inviter.id, inviting.inviter.organisationId, "lead"),
    organisation: inviting.organisationName,
    role: inviting.role,
    personal: { name: inviting.name, email: inviting.email },
  });
  const path = `${PATHS.invitation}#${token}`;
  const heldBack = isInvented(inviting.inviter.email);
  await deps.outbox.queue(tx, { ...mailFor(inviting, path), heldBack });
  return { id, email: inviting.email, link: `${deps.origin()}${path}` };
}

function mailFor(inviting: Inviting, path: string): Mail {
  const { email, title, organisationName, others, role } = inviting;
  const { name: inviter, organisation: inviterOrganisation } = inviting.inviter;
  const invited = { email, title, inviter, inviterOrganisation, path };
  return inviting.organisationId === null
    ? inviteParty({ ...invited, organisation: organisationName, others })
    : inviteColleague({ ...invited, role });
}

/** Enough of an address to know one's own: `m…s@alderbeck.example`. */
export function masked(email: string): string {
  const at = email.lastIndexOf("@");
  const local = email.slice(0, at);
  const last = local.length > 2 ? local.slice(-1) : "";
  return `${local.slice(0, 1)}…${last}${email.slice(at)}`;
}
