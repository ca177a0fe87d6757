import { useTranslation } from "react-i18next";
import type { Position } from "#shared/assessment/differences.ts";
import type { QuestionId } from "#shared/assessment/questions.ts";
import type { OpenParty } from "#shared/protocol/assessment.ts";
import { classes } from "../ui/classes.ts";
import { OrgMark, orgColour } from "../ui/OrgMark.tsx";
import { orgNumber } from "../ui/org-shapes.tsx";
import styles from "./Positions.module.css";
import { listed, NAMED_AT_MOST, partyNamed, shortNames } from "./words.ts";

/** What each party said to one question, in full words and with its note; many parties in groups. */
export function Positions({
  question,
  positions,
  parties,
}: {
  readonly question: QuestionId;
  readonly positions: readonly Position[];
  readonly parties: readonly OpenParty[];
}) {
  const { t } = useTranslation("assessment");
  if (positions.length > NAMED_AT_MOST) {
    return (
      <>
        <Grouped positions={positions} parties={parties} />
        <Notes question={question} parties={parties} />
      </>
    );
  }
  return (
    <ul className={styles["positions"]}>
      {positions.map((position) => {
        const party = partyNamed(parties, position.party);
        const org = orgNumber(party?.mark ?? 1);
        return (
          <li key={position.party} className={classes(styles["position"], orgColour(org))}>
            <b>
              <OrgMark org={org} /> {party?.shortName ?? position.party}
            </b>
            {position.words.length === 0
              ? t("notSure.label")
              : position.words.map((words) => <span key={words}>{words}</span>)}
            <NoteOf question={question} party={party} />
          </li>
        );
      })}
    </ul>
  );
}

function NoteOf({
  question,
  party,
}: {
  readonly question: QuestionId;
  readonly party: OpenParty | undefined;
}) {
  const { t } = useTranslation("assessment");
  const note = party?.notes.find((one) => one.question === question);
  if (note === undefined) return null;
  return (
    <em className={styles["note"]}>
      {t("note.of", { person: note.personName, words: note.words })}
    </em>
  );
}

/** Who wrote a note to the question, where the answers do not stand party by party. */
export function Notes({
  question,
  parties,
}: {
  readonly question: QuestionId;
  readonly parties: readonly OpenParty[];
}) {
  const noted = parties.filter(({ notes }) => notes.some((one) => one.question === question));
  if (noted.length === 0) return null;
  return (
    <ul className={styles["notes"]}>
      {noted.map((party) => (
        <li key={party.organisationId}>
          <b>{party.shortName}</b> <NoteOf question={question} party={party} />
        </li>
      ))}
    </ul>
  );
}

function Grouped({
  positions,
  parties,
}: {
  readonly positions: readonly Position[];
  readonly parties: readonly OpenParty[];
}) {
  const { t, i18n } = useTranslation("assessment");
  const answers = new Map<string, string[]>();
  for (const { words, party } of positions) {
    const said = words.length === 0 ? t("notSure.label") : words.join("; ");
    answers.set(said, [...(answers.get(said) ?? []), party]);
  }
  return (
    <ul className={styles["positions"]}>
      {[...answers].map(([said, by]) => (
        <li key={said} className={classes(styles["position"], styles["plain"])}>
          <b>{said}</b>
          {listed(shortNames(parties, by), i18n.language)}
        </li>
      ))}
    </ul>
  );
}
