import { useTranslation } from "react-i18next";
import type { AreaDifference } from "#shared/assessment/differences.ts";
import { AREAS } from "#shared/assessment/questions.ts";
import type { OpenParty } from "#shared/protocol/assessment.ts";
import { OrgMark } from "../ui/OrgMark.tsx";
import { orgNumber } from "../ui/org-shapes.tsx";
import type { AreasProps } from "./Areas.tsx";
import styles from "./AreasNumbers.module.css";
import { closenessWords } from "./closeness.ts";
import { NAMED_AT_MOST } from "./words.ts";

/** The lines as numbers. Many parties have a row each, so that a sheet of paper holds them all. */
export function AreasNumbers({ reveal, areas }: AreasProps) {
  const { t } = useTranslation("assessment");
  const { parties } = reveal;
  const Table = parties.length > NAMED_AT_MOST ? ByParty : ByArea;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <section aria-label={t("areas.numbers")} tabIndex={0} className={styles["scroll"]}>
      <table className={styles["table"]}>
        <Table parties={parties} areas={areas} />
      </table>
    </section>
  );
}

interface TableProps {
  readonly parties: readonly OpenParty[];
  readonly areas: readonly AreaDifference[];
}

function ByArea({ parties, areas }: TableProps) {
  const { t } = useTranslation("assessment");
  return (
    <>
      <thead>
        <tr>
          <th scope="col">{t("areas.area")}</th>
          {parties.map((party) => (
            <th key={party.organisationId} scope="col">
              <Named party={party} />
            </th>
          ))}
          <th scope="col">{t("areas.closeness")}</th>
        </tr>
      </thead>
      <tbody>
        {areas.map((difference) => (
          <tr key={difference.area}>
            <th scope="row">{AREAS[difference.area].title}</th>
            {difference.means.map(({ party }) => (
              <Mean key={party} difference={difference} party={party} />
            ))}
            <td>{t(closenessWords(difference))}</td>
          </tr>
        ))}
      </tbody>
    </>
  );
}

function ByParty({ parties, areas }: TableProps) {
  const { t } = useTranslation("assessment");
  return (
    <>
      <thead className={styles["titles"]}>
        <tr>
          <th scope="col">{t("areas.organisation")}</th>
          {areas.map(({ area }) => (
            <th key={area} scope="col">
              {AREAS[area].title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {parties.map((party) => (
          <tr key={party.organisationId}>
            <th scope="row">
              <Named party={party} />
            </th>
            {areas.map((difference) => (
              <Mean key={difference.area} difference={difference} party={party.name} />
            ))}
          </tr>
        ))}
        <tr>
          <th scope="row">{t("areas.closeness")}</th>
          {areas.map((difference) => (
            <td key={difference.area}>{t(closenessWords(difference))}</td>
          ))}
        </tr>
      </tbody>
    </>
  );
}

function Named({ party }: { readonly party: OpenParty }) {
  return (
    <>
      <OrgMark org={orgNumber(party.mark)} /> {party.shortName}
    </>
  );
}

function Mean({
  difference,
  party,
}: {
  readonly difference: AreaDifference;
  readonly party: string;
}) {
  const { t } = useTranslation("assessment");
  const mean = difference.means.find((one) => one.party === party)?.mean ?? null;
  return <td>{mean === null ? t("notSure.label") : Math.round(mean * 10) / 10}</td>;
}
