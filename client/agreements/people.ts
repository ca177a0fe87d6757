import { queryOptions } from "@tanstack/react-query";
import type * as z from "zod";
import type { Role } from "#shared/agreements/stage.ts";
import { anyMay, type Action } from "#shared/permissions/may.ts";
import {
  ConfirmAuthority,
  type LeaveAgreement,
  PeopleView,
  type PartyView,
} from "#shared/protocol/agreements.ts";
import {
  PartyProposalList,
  PartyProposed,
  type ProposeParty,
} from "#shared/protocol/party-proposals.ts";
import { InvitationList, InvitationMade, type Invite } from "#shared/protocol/people.ts";
import { get, NoReply, post, put, remove } from "../api/client.ts";
import { agreementPath } from "./agreements.ts";

export type PartyPerson = PartyView["people"][number];
export type Invitation = z.infer<typeof InvitationList>["invitations"][number];
export type InviteBody = z.input<typeof Invite>;
export type AuthorityBody = z.input<typeof ConfirmAuthority>;

export const BASES = ConfirmAuthority.shape.basis.options;

/** The organisations and their people; administrators without a role see it too. */
export const peopleQuery = (agreement: string) =>
  queryOptions({
    queryKey: ["agreement", agreement, "people"],
    queryFn: async ({ signal }) =>
      get(`${agreementPath(agreement)}/people`, { signal }, PeopleView),
  });

/** The invitations of one's own organisation. */
export const invitationsQuery = (agreement: string) =>
  queryOptions({
    queryKey: ["agreement", agreement, "invitations"],
    queryFn: async ({ signal }) =>
      get(`${agreementPath(agreement)}/invitations`, { signal }, InvitationList),
  });

/** May the person asking do this here, for their own organisation? */
export function mayHere(people: PeopleView, action: Action): boolean {
  return anyMay(people.seats, action, people.phase);
}

/** Invites somebody to one's own organisation's side. Gives the link, which is kept nowhere. */
export async function invite(agreement: string, body: InviteBody): Promise<string> {
  const { link } = await post(`${agreementPath(agreement)}/invitations`, { body }, InvitationMade);
  return link;
}

/** A fresh link for an invitation that waits or has expired; the old link stops working. */
export async function inviteAgain(agreement: string, id: string): Promise<string> {
  const path = `${agreementPath(agreement)}/invitations/${encodeURIComponent(id)}/again`;
  const { link } = await post(path, {}, InvitationMade);
  return link;
}

export async function takeBackInvitation(agreement: string, id: string): Promise<void> {
  await remove(`${agreementPath(agreement)}/invitations/${encodeURIComponent(id)}`, {}, NoReply);
}

/** An administrator's word that a person may sign for the organisation. */
export async function confirmAuthority(
  agreement: string,
  person: string,
  body: AuthorityBody,
): Promise<void> {
  const path = `${agreementPath(agreement)}/people/${encodeURIComponent(person)}/authority`;
  await put(path, { body }, NoReply);
}

/** Proposals to invite another organisation, with whose yes is wanted still. */
export const proposalsQuery = (agreement: string) =>
  queryOptions({
    queryKey: ["agreement", agreement, "party-proposals"],
    queryFn: async ({ signal }) =>
      get(`${agreementPath(agreement)}/party-proposals`, { signal }, PartyProposalList),
  });

/** Proposes an organisation. Gives the link of its invitation when it went out at once. */
export async function proposeParty(
  agreement: string,
  body: z.input<typeof ProposeParty>,
): Promise<string | null> {
  const path = `${agreementPath(agreement)}/party-proposals`;
  const { link } = await post(path, { body }, PartyProposed);
  return link;
}

/** One's own organisation's yes or no to a proposal; its own proposal it takes back. */
export async function decideParty(
  agreement: string,
  proposal: { readonly number: number; readonly say: "agree" | "refuse" },
): Promise<void> {
  const { number, say } = proposal;
  const path = `${agreementPath(agreement)}/party-proposals/${String(number)}/${say}`;
  await post(path, {}, PartyProposalList);
}

/** Takes the own organisation out, or between two ends it, as the page has said it would be. */
export async function leaveAgreement(
  agreement: string,
  body: z.input<typeof LeaveAgreement>,
): Promise<void> {
  await post(`${agreementPath(agreement)}/leave`, { body }, NoReply);
}

export async function takeRole(agreement: string, person: string, role: Role): Promise<void> {
  await remove(
    `${agreementPath(agreement)}/people/${encodeURIComponent(person)}/${role}`,
    {},
    NoReply,
  );
}
