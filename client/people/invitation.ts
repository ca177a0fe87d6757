import { queryOptions } from "@tanstack/react-query";
import type * as z from "zod";
import {
  InvitationAccepted,
  InvitationLook,
  type AcceptInvitation,
} from "#shared/protocol/people.ts";
import { post } from "../api/client.ts";

const KEPT = "invitation";

/**
 * The token of the invitation this tab is about: from the address's fragment, which never leaves
 * the browser by itself, or kept from before signing in. Null when there is none.
 */
export function invitationToken(fragment: string): string | null {
  const given = fragment.replace(/^#/, "").replace(/^token=/, "");
  if (given === "") return sessionStorage.getItem(KEPT);
  sessionStorage.setItem(KEPT, given);
  return given;
}

function forgetInvitation(): void {
  sessionStorage.removeItem(KEPT);
}

/** What the invitation is about. Looking uses nothing up. */
export const lookQuery = (token: string) =>
  queryOptions({
    queryKey: ["invitation", token],
    queryFn: async ({ signal }) =>
      post("/api/invitations/look", { body: { token }, signal }, InvitationLook),
    staleTime: Infinity,
  });

/** Joins. Gives the agreement's id. */
export async function acceptInvitation(body: z.input<typeof AcceptInvitation>): Promise<string> {
  const { agreement } = await post("/api/invitations/accept", { body }, InvitationAccepted);
  forgetInvitation();
  return agreement;
}
