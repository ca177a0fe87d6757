import { assess } from "#shared/assessment/assess.ts";
import examples from "#shared/assessment/examples.json" with { type: "json" };
import { AnswersSchema, READY_IDS } from "#shared/assessment/questions.ts";
import { STANDARD } from "#shared/assessment/thresholds.ts";
import { READINESS_PROMISE } from "#shared/assessment/trust.ts";
import type { AssessmentView, OwnAnswer, Reveal } from "#shared/protocol/assessment.ts";

const AT = "2026-11-18T10:02:00.000Z";
export const HASH = "a".repeat(64);
const IDS = ["harrowfell", "alderbeck", "northmere"] as const;
const SHORT = ["Harrowfell", "Alderbeck", "Northmere"] as const;

const parties = (examples.find(({ id }) => id === "river")?.parties ?? []).map(
  ({ name, answers }, index) => ({
    organisationId: IDS[index] ?? "",
    name,
    shortName: SHORT[index] ?? "",
    mark: index + 1,
    legalForm: ["charitableCompany", "cio", "council"][index] ?? "",
    languages: ["en"],
    publicAuthority: index === 2,
    answers: AnswersSchema.parse(answers),
    notes: [],
  }),
);

/** The reveal of River and Roots, as every party gets it. */
export function riverReveal(change: Partial<Reveal> = {}): Reveal {
  const found = assess(parties);
  if (found.state === "waiting") throw new Error("River and Roots is complete");
  const { readiness: _private, ...result } = found;
  const open = parties.map((party) => {
    const shared = Object.entries(party.answers).filter(([id]) => !id.startsWith("H"));
    return { ...party, answers: AnswersSchema.parse(Object.fromEntries(shared)) };
  });
  return {
    revealedAt: AT,
    revision: 1,
    inputsHash: HASH,
    templateVersion: "2026.1",
    parties: open,
    result,
    thresholds: {
      now: STANDARD,
      began: { thresholds: STANDARD, reason: "" },
      agreed: null,
      lowered: [],
      proposal: null,
    },
    changes: [],
    outgrown: null,
    history: [],
    factYes: [],
    agreedNotes: [],
    trustTalk: false,
    sharedAnswers: [],
    proposal: null,
    confirmations: [],
    agreed: null,
    ...change,
  };
}

/** Alderbeck's view of the assessment: a lead's, unless the seats say otherwise. */
export function alderbeckView(change: Partial<AssessmentView> = {}): AssessmentView {
  return {
    title: "River and Roots",
    stage: "assessing",
    phase: change.stage ?? "assessing",
    seats: ["lead"],
    personId: "marcus",
    organisationId: "alderbeck",
    organisationName: "Alderbeck",
    colleagues: [{ personId: "josie", name: "Josie Tarn" }],
    total: 26,
    answers: READY_IDS.map((question): OwnAnswer => ({
      question,
      value: parties[1]?.answers[question] ?? null,
      personName: "Marcus Bell",
      at: AT,
      promise: READINESS_PROMISE,
    })),
    notes: [],
    asks: [],
    finished: { personName: "Marcus Bell", at: AT },
    progress: parties.map(({ organisationId, shortName, mark }) => ({
      organisationId,
      shortName,
      mark,
      answered: 26,
      finished: true,
    })),
    invited: [],
    deadline: null,
    openedAt: change.reveal === null ? null : AT,
    reveal: riverReveal(),
    ...change,
  };
}

/** Twelve parties, the first two looser by two degrees than the other ten. */
export function consortiumReveal(): Reveal {
  const example = examples.find(({ id }) => id === "twelve-3-nofloor")?.parties ?? [];
  const twelve = example.map(({ name, answers }, index) => ({
    organisationId: name.toLowerCase(),
    name,
    shortName: name,
    mark: (index % 8) + 1,
    legalForm: "cio",
    languages: ["en"],
    publicAuthority: false,
    answers: AnswersSchema.parse(index === 2 ? example[11]?.answers : answers),
    notes: [],
  }));
  const found = assess(twelve);
  if (found.state === "waiting") throw new Error("the twelve are complete");
  const { readiness: _private, ...result } = found;
  return riverReveal({ parties: twelve, result });
}
