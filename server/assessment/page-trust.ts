import { AGREEMENT_LABELS } from "#shared/assessment/question.ts";
import { questionById } from "#shared/assessment/questions.ts";
import type { Reveal } from "#shared/protocol/assessment.ts";
import type { SharedAnswer } from "#shared/protocol/sharing.ts";
import { day, section, table } from "../http/plain-page.ts";

/** What the page says of trust: the one sentence, and what was shared with whoever keeps it (AS76). */
export function trust({ trustTalk, revealedAt, sharedAnswers }: Reveal): string {
  const sentence = trustTalk
    ? `<p>When the answers opened on ${day(revealedAt)}, two or more of all answers about bad news and ` +
      "about a fair say were low. Nobody is told whose, which or how many. Set aside half an hour to " +
      "talk about it together.</p>"
    : "";
  const rows = sharedAnswers.map((shared) => {
    const { name, personName, at } = shared;
    return [name, ...said(shared), `${personName}, ${day(at)}`];
  });
  const heads = ["Organisation", "Statement", "Answer then", "Shared by"];
  const shown = rows.length === 0 ? "" : table("Shared between the two", heads, rows);
  if (sentence + shown === "") return "";
  return section(
    trustTalk ? "Trust needs a talk" : "What was shared of readiness",
    sentence + shown,
  );
}

function said({ question, value, withdrawn }: SharedAnswer): [string, string] {
  const gone =
    withdrawn === null ? "" : `withdrawn by ${withdrawn.personName}, ${day(withdrawn.at)}`;
  if (question === null) return ["not shown any more", gone];
  return [
    statementOf(question),
    [agreementOf(value), gone].filter((words) => words !== "").join("; "),
  ];
}

/** The words of a statement; none for one that is not shown. */
export function statementOf(question: SharedAnswer["question"]): string {
  return question === null ? "" : (questionById(question)?.text ?? "");
}

/** How much somebody agrees, in words; none for what is not shown. */
export function agreementOf(value: SharedAnswer["value"]): string {
  return value === null ? "" : (AGREEMENT_LABELS[value - 1] ?? "");
}
