import { DEGREES } from "#shared/assessment/degrees.ts";
import { becauseOf, FLOORS } from "#shared/assessment/floors.ts";
import { choicesOf, QUESTIONS } from "#shared/assessment/questions.ts";
import type { Thresholds } from "#shared/assessment/thresholds.ts";
import type { Reveal } from "#shared/protocol/assessment.ts";
import type { SharedAnswer } from "#shared/protocol/sharing.ts";
import { LIBRARY_VERSION } from "#shared/templates/library.ts";
import type { Access } from "../agreements/access.ts";
import { ProblemError } from "../http/problem.ts";
import type { Route } from "../http/route.ts";
import type { AssessmentDeps } from "./deps.ts";
import { agreementOf, statementOf } from "./page-trust.ts";
import { resultPage } from "./result-page.ts";
import { revisionsOf } from "./result-store.ts";
import { proposalsOf } from "./threshold-store.ts";
import { assessmentView, type Viewing } from "./view.ts";

/** The assessment to keep: as data that can be computed again, and as a page that needs nothing else. */
export function exportRoutes(deps: AssessmentDeps): Route[] {
  const path = "/api/agreements/:agreement/assessment";
  return [
    deps.guard({
      method: "get",
      path: `${path}/export`,
      action: "export",
      handle: async ({ access }) => ({
        text: {
          type: "application/json",
          content: (await assessmentFiles(deps, access)).data,
          fileName: `${access.agreementId}-assessment.json`,
        },
      }),
    }),
    deps.guard({
      method: "get",
      path: `${path}/page`,
      action: "export",
      handle: async ({ access }) => ({
        text: {
          type: "text/html",
          content: (await assessmentFiles(deps, access)).page,
          fileName: `${access.agreementId}-assessment.html`,
        },
      }),
    }),
  ];
}

/**
 * Both forms, of one moment.
 * @throws ProblemError `assessmentSealed` while the answers are not open to this party
 */
export async function assessmentFiles(
  deps: Viewing,
  access: Access,
): Promise<{ readonly page: string; readonly data: string }> {
  const { title, reveal } = await assessmentView(deps, access);
  if (reveal === null) throw new ProblemError("assessmentSealed");
  const data = await dataOf(deps, access, { title, reveal });
  return { page: resultPage(title, reveal), data: JSON.stringify(data, null, 1) };
}

/**
 * Everything that a result needs to be read and computed again elsewhere (AS31): the questions, the
 * floors, the thresholds and the degrees in words, every kept result with its inputs, and what has been
 * said since.
 * Readiness is in none of it, but for what the keeper of the copy was shown on the page (AS76).
 */
async function dataOf(
  deps: Viewing,
  access: Access,
  { title, reveal }: { readonly title: string; readonly reveal: Reveal },
): Promise<object> {
  const { parties, changes, confirmations, agreed, agreedNotes, revealedAt, thresholds } = reveal;
  const { trustTalk, sharedAnswers } = reveal;
  return {
    format: "counterpart.assessment.v1",
    agreement: { id: access.agreementId, title },
    instrument: { version: LIBRARY_VERSION, config: thresholds.now, ...instrument(thresholds.now) },
    thresholds: {
      began: thresholds.began,
      proposals: await proposalsOf(deps.storage.read, access),
    },
    revealedAt,
    results: await revisionsOf(deps.storage.read, access),
    notes: parties.map(({ organisationId, notes }) => ({ organisationId, notes })),
    changes,
    confirmations,
    agreed,
    agreedNotes,
    trustTalk,
    sharedAnswers: sharedAnswers.map((shared) => ({ ...shared, ...inWords(shared) })),
  };
}

/** The questions about readiness are not in the copy: what is shared brings its own words. */
function inWords({ question, value }: SharedAnswer) {
  return { statement: statementOf(question), words: agreementOf(value) };
}

function instrument(now: Thresholds) {
  return {
    questions: QUESTIONS.filter(({ kind }) => kind !== "ready").map((question) => ({
      id: question.id,
      area: question.area,
      kind: question.kind,
      text: question.text,
      answers: choicesOf(question).map(({ code, label }) => ({ code, label })),
    })),
    floors: FLOORS.map(({ id, questions, clauses, basis, soft }) => ({
      id,
      because: becauseOf(id, now),
      questions,
      clauses,
      basis,
      soft: soft === true,
    })),
    degrees: DEGREES,
  };
}
