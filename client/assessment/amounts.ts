import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { assess } from "#shared/assessment/assess.ts";
import { DEGREES } from "#shared/assessment/degrees.ts";
import type { Amount, Thresholds } from "#shared/assessment/thresholds.ts";
import type { Reveal } from "#shared/protocol/assessment.ts";
import { agreementKey } from "../agreements/agreement.ts";
import { NoReply, post } from "../api/client.ts";

/** The five thresholds, in the order in which they are read. */
export const ROWS = ["memorandum", "contract", "checks", "gapDistance", "gapShare"] as const;
export type Row = (typeof ROWS)[number];

/** Each threshold in words, such as "over £5,000 in a year". */
export function useRowWords(): (row: Row, thresholds: Thresholds) => string {
  const { t } = useTranslation("assessment");
  const money = useMoney();
  return (row, { moneyBands, gapDistance, gapShare }) => {
    if (row === "gapDistance") return t(`amounts.distance.${gapDistance}`);
    if (row === "gapShare") {
      return gapShare === 0 ? t("amounts.nobody") : t("amounts.share", { share: gapShare });
    }
    return money(moneyBands[row]);
  };
}

/** "over £5,000 in a year", or "when any money passes". */
function useMoney(): (amount: Amount) => string {
  const { t, i18n } = useTranslation("assessment");
  const tag = i18n.language === "en" ? "en-GB" : i18n.language;
  const pounds = new Intl.NumberFormat(tag, {
    style: "currency",
    currency: "GBP",
    maximumFractionDigits: 0,
  });
  return (amount) =>
    amount === 0 ? t("amounts.any") : t("amounts.over", { amount: pounds.format(amount) });
}

/** What the answers say at these thresholds, in one sentence beside what they say now. */
export function useOutcome(reveal: Reveal): (thresholds: Thresholds) => string {
  const { t } = useTranslation("assessment");
  return (thresholds) => {
    const result = assess(reveal.parties, thresholds);
    if (result.state === "waiting" || result.degree === null) return t("amounts.wouldTalk");
    const { degree } = result;
    const words = { degree, name: DEGREES[degree].name };
    return t(degree === reveal.result.degree ? "amounts.wouldStill" : "amounts.would", words);
  };
}

const url = (agreementId: string) =>
  `/api/agreements/${encodeURIComponent(agreementId)}/thresholds`;

/** Proposes other thresholds; one's own party has said yes to them with that. */
export function useProposeThresholds(agreementId: string) {
  const refresh = useRefresh(agreementId);
  return useMutation({
    mutationFn: async (body: { thresholds: Thresholds; reason: string; inputsHash: string }) =>
      post(`${url(agreementId)}/propose`, { body }, NoReply),
    onSettled: refresh,
  });
}

/** Says yes to the proposal of this number for one's own party. */
export function useAgreeThresholds(agreementId: string) {
  const refresh = useRefresh(agreementId);
  return useMutation({
    mutationFn: async (number: number) =>
      post(`${url(agreementId)}/agree`, { body: { number } }, NoReply),
    onSettled: refresh,
  });
}

/** Takes the proposal of this number back for one's own party. */
export function useWithdrawThresholds(agreementId: string) {
  const refresh = useRefresh(agreementId);
  return useMutation({
    mutationFn: async (number: number) =>
      post(`${url(agreementId)}/withdraw`, { body: { number } }, NoReply),
    onSettled: refresh,
  });
}

function useRefresh(agreementId: string): () => Promise<void> {
  const queries = useQueryClient();
  return async () => queries.invalidateQueries({ queryKey: agreementKey(agreementId) });
}
