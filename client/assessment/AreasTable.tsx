import { Check, ChevronRight } from "lucide-react";
import { Fragment, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AreaDifference } from "#shared/assessment/differences.ts";
import { AREAS } from "#shared/assessment/questions.ts";
import { ALL_DEGREES } from "#shared/assessment/degrees.ts";
import type { Reveal } from "#shared/protocol/assessment.ts";
import { Hidden } from "../ui/Hidden.tsx";
import { Tag } from "../ui/Tag.tsx";
import type { AreasProps } from "./Areas.tsx";
import { AreaLine } from "./AreaLine.tsx";
import { AreaTalk } from "./AreaTalk.tsx";
import styles from "./AreasTable.module.css";
import { closenessTone, closenessWords } from "./closeness.ts";

/** One line for each area with every party's mark on it; the widest difference first and open. */
export function AreasTable({ agreement, view, reveal, areas }: AreasProps) {
  const first = areas[0];
  const [open, setOpen] = useState<string | null>(
    first === undefined || first.closeness === "same" ? null : first.area,
  );
  return (
    <table className={styles["table"]}>
      <Columns />
      <tbody>
        {areas.map((difference) => (
          <Fragment key={difference.area}>
            <AreaRow
              difference={difference}
              reveal={reveal}
              open={open === difference.area}
              onToggle={() => {
                setOpen(open === difference.area ? null : difference.area);
              }}
            />
            <tr id={`area-${difference.area}`} hidden={open !== difference.area}>
              <td colSpan={7} className={styles["talk"]}>
                <AreaTalk
                  agreement={agreement}
                  view={view}
                  reveal={reveal}
                  difference={difference}
                />
              </td>
            </tr>
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

function Columns() {
  const { t } = useTranslation("assessment");
  return (
    <thead>
      <tr>
        <th scope="col">
          <Hidden>{t("areas.area")}</Hidden>
        </th>
        {ALL_DEGREES.map((degree) => (
          <th key={degree} scope="col">
            {degree}
            {degree === 1 ? <span className={styles["end"]}> {t("areas.looser")}</span> : null}
            {degree === 5 ? <span className={styles["end"]}> {t("areas.firmer")}</span> : null}
          </th>
        ))}
        <th scope="col">
          <Hidden>{t("areas.closeness")}</Hidden>
        </th>
      </tr>
    </thead>
  );
}

function AreaRow({
  difference,
  reveal,
  open,
  onToggle,
}: {
  readonly difference: AreaDifference;
  readonly reveal: Reveal;
  readonly open: boolean;
  readonly onToggle: () => void;
}) {
  return (
    <tr className={styles["row"]}>
      <th scope="row">
        <button
          type="button"
          aria-expanded={open}
          aria-controls={`area-${difference.area}`}
          onClick={onToggle}
        >
          <ChevronRight size={15} aria-hidden />
          {AREAS[difference.area].title}
        </button>
      </th>
      <td colSpan={5}>
        <AreaLine difference={difference} reveal={reveal} />
      </td>
      <td>
        <ClosenessTag difference={difference} />
      </td>
    </tr>
  );
}

function ClosenessTag({ difference }: { readonly difference: AreaDifference }) {
  const { t } = useTranslation("assessment");
  const words = closenessWords(difference);
  return words === "areas.same" ? (
    <Tag tone="agreed" icon={Check}>
      {t(words)}
    </Tag>
  ) : (
    <Tag tone={closenessTone(difference)}>{t(words)}</Tag>
  );
}
