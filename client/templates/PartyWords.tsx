import { Building2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { TemplateView } from "#shared/protocol/templates.ts";
import { partyWords } from "#shared/templates/party-words.ts";
import type { DeskHandle } from "../drafting/DraftDesk.tsx";
import { draftContext } from "./draft-context.ts";
import { WordsToTake } from "./WordsToTake.tsx";

/**
 * Organisations have come or gone since the draft began: says who, and offers the clauses that name
 * the partners in the words for those who are here now.
 */
export function PartyWords({
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
  const { parties, began, libraryVersion: version } = template;
  const joined = parties.filter(({ id }) => began.every((party) => party.id !== id));
  const left = began.filter(({ id }) => parties.every((party) => party.id !== id));
  if (desk === null || joined.length + left.length === 0) return null;
  const clauses = () => {
    const draft = desk.edits.content();
    const context = draftContext(template, draft);
    return partyWords(draft.document.content ?? [], { version, began, context });
  };
  const listed = (some: typeof parties) =>
    new Intl.ListFormat(i18n.language).format(some.map(({ shortName }) => shortName));
  const who = [
    joined.length === 0
      ? ""
      : t("partyWords.joined", { names: listed(joined), count: joined.length }),
    left.length === 0 ? "" : t("partyWords.left", { names: listed(left), count: left.length }),
  ];
  const words = {
    note: [...who, t("partyWords.note", { count: clauses().length })]
      .filter((sentence) => sentence !== "")
      .join(" "),
    look: t("partyWords.look"),
    title: t("partyWords.title"),
    lead: t("partyWords.lead"),
    edited: t("partyWords.edited"),
    none: t("partyWords.none"),
    used: (title: string) => t("partyWords.used", { title }),
  };
  return (
    <WordsToTake
      template={template}
      desk={desk}
      writing={writing}
      clauses={clauses}
      words={words}
      icon={Building2}
    />
  );
}
