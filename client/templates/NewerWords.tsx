import { useTranslation } from "react-i18next";
import type { TemplateView } from "#shared/protocol/templates.ts";
import { type Edition, EDITIONS, newerClauses } from "#shared/templates/editions.ts";
import type { DeskHandle } from "../drafting/DraftDesk.tsx";
import { draftContext } from "./draft-context.ts";
import { WordsToTake } from "./WordsToTake.tsx";

interface NewerProps {
  readonly template: TemplateView;
  /** Null until the paper is drawn. */
  readonly desk: Pick<DeskHandle, "edits"> | null;
  readonly writing: boolean;
  readonly editions?: readonly Edition[];
}

/** Says that a newer library words some clauses in another way, and the way to look at them. */
export function NewerWords({ template, desk, writing, editions = EDITIONS }: NewerProps) {
  const { t } = useTranslation("templates");
  const version = template.libraryVersion;
  if (desk === null || version === editions.at(-1)?.version) return null;
  const clauses = () => {
    const draft = desk.edits.content();
    const context = draftContext(template, draft);
    return newerClauses(draft.document.content ?? [], { version, context }, editions);
  };
  const words = {
    note: t("newer.note", { count: clauses().length }),
    look: t("newer.look"),
    title: t("newer.title"),
    lead: t("newer.lead", { version }),
    edited: t("newer.edited"),
    none: t("newer.none"),
    used: (title: string) => t("newer.used", { title }),
  };
  return (
    <WordsToTake
      template={template}
      desk={desk}
      writing={writing}
      clauses={clauses}
      words={words}
    />
  );
}
