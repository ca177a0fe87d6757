import { Check, ChevronRight } from "lucide-react";
import { type CSSProperties, Fragment, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AreaDifference } from "#shared/assessment/differences.ts";
import { AREAS } from "#shared/assessment/questions.ts";
import { ALL_DEGREES } from "#shared/assessment/degrees.ts";
import type { Reveal } from "#shared/protocol/assessment.ts";
import { Hidden } from "../ui/Hidden.tsx";
import { OrgMark } from "../ui/OrgMark.tsx";
import { orgNumber } from "../ui/org-shapes.tsx";
import { Tag } from "../ui/Tag.tsx";
import type { AreasProps } from "./Areas.tsx";
import { AreaTalk } from "./AreaTalk.tsx";
import styles from "./AreasTable.module.css";
import { closenessTone, closenessWords } from "./closeness.ts";
import { clusters } from "./clusters.ts";
import { partyNamed, shortName } from "./words.ts";

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
        <Line difference={difference} reveal={reveal} />
      </td>
      <td>
        <ClosenessTag difference={difference} />
      </td>
    </tr>
  );
}

function Line({
  difference,
  reveal,
}: {
  readonly difference: AreaDifference;
  readonly reveal: Reveal;
}) {
  const { t } = useTranslation("assessment");
  const known = difference.means.filter(
    (mean): mean is { party: string; mean: number } => mean.mean !== null,
  );
  const least = Math.min(...known.map(({ mean }) => mean));
  const gap = difference.closeness === "talk" || difference.closeness === "far";
  return (
    <div className={styles["line"]} style={lanes(known.length)}>
      <Hidden>
        {known
          .map(({ party, mean }) =>
            t("areas.mark", {
              name: shortName(reveal.parties, party),
              value: Math.round(mean * 10) / 10,
            }),
          )
          .join(", ")}
      </Hidden>
      {gap ? (
        <i
          className={styles["gap"]}
          style={{ left: percent(least), width: `${String(difference.spread * 20)}%` }}
        />
      ) : null}
      {marksOf(known).map(({ party, style }) => (
        <span key={party} className={styles["mark"]} style={style}>
          <OrgMark org={orgNumber(partyNamed(reveal.parties, party)?.mark ?? 1)} />
        </span>
      ))}
    </div>
  );
}

type Placed = CSSProperties & Readonly<Record<`--${string}`, string | number>>;

/** On a wide line, marks that would touch stand side by side; on a phone each has its own lane. */
function marksOf(
  known: readonly { readonly party: string; readonly mean: number }[],
): readonly { readonly party: string; readonly style: Placed }[] {
  return clusters(known).flatMap(({ at, parties }) =>
    parties.map((party, place) => {
      const aside = (place - (parties.length - 1) / 2) * MARK_PX;
      const lane = known.findIndex((one) => one.party === party);
      const style: Placed = {
        "--at": percent(known[lane]?.mean ?? at),
        "--beside": `calc(${percent(at)} + ${String(aside)}px)`,
        "--lane": lane,
      };
      return { party, style };
    }),
  );
}

const MARK_PX = 18;

function lanes(count: number): Placed {
  return { "--lanes": count };
}

/** Where a value from 1 to 5 stands on the line: in the middle of its column. */
function percent(value: number): string {
  return `${String((value - 0.5) * 20)}%`;
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
