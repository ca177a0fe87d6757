import { Scale } from "lucide-react";
import { useTranslation } from "react-i18next";
import { DEGREES } from "#shared/assessment/degrees.ts";
import type { DocumentJson } from "#shared/drafting/document.ts";
import type { TemplateView } from "#shared/protocol/templates.ts";
import { outgrown } from "#shared/templates/degree-watch.ts";
import { libraryClause } from "#shared/templates/library.ts";
import { Note } from "../ui/Note.tsx";
import styles from "./DegreeWatch.module.css";

/** Says when the text reads more formal than the degree it was drafted at; nothing otherwise. */
export function DegreeWatch({
  sections,
  template,
}: {
  readonly sections: readonly { readonly id: string; readonly source: string }[];
  readonly template: TemplateView;
}) {
  const { t, i18n } = useTranslation("templates");
  const grown = outgrown(headsOf(sections), template);
  if (grown === null) return null;
  const { drafted, reads, clauses } = grown;
  const titles = clauses.map((id) => libraryClause(id)?.title ?? id);
  return (
    <div className={styles["watch"]}>
      <Note icon={Scale}>
        <b>{t("grown.title", { drafted, name: DEGREES[drafted].name })}</b>{" "}
        {t("grown.text", {
          count: clauses.length,
          reads,
          more: DEGREES[reads].name,
          clauses: new Intl.ListFormat(i18n.language === "en" ? "en-GB" : i18n.language).format(
            titles,
          ),
        })}
      </Note>
    </div>
  );
}

/** The clauses of a draft without their words, which the watch does not look at. */
function headsOf(
  sections: readonly { readonly id: string; readonly source: string }[],
): DocumentJson {
  return {
    type: "doc",
    content: sections.map(({ id, source }) => ({
      type: "clause",
      attrs: { id, source, level: 1, kind: "clause" },
    })),
  };
}
