import { PenLine } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { TemplateView } from "#shared/protocol/templates.ts";
import { signatureLines } from "#shared/templates/signature-lines.ts";
import type { DeskHandle } from "../drafting/DraftDesk.tsx";
import { draftContext } from "./draft-context.ts";
import { WordsToTake } from "./WordsToTake.tsx";

/** Says whose lines for signatures are not how it signs now, and puts them right as one edit. */
export function SignatureWords({
  template,
  desk,
  writing,
}: {
  readonly template: TemplateView;
  /** Null until the paper is drawn. */
  readonly desk: Pick<DeskHandle, "edits"> | null;
  readonly writing: boolean;
}) {
  const { t, i18n } = useTranslation("templates");
  if (desk === null) return null;
  const found = () => {
    const draft = desk.edits.content();
    const context = draftContext(template, draft);
    const version = template.libraryVersion;
    return signatureLines(draft.document.content ?? [], { version, context });
  };
  const parties = found()?.parties ?? [];
  const names = new Intl.ListFormat(i18n.language).format(
    parties.map(({ shortName }) => shortName),
  );
  const words = {
    note: t("signatureWords.note", { names, count: parties.length }),
    look: t("signatureWords.look"),
    title: t("signatureWords.title"),
    lead: t("signatureWords.lead"),
    edited: "",
    none: t("signatureWords.none"),
    used: (title: string) => t("signatureWords.used", { title }),
  };
  const clauses = () => {
    const clause = found()?.clause;
    return clause === undefined ? [] : [clause];
  };
  return (
    <WordsToTake
      template={template}
      desk={desk}
      writing={writing}
      clauses={clauses}
      words={words}
      icon={PenLine}
    />
  );
}
