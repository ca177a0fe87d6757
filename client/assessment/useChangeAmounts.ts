import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ALL_DEGREES } from "#shared/assessment/degrees.ts";
import { type Lowerable, lowerable } from "#shared/assessment/lowered.ts";
import {
  AMOUNTS,
  DISTANCES,
  MoneyBands,
  sameThresholds,
  type Thresholds,
} from "#shared/assessment/thresholds.ts";
import type { Reveal } from "#shared/protocol/assessment.ts";
import type { FieldProblem } from "../ui/ErrorSummary.tsx";
import { type Row, useProposeThresholds } from "./amounts.ts";

export const REASON = "amounts-why";
export const fieldOf = (row: Row) => `amounts-${row}`;

/** Shares that are offered, besides the one that holds. */
const SHARES = [0, 10, 20, 30, 40, 50] as const;

/** What may be chosen for a threshold. */
export function choicesFor(row: Row, { gapShare }: Thresholds): readonly number[] {
  if (row === "gapDistance") return DISTANCES;
  if (row !== "gapShare") return AMOUNTS;
  return [...new Set([...SHARES, gapShare])].toSorted((a, b) => a - b);
}

/** The value of a threshold as a number. */
export function valueOf(row: Row, { moneyBands, gapShare, gapDistance }: Thresholds): number {
  if (row === "gapDistance") return gapDistance;
  return row === "gapShare" ? gapShare : moneyBands[row];
}

/** The thresholds with one of them chosen; a value that is not offered changes nothing. */
export function chosenFor(row: Row, value: number, before: Thresholds): Thresholds {
  if (row === "gapShare") return { ...before, gapShare: value };
  if (row === "gapDistance") {
    return { ...before, gapDistance: DISTANCES.find((one) => one === value) ?? before.gapDistance };
  }
  const amount = AMOUNTS.find((one) => one === value) ?? before.moneyBands[row];
  return { ...before, moneyBands: { ...before.moneyBands, [row]: amount } };
}

/** The choice of the degree at which a floor holds here. */
export const floorField = (id: string) => `amounts-${id}`;

/** Opens the form where a floor is lowered, and goes to the choice for this one. */
export function goToFloor(id: string): void {
  const choice = document.getElementById(floorField(id));
  const form = choice?.closest("details");
  if (form instanceof HTMLDetailsElement) form.open = true;
  choice?.focus();
}

/** The thresholds with one floor at this degree; its own degree lowers nothing. */
export function withFloor(before: Thresholds, { id, asks }: Lowerable, degree: number): Thresholds {
  const others = Object.entries(before.lowered).filter(([floor]) => floor !== id);
  const lower = ALL_DEGREES.find((one) => one === degree && one < asks);
  const entries = lower === undefined ? others : [...others, [id, lower] as const];
  return { ...before, lowered: Object.fromEntries(entries) };
}

/** Without floors that no longer stand, or ask for less, at the amounts that are chosen by now. */
function fitting(chosen: Thresholds, { parties, thresholds: { now } }: Reveal): Thresholds {
  const open = lowerable(parties, chosen);
  const fits = ([id, degree]: readonly [string, number]) =>
    now.lowered[id] === degree || open.some((floor) => floor.id === id && degree < floor.asks);
  return { ...chosen, lowered: Object.fromEntries(Object.entries(chosen.lowered).filter(fits)) };
}

/** What is chosen and written in place of the thresholds that hold, what is missing, and the sending. */
export function useChangeAmounts(agreement: string, reveal: Reveal) {
  const { t } = useTranslation("assessment");
  const propose = useProposeThresholds(agreement);
  const { now } = reveal.thresholds;
  const [chosen, setThresholds] = useState<Thresholds | null>(null);
  const thresholds = chosen === null ? now : fitting(chosen, reveal);
  const [reason, setReason] = useState("");
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const missing = (): FieldProblem[] => {
    if (!MoneyBands.safeParse(thresholds.moneyBands).success) {
      return [{ fieldId: fieldOf("contract"), text: t("amounts.order") }];
    }
    if (sameThresholds(thresholds, now)) {
      return [{ fieldId: fieldOf("memorandum"), text: t("amounts.unchanged") }];
    }
    return reason.trim() === "" ? [{ fieldId: REASON, text: t("amounts.missingWhy") }] : [];
  };
  const send = () => {
    const found = missing();
    setProblems(found);
    if (found.length > 0) return;
    propose.mutate(
      { thresholds, reason: reason.trim(), inputsHash: reveal.inputsHash },
      {
        onSuccess: () => {
          setThresholds(null);
          setReason("");
        },
      },
    );
  };
  return { thresholds, setThresholds, reason, setReason, problems, send, propose };
}
