import { useTranslation } from "react-i18next";
import type { Degree } from "#shared/assessment/degrees.ts";
import type { Reveal } from "#shared/protocol/assessment.ts";
import { libraryClause } from "#shared/templates/library.ts";
import { outlinedClauses } from "#shared/templates/outline.ts";
import styles from "./ClauseChanges.module.css";
import { listed } from "./words.ts";

/** What another degree leaves out of the draft and what it adds, in clauses by name. */
export function ClauseChanges({
  reveal,
  degree,
}: {
  readonly reveal: Reveal;
  readonly degree: Degree;
}) {
  const { t, i18n } = useTranslation("assessment");
  const before = titlesAt(reveal, reveal.result.workingDegree);
  const after = titlesAt(reveal, degree);
  const out = before.filter((title) => !after.includes(title));
  const more = after.filter((title) => !before.includes(title));
  const said = (titles: readonly string[]) => ({
    count: titles.length,
    names: listed(titles, i18n.language),
  });
  return (
    <div className={styles["changes"]}>
      {out.length === 0 ? null : (
        <p>
          <b>{t("other.leavesOut", { count: out.length })}</b> {said(out).names}.
        </p>
      )}
      {more.length === 0 ? null : (
        <p>
          <b>{t("other.adds", { count: more.length })}</b> {said(more).names}.
        </p>
      )}
      {out.length + more.length === 0 ? <p>{t("other.sameClauses")}</p> : null}
    </div>
  );
}

/** The titles of the clauses that a draft of this degree starts with. */
function titlesAt({ result, parties }: Reveal, degree: Degree): readonly string[] {
  return outlinedClauses({ ...result, workingDegree: degree }, parties)
    .filter(({ status }) => status !== "O")
    .map(({ id }) => libraryClause(id)?.title ?? id);
}
