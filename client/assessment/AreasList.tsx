import { useTranslation } from "react-i18next";
import {
  type AreaDifference,
  isOpen,
  type QuestionDifference,
} from "#shared/assessment/differences.ts";
import { AREAS, questionById } from "#shared/assessment/questions.ts";
import type { Reveal } from "#shared/protocol/assessment.ts";
import type { AreasProps } from "./Areas.tsx";
import styles from "./AreasList.module.css";
import { closenessWords } from "./closeness.ts";
import { Notes } from "./Positions.tsx";
import { listed, shortName } from "./words.ts";

/** The lines as sentences, for reading aloud, for print, and for everyone who likes words better. */
export function AreasList({ reveal, areas }: AreasProps) {
  return (
    <ol className={styles["list"]} aria-labelledby="areas">
      {areas.map((difference) => (
        <Area key={difference.area} difference={difference} reveal={reveal} />
      ))}
    </ol>
  );
}

/** Somebody wrote a note to it, so it is told although all said the same. */
function isNoted({ id }: QuestionDifference, { parties }: Reveal): boolean {
  return parties.some(({ notes }) => notes.some(({ question }) => question === id));
}

function Area({
  difference,
  reveal,
}: {
  readonly difference: AreaDifference;
  readonly reveal: Reveal;
}) {
  const { t, i18n } = useTranslation("assessment");
  const marks = difference.means.map(({ party, mean }) =>
    mean === null
      ? t("areas.noMark", { name: shortName(reveal.parties, party) })
      : t("areas.mark", {
          name: shortName(reveal.parties, party),
          value: Math.round(mean * 10) / 10,
        }),
  );
  const talk = difference.talkAbout === null ? undefined : questionById(difference.talkAbout);
  const agreed = reveal.agreedNotes.find(({ question }) => question === talk?.id);
  return (
    <li>
      <h3>
        {AREAS[difference.area].title}: {t(closenessWords(difference))}
      </h3>
      <p>{t("areas.sentence", { marks: listed(marks, i18n.language) })}</p>
      <ul>
        {difference.questions
          .filter((question) => isOpen(question) || isNoted(question, reveal))
          .map((question) => (
            <li key={question.id}>
              <b>{questionById(question.id)?.text}</b>{" "}
              {question.positions
                .map(({ party, words }) =>
                  t("areas.said", {
                    name: shortName(reveal.parties, party),
                    words: words.length === 0 ? t("notSure.label") : words.join("; "),
                  }),
                )
                .join(" ")}
              <Notes question={question.id} parties={reveal.parties} />
            </li>
          ))}
      </ul>
      {talk === undefined ? null : (
        <p>
          <b>{t("areas.talkAbout")}:</b> {talk.talk}
        </p>
      )}
      {agreed === undefined ? null : (
        <p>
          <b>{t("agreed.title")}:</b> {agreed.words}
        </p>
      )}
    </li>
  );
}
