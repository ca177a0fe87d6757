import { UsersRound } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { AssessmentView } from "#shared/protocol/assessment.ts";
import { Button } from "../ui/Button.tsx";
import { useMoments } from "../ui/moments.ts";
import { Note } from "../ui/Note.tsx";
import { useWhoIsHere } from "./answering.ts";
import type { AnswerForm, Asked } from "./useAnswerForm.ts";
import { listed, wordsOf } from "./words.ts";
import styles from "./Colleagues.module.css";

/** Who else of one's own organisation is at this question, and what they have just answered. */
export function Colleagues({
  agreement,
  question,
  view,
  form,
}: {
  readonly agreement: string;
  readonly question: Asked;
  readonly view: AssessmentView;
  readonly form: AnswerForm;
}) {
  const { t, i18n } = useTranslation("assessment");
  const answering = view.reveal === null;
  const { data } = useWhoIsHere(agreement, question.id, answering);
  const here = (data?.people ?? []).filter((one) => one.question === question.id);
  if (here.length === 0 && form.newer === null) return null;
  return (
    <div className={styles["here"]}>
      <Note icon={UsersRound}>
        {here.length === 0 ? null : (
          <p>
            {t(here.length === 1 ? "question.here" : "question.hereMany", {
              names: listed(
                here.map(({ personName }) => personName),
                i18n.language,
              ),
            })}
          </p>
        )}
        <Newer question={question} form={form} />
      </Note>
    </div>
  );
}

function Newer({ question, form }: { readonly question: Asked; readonly form: AnswerForm }) {
  const { t } = useTranslation("assessment");
  const moments = useMoments();
  const { newer } = form;
  if (newer === null) return null;
  const words = wordsOf(question, newer.value).join("; ") || t("notSure.label");
  return (
    <>
      <p>
        {t("question.newer", { person: newer.personName, time: moments.time(newer.at), words })}
      </p>
      <Button size="sm" onClick={form.takeNewer}>
        {t("question.takeTheirs")}
      </Button>
    </>
  );
}
