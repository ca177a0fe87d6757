import { Check } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { AssessmentView } from "#shared/protocol/assessment.ts";
import { Card } from "../ui/Card.tsx";
import { OrgMark } from "../ui/OrgMark.tsx";
import { orgNumber } from "../ui/org-shapes.tsx";
import { Tag } from "../ui/Tag.tsx";
import styles from "./WhoHasAnswered.module.css";

/** How far every party is. Never what it said. */
export function WhoHasAnswered({ view }: { readonly view: AssessmentView }) {
  const { t } = useTranslation("assessment");
  return (
    <Card className={styles["card"]}>
      <ul>
        {view.progress.map((party) => (
          <li key={party.organisationId}>
            <OrgMark org={orgNumber(party.mark)} />
            <span>
              {party.organisationId === view.organisationId
                ? t("who.you", { name: party.shortName })
                : party.shortName}
            </span>
            {party.finished ? (
              <Tag tone="agreed" icon={Check}>
                {t("who.finished")}
              </Tag>
            ) : (
              <span className={styles["count"]}>
                {t("who.count", { answered: party.answered, total: view.total })}
              </span>
            )}
          </li>
        ))}
        {view.invited.map((name) => (
          <li key={name}>
            <span className={styles["none"]} />
            <span>{name}</span>
            <span className={styles["count"]}>{t("who.invited")}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
