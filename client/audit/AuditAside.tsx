import { FileDown, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { AgreementView } from "#shared/protocol/agreements.ts";
import type { AuditView } from "#shared/protocol/signoff.ts";
import { keepFile } from "../api/keep-file.ts";
import { BundleButton } from "../signoff/BundleButton.tsx";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import styles from "./Audit.module.css";
import { csvCell } from "./lines.ts";
import { useSentence } from "./use-sentence.ts";

/** Ways to take the history along, and what is never in it. */
export function AuditAside({
  agreement,
  audit,
}: {
  readonly agreement: AgreementView;
  readonly audit: AuditView;
}) {
  const { t } = useTranslation("audit");
  const csv = useCsv(agreement, audit);
  const frozen = audit.events.some(({ type }) => type === "version.frozen");
  return (
    <div>
      <Card as="section" labelledBy="take">
        <h2 id="take">{t("take.title")}</h2>
        <p className={styles["text"]}>{t("take.text")}</p>
        <div className={styles["buttons"]}>
          <Button
            block
            icon={FileDown}
            onClick={() => {
              keep(csv(), `${agreement.id}-history.csv`);
            }}
          >
            {t("take.csv")}
          </Button>
          {frozen ? <BundleButton agreement={agreement} block /> : null}
        </div>
        <p className={styles["head"]}>
          {t("take.head")} <code>{audit.head}</code>
        </p>
      </Card>
      <section className={styles["not"]}>
        <h2>{t("not.title")}</h2>
        <ul>
          {(["reading", "keys", "private"] as const).map((what) => (
            <li key={what}>
              <X size={16} aria-hidden /> {t(`not.${what}`)}
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

/** The whole history as a spreadsheet, oldest line first. */
function useCsv(agreement: AgreementView, audit: AuditView): () => string {
  const { t } = useTranslation("audit");
  const sentence = useSentence(agreement);
  const columns = ["at", "organisation", "person", "what", "mark", "before"] as const;
  return () => {
    const rows = audit.events.map((event) => {
      const { bold, rest } = sentence(event);
      const reason = event.params["reason"] ?? "";
      const what = [bold, rest, reason].filter((part) => part !== "").join(" ");
      return [
        event.at,
        event.organisationName ?? "",
        event.personName ?? "",
        what,
        event.hash,
        event.prev,
      ];
    });
    const head = columns.map((column) => t(`csv.${column}`));
    return [head, ...rows].map((row) => row.map(csvCell).join(",")).join("\r\n");
  };
}

function keep(text: string, name: string): void {
  keepFile(new Blob(["\ufeff", text], { type: "text/csv" }), name);
}
