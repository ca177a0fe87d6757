import { useTranslation } from "react-i18next";
import { AREAS } from "#shared/assessment/questions.ts";
import { OrgMark } from "../ui/OrgMark.tsx";
import { orgNumber } from "../ui/org-shapes.tsx";
import type { AreasProps } from "./Areas.tsx";
import styles from "./AreasNumbers.module.css";
import { closenessWords } from "./closeness.ts";

/** The lines as numbers: a row for each area, a column for each party. */
export function AreasNumbers({ reveal, areas }: AreasProps) {
  const { t } = useTranslation("assessment");
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <section aria-label={t("areas.numbers")} tabIndex={0} className={styles["scroll"]}>
      <table className={styles["table"]}>
        <thead>
          <tr>
            <th scope="col">{t("areas.area")}</th>
            {reveal.parties.map((party) => (
              <th key={party.organisationId} scope="col">
                <OrgMark org={orgNumber(party.mark)} /> {party.shortName}
              </th>
            ))}
            <th scope="col">{t("areas.closeness")}</th>
          </tr>
        </thead>
        <tbody>
          {areas.map((difference) => (
            <tr key={difference.area}>
              <th scope="row">{AREAS[difference.area].title}</th>
              {difference.means.map(({ party, mean }) => (
                <td key={party}>
                  {mean === null ? t("notSure.label") : Math.round(mean * 10) / 10}
                </td>
              ))}
              <td>{t(closenessWords(difference))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
