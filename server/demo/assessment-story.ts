import { READINESS_PROMISE } from "#shared/assessment/trust.ts";
import { AssessmentView } from "#shared/protocol/assessment.ts";
import type { ExampleAnswers } from "./example.ts";
import { AGREEMENT, ask, type Step, type Told, when } from "./story.ts";

/** The answers, the reveal, what was said otherwise after it, and every lead's yes. */
export function assessmentSteps(told: Told): Step[] {
  const { answers, corrections, confirmations } = told.example;
  return [
    ...answers.flatMap((given) => answerSteps(told, given)),
    ...corrections.map(({ at, by, question, value }) => ({
      at: when(told, at),
      run: async () => answer(told, by, { question, value }),
    })),
    ...confirmations.map(({ at, by }) => ({
      at: when(told, at),
      run: async () => confirm(told, by),
    })),
  ];
}

/** The hash of the answers as they stand: a yes and a draft are to exactly these. */
export async function inputsHashFor(told: Told, by: string): Promise<string> {
  const view = await ask(told, by, { method: "get", path: `${AGREEMENT}/assessment` });
  return AssessmentView.parse(view).reveal?.inputsHash ?? "";
}

async function confirm(told: Told, by: string): Promise<void> {
  const inputsHash = await inputsHashFor(told, by);
  const body = { degree: told.example.draft?.degree, inputsHash };
  await ask(told, by, { method: "post", path: `${AGREEMENT}/degree/confirm`, body });
}

/** At most this much time for one question. */
const EACH_MS = 60_000;

/** Answers come at a steady pace, half of them at the start and half just before the end. */
function answerSteps(told: Told, given: ExampleAnswers): Step[] {
  const { by, started, finished, answers } = given;
  const all = Object.entries(answers);
  const from = when(told, started).getTime();
  const to = finished === undefined ? null : when(told, finished).getTime();
  const pace =
    to === null ? EACH_MS : Math.min(EACH_MS, Math.floor((to - from) / (all.length + 1)));
  const half = to === null ? all.length : Math.ceil(all.length / 2);
  const steps = all.map(([question, value], index) => ({
    at: new Date(
      index < half || to === null ? from + index * pace : to - (all.length - index) * pace,
    ),
    run: async () => answer(told, by, { question, value }),
  }));
  if (to === null) return steps;
  const finish = { method: "post", path: `${AGREEMENT}/assessment/finish` } as const;
  return [...steps, { at: new Date(to), run: async () => void (await ask(told, by, finish)) }];
}

async function answer(
  told: Told,
  by: string,
  { question, value }: { readonly question: string; readonly value: unknown },
): Promise<void> {
  const path = `${AGREEMENT}/answers/:question`;
  const promise = READINESS_PROMISE;
  await ask(told, by, { method: "put", path, params: { question }, body: { value, promise } });
}
