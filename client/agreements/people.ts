import { queryOptions } from "@tanstack/react-query";
import type * as z from "zod";
import type { Role } from "#shared/agreements/stage.ts";
import { anyMay, type Action } from "#shared/permissions/may.ts";
import { ConfirmAuthority, PeopleView, type PartyView } from "#shared/protocol/agreements.ts";
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
  return anyMay(people.seats, action, people.stage);
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

export async function takeRole(agreement: string, person: string, role: Role): Promise<void> {
  await remove(
    `${agreementPath(agreement)}/people/${encodeURIComponent(person)}/${role}`,
    {},
    NoReply,
  );
}
