import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import {
  type AtSeq,
  GateView,
  Ready,
  VersionView,
  type WithReason,
} from "#shared/protocol/signoff.ts";
import type { GateDetails } from "#shared/signoff/gate-details.ts";
import type * as z from "zod";
import { agreementKey, forgetAgreement } from "../agreements/agreement.ts";
import { agreementPath } from "../agreements/agreements.ts";
import { get, NoReply, post, put } from "../api/client.ts";
import { problemFrom } from "../api/problems.ts";
import { examine, type FrozenVersion } from "./round.ts";

const OFTEN_MS = 5_000;
/** A version carries the whole text. */
const SELDOM_MS = 15_000;

/** `/api/agreements/{id}` and what follows it. */
export function signoffPath(agreementId: string, rest: string): string {
  return `${agreementPath(agreementId)}/${rest}`;
}

/** What is left before the words can be frozen. Asked again while it is looked at: others mend too. */
export const readyQuery = (agreementId: string) =>
  queryOptions({
    queryKey: [...agreementKey(agreementId), "ready"],
    queryFn: async ({ signal }) => get(signoffPath(agreementId, "ready"), { signal }, Ready),
    refetchInterval: OFTEN_MS,
  });

/** The newest frozen version, hashed here; null before the first. Asked again, since others sign and thaw. */
export const versionQuery = (agreementId: string) =>
  queryOptions({
    queryKey: [...agreementKey(agreementId), "version"],
    queryFn: async ({ signal }): Promise<FrozenVersion | null> => {
      try {
        return await examine(
          await get(signoffPath(agreementId, "version"), { signal }, VersionView),
        );
      } catch (thrown) {
        if (problemFrom(thrown).code === "notFound") return null;
        throw thrown;
      }
    },
    // Before the first freeze there is nothing to follow: the agreement's stage says when there is.
    refetchInterval: ({ state }) => (state.data === null ? false : SELDOM_MS),
  });

/** After any step of the sign-off everything about the agreement may be different. */
function useForget(agreementId: string): () => Promise<void> {
  const queries = useQueryClient();
  return async () => forgetAgreement(queries, agreementId);
}

/** This party's yes to the words as they are at this seq. */
export function useSayYes(agreementId: string) {
  const forget = useForget(agreementId);
  return useMutation({
    mutationFn: async (at: z.infer<typeof AtSeq>) =>
      post(signoffPath(agreementId, "freeze/consent"), { body: at }, NoReply),
    onSettled: forget,
  });
}

/** Freezes the words at this seq and asks the signatories. */
export function useFreeze(agreementId: string) {
  const forget = useForget(agreementId);
  return useMutation({
    mutationFn: async (at: z.infer<typeof AtSeq>) =>
      post(signoffPath(agreementId, "freeze"), { body: at }, NoReply),
    onSettled: forget,
  });
}

/** Opens the words again, which ends the round. */
export function useThaw(agreementId: string) {
  const forget = useForget(agreementId);
  return useMutation({
    mutationFn: async (why: z.infer<typeof WithReason>) =>
      post(signoffPath(agreementId, "thaw"), { body: why }, NoReply),
    onSettled: forget,
  });
}

/** Declines to sign, with the reason that everybody will read. */
export function useDecline(agreementId: string) {
  const forget = useForget(agreementId);
  return useMutation({
    mutationFn: async (why: z.infer<typeof WithReason>) =>
      post(signoffPath(agreementId, "decline"), { body: why }, NoReply),
    onSettled: forget,
  });
}

/** What becomes of a gate: closed or waived with a note, or open again. */
export interface Settlement {
  readonly as: "close" | "waive";
  /** False takes it back. */
  readonly done: boolean;
  readonly note: string;
  /** How many people an organisation's own rules ask to sign. */
  readonly signers?: 1 | 2 | undefined;
  /** The day of a funder's approval, as `YYYY-MM-DD`. */
  readonly approvedOn?: string | undefined;
  /** What closing it came to, where it is more than a note. */
  readonly details?: GateDetails | undefined;
}

/**
 * Closes, waives or opens one gate. Legal review has people of its own, and addresses of its own.
 * @param after runs once it is done and shown in its new place, also when the row itself has gone
 */
export function useSettleGate(
  agreementId: string,
  { gate, organisationId }: Pick<GateView, "gate" | "organisationId">,
) {
  const forget = useForget(agreementId);
  return useMutation({
    mutationFn: async ({ as, done, note, signers, approvedOn, details }: Settlement) => {
      if (gate === "legalReview") {
        const path = signoffPath(agreementId, `gates/legalReview/${as}`);
        return put(path, { body: { done, note } }, GateView);
      }
      const state = done ? (as === "close" ? "closed" : "waived") : "open";
      const path = signoffPath(agreementId, `gates/${gate}`);
      const said = {
        ...(signers === undefined ? {} : { signers }),
        ...(approvedOn === undefined ? {} : { approvedOn }),
        ...(details === undefined ? {} : { details }),
      };
      const body = { organisationId, state, note, ...said };
      return put(path, { body }, GateView);
    },
    onSettled: forget,
  });
}
