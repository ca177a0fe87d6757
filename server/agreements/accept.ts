import type * as z from "zod";
import { anyMay } from "#shared/permissions/may.ts";
import type { AcceptInvitation } from "#shared/protocol/people.ts";
import { ProblemError } from "../http/problem.ts";
import type { Session } from "../http/session.ts";
import { hashOf } from "../people/hashes.ts";
import { foundOrganisation, requireMember } from "../people/organisations.ts";
import { addMember } from "../people/organisation-store.ts";
import type { Tx } from "../storage/storage.ts";
import type { Access } from "./access.ts";
import {
  addParticipant,
  addParty,
  agreementFacts,
  partiesOf,
  raiseEpoch,
} from "./agreement-store.ts";
import type { AgreementDeps } from "./deps.ts";
import { actor, recordJoined, recordRole } from "./history.ts";
import { type Invitation, invitationByToken, stateOf, useInvitation } from "./invitation-store.ts";
import { masked } from "./invitations.ts";
import { tellJoinedLate } from "./party-mails.ts";
import { accessTo } from "./store.ts";

type Accepting = z.infer<typeof AcceptInvitation>;

/**
 * Takes up an invitation: uses it, makes the membership and gives the role, all in one transaction.
 * Everything that was true when it was sent is asked again now (A41).
 * @returns the agreement's id
 * @throws ProblemError `notFound`, `inviteUsed`, `inviteExpired` (also taken back, or the inviter
 *   may not invite any more), `inviteForOther`, `withAnotherParty`, `organisationHere`, `joinWhenOpen`
 */
export async function acceptInvitation(
  deps: AgreementDeps,
  session: Session,
  accepting: Accepting,
): Promise<string> {
  const tokenHash = hashOf(accepting.token);
  const at = deps.clock.now().toISOString();
  const agreementId = await deps.storage.write(async (tx) => {
    const invitation = await goodInvitation(deps, tx, tokenHash);
    if (invitation.email !== session.email) {
      throw new ProblemError("inviteForOther", { params: { sentTo: masked(invitation.email) } });
    }
    const used = await useInvitation(tx, { tokenHash, personId: session.personId, at });
    if (!used) throw new ProblemError("inviteUsed");
    await stillWanted(tx, invitation);
    const organisationId = await partyFor(deps, tx, { invitation, accepting, session });
    const { role } = invitation;
    await refuseOtherParty(tx, session, { agreementId: invitation.agreementId, organisationId });
    const member = { organisationId, personId: session.personId };
    await addMember(tx, { ...member, administrator: false, title: "" }, at);
    const seated = { agreementId: invitation.agreementId, ...member, role };
    await addParticipant(tx, seated, at);
    const by = actor(session.personId, organisationId, role);
    await recordRole(deps, tx, { seat: seated, by, change: "given" });
    await raiseEpoch(tx, invitation.agreementId);
    if (invitation.organisationId === null) await partyCame(deps, tx, session, invitation);
    return invitation.agreementId;
  });
  deps.onAccessChanged({ personId: session.personId, agreementId });
  return agreementId;
}

/** @throws ProblemError saying why the token does not work (any more) */
export async function goodInvitation(
  deps: Pick<AgreementDeps, "clock">,
  db: Parameters<typeof invitationByToken>[0],
  tokenHash: string,
): Promise<Invitation> {
  const invitation = await invitationByToken(db, tokenHash);
  if (invitation === null) throw new ProblemError("notFound");
  const state = stateOf(invitation, deps.clock.now());
  if (state === "accepted") throw new ProblemError("inviteUsed");
  if (state !== "waiting") throw new ProblemError("inviteExpired");
  return invitation;
}

async function stillWanted(tx: Tx, invitation: Invitation): Promise<void> {
  const inviter = { personId: invitation.inviterId, name: "" };
  const access = await accessTo(tx, inviter, invitation.agreementId);
  if (access === null || !mayInvite(access, invitation)) throw new ProblemError("inviteExpired");
}

function mayInvite(access: Access, invitation: Invitation): boolean {
  const ownParty = invitation.organisationId ?? access.organisationId;
  return ownParty === access.organisationId && anyMay(access.seats, "invite", access.phase);
}

/** The others hear of a party that comes late; one that comes back has its answers count again. */
async function partyCame(
  deps: AgreementDeps,
  tx: Tx,
  session: Session,
  { agreementId, organisationName }: Invitation,
): Promise<void> {
  const access = await accessTo(tx, session, agreementId);
  if (access === null) return;
  await deps.partiesChanged(tx, access);
  const { revealedAt } = await agreementFacts(tx, agreementId);
  if (revealedAt !== null) await tellJoinedLate(deps, tx, access, organisationName);
}

/** The party that the person joins; a new one is added until the words are frozen. */
async function partyFor(
  deps: AgreementDeps,
  tx: Tx,
  join: {
    readonly invitation: Invitation;
    readonly accepting: Accepting;
    readonly session: Session;
  },
): Promise<string> {
  const { invitation, accepting, session } = join;
  const { agreementId } = invitation;
  if (invitation.organisationId !== null) return invitation.organisationId;
  const { stage } = await agreementFacts(tx, agreementId);
  if (stage !== "assessing" && stage !== "drafting") throw new ProblemError("joinWhenOpen");
  const organisationId = await organisationOf(deps, tx, { accepting, session });
  const parties = await partiesOf(tx, agreementId);
  if (parties.some((party) => party.organisationId === organisationId)) {
    throw new ProblemError("organisationHere");
  }
  await addParty(tx, { agreementId, organisationId }, deps.clock.now().toISOString());
  const by = actor(session.personId, organisationId, "lead");
  await recordJoined(deps, tx, { agreementId, organisationId, by });
  return organisationId;
}

async function organisationOf(
  deps: AgreementDeps,
  tx: Tx,
  join: { readonly accepting: Accepting; readonly session: Session },
): Promise<string> {
  const { personId } = join.session;
  const { organisationId, profile } = join.accepting;
  if (organisationId !== undefined) {
    await requireMember(tx, { organisationId, personId, action: "administer" });
    return organisationId;
  }
  if (profile === undefined) throw new ProblemError("badValue", { field: "profile" });
  return foundOrganisation(deps, tx, { profile, personId });
}

/** @throws ProblemError `withAnotherParty` */
async function refuseOtherParty(
  tx: Tx,
  session: Session,
  to: { readonly agreementId: string; readonly organisationId: string },
): Promise<void> {
  const access = await accessTo(tx, session, to.agreementId);
  if (access !== null && access.organisationId !== to.organisationId) {
    throw new ProblemError("withAnotherParty");
  }
}
