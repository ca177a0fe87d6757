import { useTranslation } from "react-i18next";
import type { Ready } from "#shared/protocol/signoff.ts";
import { LinkButton } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { Count } from "../ui/Tag.tsx";
import { TaskRow } from "../ui/TaskRow.tsx";
import { places } from "./places.ts";
import styles from "./Ready.module.css";

/** What may be meant, and deserves a look before the words are fixed. It does not block. */
export function CheckRows({
  agreementId,
  unusual,
}: {
  readonly agreementId: string;
  readonly unusual: Ready["unusual"];
}) {
  const { t } = useTranslation("signoff");
  if (unusual.length === 0) return null;
  return (
    <section aria-labelledby="to-check" className={styles["group"]}>
      <header>
        <h2 id="to-check">{t("ready.check")}</h2>
        <Count value={unusual.length} />
      </header>
      <Card flush>
        <ul>
          {unusual.map(({ in: part, id, title, kind, text }) => (
            <TaskRow
              key={`${id} ${kind} ${text}`}
              state="check"
              stateWords={t("ready.stateCheck")}
              title={t(`unusual.${kind}`)}
              action={
                <LinkButton
                  size="sm"
                  to={
                    part === "clause"
                      ? places.clause(agreementId, id)
                      : places.field(agreementId, id)
                  }
                >
                  {t("unusual.go")}
                </LinkButton>
              }
            >
              <p>{t("unusual.inText", { title, text })}</p>
            </TaskRow>
          ))}
        </ul>
      </Card>
    </section>
  );
}
