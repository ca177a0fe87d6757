import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import { ALL_DEGREES } from "#shared/assessment/degrees.ts";
import type { AreaDifference } from "#shared/assessment/differences.ts";
import type { Reveal } from "#shared/protocol/assessment.ts";
import { Hidden } from "../ui/Hidden.tsx";
import { OrgMark } from "../ui/OrgMark.tsx";
import { orgNumber } from "../ui/org-shapes.tsx";
import styles from "./AreaLine.module.css";
import { clusters } from "./clusters.ts";
import { NAMED_AT_MOST, partyNamed, shortName } from "./words.ts";

interface Known {
  readonly party: string;
  readonly mean: number;
}

/** A line from 1 to 5 with every party's mark; with many parties, how many stand where. */
export function AreaLine({
  difference,
  reveal,
}: {
  readonly difference: AreaDifference;
  readonly reveal: Reveal;
}) {
  const { t } = useTranslation("assessment");
  const known = difference.means.filter((mean): mean is Known => mean.mean !== null);
  const many = known.length > NAMED_AT_MOST;
  return (
    <div className={styles["line"]} style={lanes(many ? 1 : known.length)}>
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
      <Gap difference={difference} known={known} />
      {many ? <Counts known={known} /> : <Marks known={known} reveal={reveal} />}
    </div>
  );
}

function Gap({
  difference,
  known,
}: {
  readonly difference: AreaDifference;
  readonly known: readonly Known[];
}) {
  if (difference.closeness !== "talk" && difference.closeness !== "far") return null;
  const least = Math.min(...known.map(({ mean }) => mean));
  const width = `${String(difference.spread * 20)}%`;
  return <i className={styles["gap"]} style={{ left: percent(least), width }} />;
}

function Marks({ known, reveal }: { readonly known: readonly Known[]; readonly reveal: Reveal }) {
  return marksOf(known).map(({ party, style }) => (
    <span key={party} className={styles["mark"]} style={style}>
      <OrgMark org={orgNumber(partyNamed(reveal.parties, party)?.mark ?? 1)} />
    </span>
  ));
}

function Counts({ known }: { readonly known: readonly Known[] }) {
  return ALL_DEGREES.map((degree) => {
    const here = known.filter(({ mean }) => Math.round(mean) === degree).length;
    return here === 0 ? null : (
      <span key={degree} aria-hidden className={styles["count"]} style={{ left: percent(degree) }}>
        {here}
      </span>
    );
  });
}

type Placed = CSSProperties & Readonly<Record<`--${string}`, string | number>>;

/** On a wide line, marks that would touch stand side by side; on a phone each has its own lane. */
function marksOf(
  known: readonly Known[],
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
