import { useTranslation } from "react-i18next";
import { OrgMark } from "../ui/OrgMark.tsx";
import { orgNumber } from "../ui/org-shapes.tsx";
import type { AgreementSummary } from "./agreements.ts";
import styles from "./PartyMarks.module.css";

/** The organisations of an agreement: mark and name each, then who has been invited. */
export function PartyMarks({
  parties,
  invited = [],
}: Pick<AgreementSummary, "parties"> & { readonly invited?: readonly string[] }) {
  const { t } = useTranslation("agreements");
  return (
    <ul className={styles["parties"]} aria-label={t("home.parties")}>
      {parties.map((party) => (
        <li key={party.organisationId}>
          <OrgMark org={orgNumber(party.mark)} />
          {party.shortName}
        </li>
      ))}
      {invited.map((name) => (
        <li key={name} className={styles["invited"]}>
          {t("home.invited", { name })}
        </li>
      ))}
    </ul>
  );
}
