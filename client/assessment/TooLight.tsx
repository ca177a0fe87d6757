import { TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { DEGREES } from "#shared/assessment/degrees.ts";
import { becauseOf } from "#shared/assessment/floors.ts";
import type { Reveal } from "#shared/protocol/assessment.ts";
import { libraryClause } from "#shared/templates/library.ts";
import { Note } from "../ui/Note.tsx";
import { useNames } from "./names.ts";
import styles from "./TooLight.module.css";

const SHOWN = 6;

/** After signing: a fact asks for more than was signed. Which fact, and which clauses are missing. */
export function TooLight({ reveal }: { readonly reveal: Reveal }) {
  const { t } = useTranslation("assessment");
  const names = useNames(reveal.parties);
  const { outgrown } = reveal;
  if (outgrown === null) return null;
  const { signed, needs, facts, missing } = outgrown;
  const signedName = DEGREES[signed].name;
  const needsName = DEGREES[needs].name;
  return (
    <section aria-labelledby="outgrown" className={styles["alert"]}>
      <Note tone="danger" icon={TriangleAlert}>
        <h2 id="outgrown">{t("outgrown.title")}</h2>
        <p>{t("outgrown.lead", { signed, signedName, needs, needsName })}</p>
        <ul>
          {facts.map(({ id, by }) => (
            <li key={id}>
              {t("outgrown.fact", {
                because: becauseOf(id, reveal.thresholds.now),
                names: names(by),
              })}
            </li>
          ))}
        </ul>
        {missing.length === 0 ? null : <h3>{t("outgrown.missing")}</h3>}
        <Clauses ids={missing.slice(0, SHOWN)} />
        {missing.length > SHOWN ? (
          <details>
            <summary>{t("draft.more", { count: missing.length - SHOWN })}</summary>
            <Clauses ids={missing.slice(SHOWN)} />
          </details>
        ) : null}
        <p>{t("outgrown.stays")}</p>
      </Note>
    </section>
  );
}

function Clauses({ ids }: { readonly ids: readonly string[] }) {
  return (
    <ul>
      {ids.map((id) => (
        <li key={id}>{libraryClause(id)?.title ?? id}</li>
      ))}
    </ul>
  );
}
