import { queryOptions } from "@tanstack/react-query";
import type * as z from "zod";
import {
  AgreementList,
  AgreementStarted,
  AgreementView,
  type Move,
  type StartAgreement,
} from "#shared/protocol/agreements.ts";
import { anyMay, type Action } from "#shared/permissions/may.ts";
import { get, post } from "../api/client.ts";

export type AgreementSummary = AgreementList["agreements"][number];

/** Everything one is on. Asked again now and then: others move too. */
export const agreementsQuery = queryOptions({
  queryKey: ["agreements"],
  queryFn: async ({ signal }) => get("/api/agreements", { signal }, AgreementList),
  refetchInterval: 30_000,
});

/** One agreement: stage, parties, whose move, and the seats of the person asking. */
export const agreementQuery = (id: string) =>
  queryOptions({
    queryKey: ["agreement", id],
    queryFn: async ({ signal }) => get(agreementPath(id), { signal }, AgreementView),
    refetchInterval: 30_000,
  });

/** `/api/agreements/{id}`, below which the feature's own addresses stand. */
export function agreementPath(id: string): string {
  return `/api/agreements/${encodeURIComponent(id)}`;
}

/** May the person asking do this now? Ask before a control is offered. */
export function mayNow(agreement: AgreementView, action: Action): boolean {
  return anyMay(agreement.seats, action, agreement.phase);
}

export async function startAgreement(
  body: z.input<typeof StartAgreement>,
): Promise<z.infer<typeof AgreementStarted>> {
  return post("/api/agreements", { body }, AgreementStarted);
}

/** The page of an agreement; an administrator without a role on it sees its people only. */
export function summaryPath({ id, roles }: AgreementSummary): string {
  return roles.length === 0 ? `/agreements/${id}/people` : `/agreements/${id}`;
}

/** Where a move is made. */
export function movePath(agreement: string, kind: Move["kind"]): string {
  return `/agreements/${agreement}/${MOVE_PLACES[kind]}`;
}

const MOVE_PLACES: Record<Move["kind"], string> = {
  finishAssessment: "assessment",
  answerAsked: "assessment",
  confirmDegree: "result",
  agreeThresholds: "result#proposed",
  startDraft: "result",
  closeGate: "ready",
  sayYesToFreeze: "ready",
  freeze: "ready",
  sign: "sign",
  recordPaper: "ready",
  matchPaper: "ready",
  invitePartner: "people",
  decideParty: "people",
  confirmAuthority: "people",
  outgrown: "result",
  reviewDue: "review",
  reviewAnswers: "review",
  closeReview: "review",
  read: "draft",
};
