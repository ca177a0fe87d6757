import { DEGREES } from "#shared/assessment/degrees.ts";
import { becauseOf } from "#shared/assessment/floors.ts";
import { AREAS, choicesOf, questionById, QUESTIONS } from "#shared/assessment/questions.ts";
import type { AreaId, Question } from "#shared/assessment/question.ts";
import { areaMeans, SCORED_AREAS } from "#shared/assessment/score.ts";
import type { OpenParty, Reveal } from "#shared/protocol/assessment.ts";
import { libraryClause } from "#shared/templates/library.ts";
import { day, escaped, plainPage, section, table } from "../http/plain-page.ts";
import { trust } from "./page-trust.ts";

/**
 * The result as one readable page that outlives the product (AS31): no script, no picture, nothing
 * from elsewhere. Everything that people typed is escaped.
 */
export function resultPage(title: string, reveal: Reveal): string {
  return plainPage(`${title}: the assessment`, [
    head(reveal),
    practice(reveal),
    areas(reveal),
    floors(reveal),
    amounts(reveal),
    open(reveal),
    agreed(reveal),
    trust(reveal),
    ...SCORED_AREAS.map((area) => answersIn(area, reveal)),
    changes(reveal),
    foot(reveal),
  ]);
}

function head({ result, agreed: all, proposal, revealedAt, parties }: Reveal): string {
  const degree = all?.degree ?? result.degree;
  const found =
    degree === null
      ? "The answers are far apart, so there is no degree yet."
      : `Degree ${String(degree)}, ${DEGREES[degree].name}: a ${DEGREES[degree].instrument}.`;
  const how =
    all?.method === "byHand"
      ? `All organisations chose it themselves.${reasonIn(proposal)}`
      : "No degree is better than another. This is the lightest agreement that covers the answers.";
  const said = all === null ? "Not every organisation has confirmed it." : "All have confirmed it.";
  const names = parties.map(({ name }) => name).join(", ");
  return (
    `<p><strong>${found}</strong> ${how} ${said}</p>` +
    `<p>Answered by: ${escaped(names)}. Opened to all on ${day(revealedAt)}.</p>`
  );
}

function reasonIn(proposal: Reveal["proposal"]): string {
  const reason = proposal?.reason ?? "";
  return reason === "" ? "" : ` Their reason: “${escaped(reason)}”`;
}

function practice({ result }: Reveal): string {
  const rows = result.practice.map(([name, degree]) => [
    name,
    `${String(degree)} ${DEGREES[degree].name}`,
  ]);
  return section(
    "How each works today",
    table("Degree of each organisation’s own practice", ["Organisation", "Degree"], rows),
  );
}

/** A row for each organisation: however many there are, the table is no wider than a sheet. */
function areas({ parties }: Reveal): string {
  const rows = parties.map(({ shortName, answers }) => {
    const means = areaMeans(answers);
    const numbers = SCORED_AREAS.map((area) => means[area]);
    return [shortName, ...numbers.map((mean) => (mean === null ? "not sure yet" : rounded(mean)))];
  });
  const titles = SCORED_AREAS.map((area) => AREAS[area].title);
  return section(
    "Where each stands",
    table("From 1, looser, to 5, firmer", ["Organisation", ...titles], rows),
  );
}

const ASKED_BY = {
  law: "the law",
  regulator: "a regulator",
  funder: "a funder",
  policy: "Counterpart, for safety",
} as const;

function floors(reveal: Reveal): string {
  const { result, thresholds } = reveal;
  const rows = result.floors.map(({ id, min, asks, by, basis }) => [
    becauseOf(id, thresholds.now),
    by.join(", "),
    `at\u00a0least\u00a0${String(min)}${asks === undefined ? "" : `, lowered from ${String(asks)}`}`,
    ASKED_BY[basis],
  ]);
  if (rows.length === 0) return "";
  return section(
    "What sets the lowest degree",
    table("Facts", ["Fact", "Said by", "Degree", "Asked for by"], rows) + lowered(reveal),
  );
}

/** The floors that every organisation has agreed to lower, with who proposed each and why. */
function lowered({ thresholds, parties }: Reveal): string {
  const rows = thresholds.lowered
    .filter(({ holds }) => holds)
    .map(({ floor, reason, personName, organisationId, at }) => [
      becauseOf(floor, thresholds.now),
      `${personName} of ${nameOf(parties, organisationId)}, ${day(at)}`,
      reason,
    ]);
  if (rows.length === 0) return "";
  return table("Lowered here by all, their clauses kept", ["Fact", "Proposed by", "Why"], rows);
}

function nameOf(parties: Reveal["parties"], id: string): string {
  return parties.find(({ organisationId }) => organisationId === id)?.name ?? "";
}

function amounts({ thresholds, parties }: Reveal): string {
  const { now, began, agreed: chosen } = thresholds;
  const { memorandum, contract, checks } = now.moneyBands;
  const rows = [
    ["A memorandum of understanding", over(memorandum)],
    ["A contract", over(contract)],
    ["A legal review and a check of how each signs", over(checks)],
    ["Far apart, so that there is a talk first", `${String(now.gapDistance)} or more degrees`],
    ["Of a large group, the share that may stand apart", `${String(now.gapShare)} per cent`],
  ];
  const why =
    chosen === null
      ? began.reason || "These are the standard amounts."
      : `Agreed by every organisation. ${chosen.personName} of ${nameOf(parties, chosen.organisationId)} proposed them on ${day(chosen.at)}: ${chosen.reason}`;
  return section(
    "Why these amounts",
    `<p>${escaped(why)}</p>${table("From when more is asked for", ["What", "When"], rows)}`,
  );
}

function over(amount: number): string {
  return amount === 0
    ? "when any money passes"
    : `over £${amount.toLocaleString("en-GB")} in a year`;
}

function open({ result }: Reveal): string {
  const { disputed, unsure } = result;
  const facts = [...new Set([...disputed, ...unsure])];
  if (facts.length === 0) return "";
  const lines = facts.map((id) => {
    const why = disputed.includes(id) ? "the answers differ" : "not sure yet";
    return `<li>${escaped(questionById(id)?.text ?? id)} (${why})</li>`;
  });
  return section("Facts to settle before signing", `<ul>${lines.join("")}</ul>`);
}

function agreed({ agreedNotes }: Reveal): string {
  if (agreedNotes.length === 0) return "";
  const rows = agreedNotes.map(({ question, words, clauses, personName, at }) => [
    questionById(question)?.talk ?? question,
    words,
    clauses.map((id) => libraryClause(id)?.title ?? id).join(", "),
    `${personName}, ${day(at)}`,
  ]);
  return section(
    "What was agreed",
    table("Notes for the draft", ["About", "Agreed", "For the clause", "Written by"], rows),
  );
}

function answersIn(area: AreaId, { parties }: Reveal): string {
  const tables = QUESTIONS.filter((question) => question.area === area).map((question) => {
    const notes = parties.map((party) => noteOf(question.id, party));
    const noted = notes.some((note) => note !== "");
    const rows = parties.map((party, at) => [
      party.name,
      wordsOf(question, party.answers[question.id]),
      ...(noted ? [notes[at] ?? ""] : []),
    ]);
    return table(question.text, ["Organisation", "Answer", ...(noted ? ["Note"] : [])], rows);
  });
  return section(`Answers: ${AREAS[area].title}`, tables.join(""));
}

/** What a party said to a question, in words. */
export function wordsOf(
  question: Question,
  value: string | number | readonly string[] | null | undefined,
): string {
  const codes = typeof value === "object" && value !== null ? value : [value];
  const said = codes.map(String);
  const words = choicesOf(question).filter(({ code }) => said.includes(code));
  return words.map(({ label }) => label).join("; ") || "Not sure yet";
}

function noteOf(question: string, { notes }: OpenParty): string {
  return notes.find((note) => note.question === question)?.words ?? "";
}

function changes({ changes: made, parties }: Reveal): string {
  if (made.length === 0) return "";
  const rows = made.map(({ organisationId, question: id, from, to, personName, at }) => {
    const question = questionById(id);
    const said = (value: typeof from) => (question === undefined ? "" : wordsOf(question, value));
    return [
      nameOf(parties, organisationId),
      question?.text ?? id,
      said(from),
      said(to),
      `${personName}, ${day(at)}`,
    ];
  });
  return section(
    "Answers changed since they were opened",
    table("The newest last", ["Organisation", "Question", "From", "To", "By"], rows),
  );
}

function foot({ templateVersion, inputsHash, revision }: Reveal): string {
  return (
    `<p><small>Result ${String(revision)}, computed with version ${escaped(templateVersion)} of the ` +
    `questions and the rule, at the amounts above. Fingerprint of the answers: ${inputsHash}. Each organisation’s degree ` +
    "is its third-highest area. The middle of all, or the highest fact, whichever is more, is the " +
    "degree. What each said about its own readiness is not in this page, but for what it has shared " +
    "itself with whoever kept the page.</small></p>"
  );
}

function rounded(mean: number): string {
  return String(Math.round(mean * 10) / 10);
}
