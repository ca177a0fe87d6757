import type { Role } from "#shared/agreements/stage.ts";
import { ProblemError } from "../http/problem.ts";
import type { Session } from "../http/session.ts";
import { endMembership, membersOf } from "../people/organisation-store.ts";
import { requireMember } from "../people/organisations.ts";
import type { Tx } from "../storage/storage.ts";
import {
  addParticipant,
  endParticipant,
  participantsOf,
  raiseEpoch,
  type Seated,
  seatsFor,
} from "./agreement-store.ts";
import type { AgreementDeps } from "./deps.ts";
import { require } from "./guard.ts";
import { actor, recordRole } from "./history.ts";
import { revokeInvitationsTo } from "./invitation-store.ts";
import { dropAuthority } from "./people-store.ts";
import { accessTo } from "./store.ts";

interface Leaving {
  readonly agreementId: string;
  readonly personId: string;
  readonly role: Role;
}

/**
 * An administrator takes a role on one agreement away from somebody of the own organisation.
 * @throws ProblemError `notFound`, `notAllowed` for another party's person (A31), `lastLead`
 */
export async function removeRole(
  deps: AgreementDeps,
  session: Session,
  leaving: Leaving,
): Promise<void> {
  const { agreementId, personId, role } = leaving;
  const at = deps.clock.now().toISOString();
  await deps.storage.write(async (tx) => {
    const access = await require(tx, session, { agreementId, action: "removeMember" });
    const seats = (await participantsOf(tx, agreementId)).filter(
      (seat) => seat.personId === personId && seat.role === role,
    );
    const seat = seats[0];
    if (seat === undefined) throw new ProblemError("notFound");
    if (seat.organisationId !== access.organisationId) throw new ProblemError("notAllowed");
    const seated: Seated = { ...leaving, organisationId: access.organisationId };
    if (await isLastLead(tx, seated)) throw new ProblemError("lastLead");
    await takeAway(deps, tx, { seat: seated, by: session.personId, at });
  });
  deps.onAccessChanged({ personId, agreementId });
}

/**
 * An administrator removes a member: out of the organisation and of all its agreements at once.
 * Where that would leave the party without a lead, the administrator takes the lead over.
 * @throws ProblemError `notFound`, `lastAdministrator`, `lastLead` when the administrator can't
 *   take over, being here for another party
 */
export async function removeMember(
  deps: AgreementDeps,
  session: Session,
  leaving: { readonly organisationId: string; readonly personId: string },
): Promise<void> {
  const { organisationId, personId } = leaving;
  const at = deps.clock.now().toISOString();
  const agreements = await deps.storage.write(async (tx) => {
    await requireMember(tx, { organisationId, personId: session.personId, action: "administer" });
    const members = await membersOf(tx, organisationId);
    const member = members.find((one) => one.personId === personId);
    if (member === undefined) throw new ProblemError("notFound");
    const administrators = members.filter((one) => one.administrator);
    if (member.administrator && administrators.length === 1) {
      throw new ProblemError("lastAdministrator");
    }
    const seats = await seatsFor(tx, leaving);
    for (const seat of seats) {
      if (await isLastLead(tx, seat)) await takeOver(deps, tx, { seat, at, session });
      await takeAway(deps, tx, { seat, by: session.personId, at });
    }
    await endMembership(tx, leaving, at);
    await revokeInvitationsTo(tx, { email: member.email, organisationId }, at);
    return new Set(seats.map((seat) => seat.agreementId));
  });
  for (const agreementId of agreements) deps.onAccessChanged({ personId, agreementId });
  deps.onAccessChanged({ personId });
}

async function isLastLead(tx: Tx, seat: Seated): Promise<boolean> {
  if (seat.role !== "lead") return false;
  const everybody = await participantsOf(tx, seat.agreementId);
  return !everybody.some(
    (one) =>
      one.role === "lead" &&
      one.organisationId === seat.organisationId &&
      one.personId !== seat.personId,
  );
}

async function takeOver(
  deps: AgreementDeps,
  tx: Tx,
  over: { readonly seat: Seated; readonly at: string; readonly session: Session },
): Promise<void> {
  const { seat, at, session } = over;
  const { personId } = session;
  const access = await accessTo(tx, session, seat.agreementId);
  const elsewhere = access !== null && access.organisationId !== seat.organisationId;
  if (elsewhere || personId === seat.personId) throw new ProblemError("lastLead");
  await addParticipant(tx, { ...seat, personId }, at);
  const by = actor(personId, seat.organisationId, "administrator");
  await recordRole(deps, tx, { seat: { ...seat, personId }, by, change: "given" });
}

async function takeAway(
  deps: AgreementDeps,
  tx: Tx,
  away: { readonly seat: Seated; readonly by: string; readonly at: string },
): Promise<void> {
  const { seat, at } = away;
  await endParticipant(tx, seat, at);
  if (seat.role === "director") await dropAuthority(tx, seat);
  await raiseEpoch(tx, seat.agreementId);
  const by = actor(away.by, seat.organisationId, "administrator");
  await recordRole(deps, tx, { seat, by, change: "taken" });
}
