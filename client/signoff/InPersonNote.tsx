import { UsersRound } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Note } from "../ui/Note.tsx";
import type { SignatoryView } from "./round.ts";

/** For those who are bound in person: who is, and what that means. Read before the box is ticked. */
export function InPersonNote({ id, own }: { readonly id: string; readonly own: SignatoryView }) {
  const { t } = useTranslation("signoff");
  if (own.inPerson === null) return null;
  return (
    <div id={id}>
      <Note tone="wait" icon={UsersRound}>
        <b>{t("signing.inPerson.title")}</b>
        <p>
          {t("signing.inPerson.text", { organisation: own.organisationName, names: own.inPerson })}
        </p>
        <p>{t("signing.inPerson.law")}</p>
      </Note>
    </div>
  );
}
