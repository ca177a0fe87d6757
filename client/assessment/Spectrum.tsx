import { Check } from "lucide-react";
import { useTranslation } from "react-i18next";
import { ALL_DEGREES, DEGREES } from "#shared/assessment/degrees.ts";
import type { Degree } from "#shared/assessment/degrees.ts";
import { becauseOf } from "#shared/assessment/floors.ts";
import type { OpenParty, Reveal } from "#shared/protocol/assessment.ts";
import { Card } from "../ui/Card.tsx";
import { classes } from "../ui/classes.ts";
import { Hidden } from "../ui/Hidden.tsx";
import { OrgMark, orgColour } from "../ui/OrgMark.tsx";
import { orgNumber } from "../ui/org-shapes.tsx";
import styles from "./Spectrum.module.css";
import { everyone, useNames } from "./names.ts";
import { listed, NAMED_AT_MOST, partyNamed } from "./words.ts";

/** The five degrees with each party's marker, and one line of why it is this one. */
export function Spectrum({ reveal, own }: { readonly reveal: Reveal; readonly own: string }) {
  const { t } = useTranslation("assessment");
  const reason = useReason(reveal);
  const { result } = reveal;
  const byHand = reveal.agreed?.method === "byHand" ? reveal.agreed.degree : null;
  return (
    <Card as="section" labelledBy="spectrum" className={styles["card"]}>
      <h2 id="spectrum">
        <Hidden>{t("spectrum.title")}</Hidden>
      </h2>
      <ol className={styles["stops"]}>
        {ALL_DEGREES.map((degree) => (
          <Stop key={degree} degree={degree} reveal={reveal} own={own} />
        ))}
      </ol>
      <p className={styles["why"]}>
        {byHand === null ? (
          <>
            <b>{t("spectrum.why", { degree: result.workingDegree })}</b> {reason}
          </>
        ) : (
          <b>{t("spectrum.byHand", { degree: byHand, ...everyone(reveal.parties) })}</b>
        )}
      </p>
      {result.floors.some(({ asks }) => asks !== undefined) ? <p>{t("spectrum.lowered")}</p> : null}
      <Outliers reveal={reveal} />
      {byHand === null ? <p className={styles["note"]}>{t("spectrum.noBetter")}</p> : null}
    </Card>
  );
}

/** In a large group: who stands far from the middle. */
function Outliers({ reveal }: { readonly reveal: Reveal }) {
  const { t } = useTranslation("assessment");
  const names = useNames(reveal.parties);
  const { outliers, practice } = reveal.result;
  if (practice.length <= NAMED_AT_MOST || outliers.length === 0) return null;
  const { gapDistance } = reveal.thresholds.now;
  return <p>{t(`spectrum.outliers.${gapDistance}`, { names: names(outliers) })}</p>;
}

function Stop({
  degree,
  reveal,
  own,
}: {
  readonly degree: Degree;
  readonly reveal: Reveal;
  readonly own: string;
}) {
  const { t } = useTranslation("assessment");
  const { practice, degree: found } = reveal.result;
  const here = practice
    .filter(([, practised]) => practised === degree)
    .map(([name]) => partyNamed(reveal.parties, name))
    .filter((party) => party !== undefined);
  const chosen = degree === (reveal.agreed?.degree ?? found);
  return (
    <li
      className={classes(styles["stop"], chosen && styles["chosen"])}
      aria-current={chosen ? "true" : undefined}
    >
      <Marks parties={here} own={own} />
      <i className={classes(styles["bar"], styles[`bar${String(degree)}`])} />
      <b className={styles["name"]}>
        {chosen ? <Check size={18} aria-hidden /> : null}
        {t("spectrum.degree", { degree, name: DEGREES[degree].name })}
      </b>
      <span className={styles["line"]}>{DEGREES[degree].line}</span>
    </li>
  );
}

/** Every party here; of many, how many they are, and the reader's own. */
function Marks({ parties, own }: { readonly parties: readonly OpenParty[]; readonly own: string }) {
  const { t } = useTranslation("assessment");
  const mine = parties.find(({ organisationId }) => organisationId === own);
  if (parties.length === 0) return <div className={styles["marks"]} />;
  return (
    <div className={styles["marks"]}>
      <Hidden>{t("spectrum.marked")} </Hidden>
      {parties.length > NAMED_AT_MOST ? (
        <span className={styles["mark"]}>
          {mine === undefined
            ? t("spectrum.many", { count: parties.length })
            : t("spectrum.manyWithYou", { count: parties.length, name: mine.shortName })}
        </span>
      ) : (
        parties.map((party) => (
          <span
            key={party.organisationId}
            className={classes(styles["mark"], orgColour(orgNumber(party.mark)))}
          >
            <OrgMark org={orgNumber(party.mark)} /> {party.shortName}
          </span>
        ))
      )}
    </div>
  );
}

/** Why this degree and not the middle of the answers, in one or two sentences. */
function useReason({ result, thresholds, parties }: Reveal): string {
  const { t, i18n } = useTranslation("assessment");
  if (result.degree === null) return t(`spectrum.gap.${thresholds.now.gapDistance}`);
  const sorted = result.practice.map(([, degree]) => degree).toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? 1;
  const facts = result.floors
    .filter(({ min }) => min === result.workingDegree)
    .map(({ id }) => becauseOf(id, thresholds.now))
    .slice(0, 2)
    .map((because) => because.charAt(0).toLocaleLowerCase(i18n.language) + because.slice(1));
  const reasons = listed(facts, i18n.language);
  if (middle < result.workingDegree) return t("spectrum.floor", { reasons });
  const practice = t("spectrum.practice", everyone(parties));
  return facts.length === 0 ? practice : t("spectrum.both", { reasons, ...everyone(parties) });
}
