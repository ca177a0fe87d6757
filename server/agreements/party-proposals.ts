import type * as z from "zod";
import { MOST_PARTIES, stillAsked } from "#shared/agreements/party-proposal.ts";
import { anyMay } from "#shared/permissions/may.ts";
import type { PartyProposalList, ProposeParty } from "#shared/protocol/party-proposals.ts";
import { ProblemError } from "../http/problem.ts";
import { emailOf } from "../people/auth.ts";
import { profileOf } from "../people/organisation-store.ts";
import { personById } from "../people/store.ts";
import type { Reader, Tx } from "../storage/storage.ts";
import type { Access } from "./access.ts";
import { participantsOf, partiesOf } from "./agreement-store.ts";
import type { AgreementDeps } from "./deps.ts";
import { actor, recordProposed } from "./history.ts";
import { partnersAwaited } from "./invitation-store.ts";
import { invite, type MadeInvitation } from "./invitations.ts";
import {
  closeProposal,
  countProposals,
  insertProposal,
  insertProposalYes,
  type PartyProposal,
  proposalsOf,
} from "./party-proposal-store.ts";
import { tellProposed, tellRefused } from "./party-mails.ts";
import { filled } from "./start.ts";
import { accessTo } from "./store.ts";

/** Organisations that one person may propose in a day: each is a mail to every other lead. */
const A_DAY = 20;

/** What is proposed, and whether the invitation is out already because nobody else has to agree. */
export interface Proposed {
  readonly number: number;
  readonly invitation: MadeInvitation | null;
}

/**
 * A lead would like another organisation in (AG15). Every other party's lead is told and asked.
 * @throws ProblemError `withAnotherParty`, `partyAsked`, `partiesFull`, `tooMany`
 */
export async function proposeParty(
  deps: AgreementDeps,
  tx: Tx,
  access: Access,
  body: z.infer<typeof ProposeParty>,
): Promise<Proposed> {
  const wish = {
    organisationName: filled(body.organisationName, "organisationName"),
    leadName: filled(body.leadName, "leadName"),
    leadEmail: emailOf(body.leadEmail),
    reason: body.reason,
  };
  await refuseNeedless(deps, tx, access, wish.leadEmail);
  const act = actOf(deps, access);
  const number = await insertProposal(tx, act, wish);
  await insertProposalYes(tx, act, number);
  await recordProposed(deps, tx, {
    type: "party.proposed",
    agreementId: access.agreementId,
    by: actor(access.personId, access.organisationId, "lead"),
    data: { number, proposed: wish.organisationName },
    personal: { reason: wish.reason, name: wish.leadName, email: wish.leadEmail },
  });
  const invitation = await inviteIfAgreed(deps, tx, { access, number });
  if (invitation === null) await tellProposed(deps, tx, access, wish.organisationName);
  return { number, invitation };
}

/** One's own party says yes. The last one sends the invitation, in the same transaction. */
export async function agreeToParty(
  deps: AgreementDeps,
  tx: Tx,
  access: Access,
  number: number,
): Promise<void> {
  const { organisationName } = await openProposal(tx, access, number);
  if (!(await insertProposalYes(tx, actOf(deps, access), number))) return;
  await recordProposed(deps, tx, {
    type: "party.agreed",
    agreementId: access.agreementId,
    by: actor(access.personId, access.organisationId, "lead"),
    data: { number, proposed: organisationName },
  });
  await inviteIfAgreed(deps, tx, { access, number });
}

/** One no is enough; the party that proposed it takes it back. Nobody is invited. */
export async function refuseParty(
  deps: AgreementDeps,
  tx: Tx,
  access: Access,
  number: number,
): Promise<void> {
  const { agreementId, personId: by } = access;
  const proposal = await openProposal(tx, access, number);
  const own = proposal.organisationId === access.organisationId;
  const at = deps.clock.now().toISOString();
  const state = own ? "withdrawn" : "refused";
  await closeProposal(tx, { agreementId, number }, { state, by, at });
  await recordProposed(deps, tx, {
    type: own ? "party.withdrawn" : "party.refused",
    agreementId,
    by: actor(by, access.organisationId, "lead"),
    data: { number, proposed: proposal.organisationName },
  });
  if (!own) await tellRefused(deps, tx, access, proposal);
}

/**
 * After an organisation has gone: what it proposed is over, and what waited for its yes alone goes
 * out. When the agreement is over, so is every proposal.
 */
export async function settleProposals(
  deps: AgreementDeps,
  tx: Tx,
  access: Access,
  over: boolean,
): Promise<void> {
  const { agreementId } = access;
  const here = (await partiesOf(tx, agreementId)).map((party) => party.organisationId);
  for (const { number, state, organisationId } of await proposalsOf(tx, agreementId)) {
    if (state !== "open") continue;
    if (over || !here.includes(organisationId)) await withdraw(deps, tx, { agreementId, number });
    else await inviteIfAgreed(deps, tx, { access, number });
  }
}

/** The parties that a yes is waited for from, on any open proposal. */
export async function undecidedParties(
  db: Reader,
  agreementId: string,
  parties: readonly { readonly organisationId: string }[],
): Promise<Set<string>> {
  const here = parties.map((party) => party.organisationId);
  const open = (await proposalsOf(db, agreementId)).filter(({ state }) => state === "open");
  return new Set(open.flatMap((proposal) => stillAsked(yesOf(proposal), here)));
}

/** The proposals as somebody of this party sees them: the address stays with who proposes. */
export async function viewProposals(db: Reader, access: Access): Promise<PartyProposalList> {
  const here = (await partiesOf(db, access.agreementId)).map((party) => party.organisationId);
  const proposals = await proposalsOf(db, access.agreementId);
  return {
    proposals: proposals.map((proposal) => viewOf(proposal, here, access.organisationId)),
  };
}

function viewOf(
  proposal: PartyProposal,
  here: readonly string[],
  reader: string,
): PartyProposalList["proposals"][number] {
  const { personId: _unsaid, leadEmail, yes, ...said } = proposal;
  return {
    ...said,
    leadEmail: said.organisationId === reader ? leadEmail : "",
    yes: yes.map(({ organisationId: party, personName: name, at }) => ({
      organisationId: party,
      personName: name,
      at,
    })),
    asked: said.state === "open" ? stillAsked(yesOf(proposal), here) : [],
  };
}

const yesOf = ({ yes }: PartyProposal): string[] => yes.map((one) => one.organisationId);

function actOf(deps: Pick<AgreementDeps, "clock">, access: Access) {
  const { agreementId, organisationId, personId } = access;
  return { agreementId, organisationId, personId, at: deps.clock.now().toISOString() };
}

async function openProposal(tx: Tx, access: Access, number: number): Promise<PartyProposal> {
  const all = await proposalsOf(tx, access.agreementId);
  const proposal = all.find((one) => one.number === number);
  if (proposal === undefined) throw new ProblemError("notFound");
  if (proposal.state !== "open") throw new ProblemError("conflict");
  return proposal;
}

async function refuseNeedless(
  deps: AgreementDeps,
  tx: Tx,
  { agreementId, personId }: Access,
  leadEmail: string,
): Promise<void> {
  const now = deps.clock.now();
  const field = "leadEmail";
  const people = await participantsOf(tx, agreementId);
  if (people.some(({ email }) => email === leadEmail)) {
    throw new ProblemError("withAnotherParty", { field });
  }
  const awaited = await partnersAwaited(tx, agreementId, now);
  const open = (await proposalsOf(tx, agreementId)).filter(({ state }) => state === "open");
  const asked = [...awaited.map(({ email }) => email), ...open.map((one) => one.leadEmail)];
  if (asked.includes(leadEmail)) throw new ProblemError("partyAsked", { field });
  const parties = await partiesOf(tx, agreementId);
  if (parties.length + asked.length >= MOST_PARTIES) throw new ProblemError("partiesFull");
  const since = new Date(now.getTime() - 86_400_000).toISOString();
  if ((await countProposals(tx, { personId, since })) >= A_DAY) throw new ProblemError("tooMany");
}

/**
 * Sends the invitation when every party has said yes, in the name of who proposed it. An invitation
 * ends with its sender's right (AG3), so one whose proposer may not invite any more is over instead.
 */
async function inviteIfAgreed(
  deps: AgreementDeps,
  tx: Tx,
  { access, number }: { readonly access: Access; readonly number: number },
): Promise<MadeInvitation | null> {
  const { agreementId, title } = access;
  const proposal = await openProposal(tx, access, number);
  const parties = await partiesOf(tx, agreementId);
  const here = parties.map((party) => party.organisationId);
  if (stillAsked(yesOf(proposal), here).length > 0) return null;
  const inviter = await inviterOf(tx, agreementId, proposal);
  if (inviter === null) {
    await withdraw(deps, tx, { agreementId, number });
    return null;
  }
  const at = deps.clock.now().toISOString();
  await closeProposal(tx, { agreementId, number }, { state: "invited", by: null, at });
  const { organisationName, leadName: name, leadEmail: email } = proposal;
  const others = parties
    .filter((party) => party.organisationId !== proposal.organisationId)
    .map((party) => party.legalName);
  const party = { organisationId: null, organisationName, others };
  return invite(deps, tx, { agreementId, title, inviter, ...party, name, email, role: "lead" });
}

async function inviterOf(tx: Tx, agreementId: string, proposal: PartyProposal) {
  const { personId: id, personName: name } = proposal;
  const access = await accessTo(tx, { personId: id, name }, agreementId);
  const person = await personById(tx, id);
  if (access === null || person === null || !anyMay(access.seats, "inviteParty", access.phase)) {
    return null;
  }
  const { organisationId } = access;
  const organisation = (await profileOf(tx, organisationId))?.legalName ?? "";
  return { id, name, email: person.email, organisation, organisationId };
}

async function withdraw(
  deps: Pick<AgreementDeps, "clock">,
  tx: Tx,
  proposal: { readonly agreementId: string; readonly number: number },
): Promise<void> {
  const at = deps.clock.now().toISOString();
  await closeProposal(tx, proposal, { state: "withdrawn", by: null, at });
}
