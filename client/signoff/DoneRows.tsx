import { Check } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { AgreementView } from "#shared/protocol/agreements.ts";
import type { Ready } from "#shared/protocol/signoff.ts";
import { Card } from "../ui/Card.tsx";
import { Count } from "../ui/Tag.tsx";
import { FOCUS } from "./focus-places.ts";
import { SettledGate } from "./GateRow.tsx";
import styles from "./Ready.module.css";
import type { Sorted } from "./ready-rows.ts";

/** What is in order, and every gate that was closed or waived on record. */
export function DoneRows({
  agreement,
  ready,
  sorted: { done },
}: {
  readonly agreement: AgreementView;
  readonly ready: Ready;
  readonly sorted: Sorted;
}) {
  const { t } = useTranslation("signoff");
  const settled = ready.gates.filter(({ state }) => state !== "open");
  const plain = done.filter((code) => code !== "gateOpen" || settled.length === 0);
  if (plain.length + settled.length === 0) return null;
  return (
    <section aria-labelledby={FOCUS.done} className={styles["group"]}>
      <header className={styles["right"]}>
        <h2 id={FOCUS.done} tabIndex={-1}>
          {t("ready.done")}
        </h2>
        <Count value={plain.length + settled.length} />
      </header>
      <Card flush>
        <ul className={styles["done"]}>
          {plain.map((code) => (
            <li key={code}>
              <Check size={16} aria-hidden /> {t(`done.${code}`)}
            </li>
          ))}
        </ul>
        {settled.length === 0 ? null : (
          <ul className={styles["gates"]}>
            {settled.map((gate) => (
              <li key={`${gate.gate} ${gate.organisationId ?? ""}`}>
                <Check size={16} aria-hidden />
                <SettledGate agreement={agreement} gate={gate} />
              </li>
            ))}
          </ul>
        )}
      </Card>
    </section>
  );
}
