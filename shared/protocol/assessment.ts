import * as z from "zod";
import { Role, Stage } from "../agreements/stage.ts";
import { QUESTIONS } from "../assessment/questions.ts";
import { FIRST_PROMISE, READINESS_PROMISE } from "../assessment/trust.ts";
import { PHASES } from "../permissions/may.ts";
import { AskView, NoteView } from "./answering.ts";
import { AgreedNote, FactYes } from "./settling.ts";
import { Deadline } from "./opening.ts";
import { OpenResult, OutgrownView, ResultParty, ResultStep } from "./result.ts";
import { SharedAnswer } from "./sharing.ts";
import { ThresholdsView } from "./thresholds.ts";

const At = z.iso.datetime();
const QuestionIds = z.enum(QUESTIONS.map(({ id }) => id));
const Degree = z.literal([1, 2, 3, 4, 5]);
const Value = z.union([z.number().int(), z.string(), z.array(z.string()).readonly(), z.null()]);

/**
 * `PUT /api/agreements/:agreement/answers/:question` (answer): keep one answer of one's own party.
 * `value` is a score 1 to 5, a code, a list of codes, or null for "Not sure yet" where that stores
 * nothing. `promise` is the number of the words about who sees it that the page showed; without it,
 * the first ones. 422 `unknownQuestion` and `unknownAnswer` name the question. Answers → `AnswerSaved`.
 */
export const SaveAnswer = z.strictObject({
  value: Value,
  promise: z.number().int().min(FIRST_PROMISE).max(READINESS_PROMISE).optional(),
});
export const AnswerSaved = z.strictObject({ question: QuestionIds, value: Value, at: At });
export type AnswerSaved = z.infer<typeof AnswerSaved>;

/**
 * `POST /api/agreements/:agreement/assessment/finish` (answer): seal one's party's answers. The
 * last party's finish opens them all. Doing it twice is the same as once.
 * 409 `assessmentIncomplete` while fewer than five areas have an answer.
 */
export const Finished = z.strictObject({ revealed: z.boolean() });

/**
 * `POST /api/agreements/:agreement/degree/confirm` (confirmDegree): the caller's party says yes to
 * this degree as it follows from these inputs, or to the proposal of this number. 409
 * `resultChanged` when other answers hold or another proposal stands, `degreeNotOpen`.
 */
export const ConfirmDegree = z.strictObject({
  degree: Degree,
  inputsHash: z.string().regex(/^[0-9a-f]{64}$/),
  proposal: z.number().int().min(1).max(1_000_000).optional(),
});

/**
 * `POST /api/agreements/:agreement/degree/propose` (confirmDegree): the caller's party proposes
 * another degree than the computed one, or one while there is none, and says yes to it. `reason`
 * may be empty when the degree goes up. 422 `degreeBelowFloor`, `reasonNeeded`; 422 `badValue` for
 * the computed degree; 409 `resultChanged`.
 */
export const ProposeDegree = z.strictObject({
  degree: Degree,
  reason: z.string().trim().max(10_000),
  inputsHash: z.string().regex(/^[0-9a-f]{64}$/),
});

/**
 * `POST /api/agreements/:agreement/draft` (startDraft): from assessing to drafting, with a draft of
 * the working degree. 409 `resultChanged` when other answers hold by now.
 */
export const StartDraft = z.strictObject({ inputsHash: z.string().regex(/^[0-9a-f]{64}$/) });
export const DraftStarted = z.strictObject({ degree: Degree });

const OwnAnswer = z.strictObject({
  question: QuestionIds,
  value: Value,
  personName: z.string(),
  at: At,
  /** The number of the words about who sees it, under which it was given. */
  promise: z.number().int(),
});
export type OwnAnswer = z.infer<typeof OwnAnswer>;

/** How far a party is. Before the reveal this is all that is said of another party. */
const Progress = z.strictObject({
  organisationId: z.string(),
  shortName: z.string(),
  mark: z.number().int().min(1).max(8),
  answered: z.number().int(),
  finished: z.boolean(),
});

/** A party after the reveal: its profile as the rule reads it, and its answers without readiness. */
const OpenParty = z.strictObject({
  ...ResultParty.shape,
  /** What it says beside its answers; none about readiness. */
  notes: z.array(NoteView).readonly(),
});
export type OpenParty = z.infer<typeof OpenParty>;

/** An answer that was changed after the reveal; the old one is kept. */
const ChangedAnswer = z.strictObject({
  organisationId: z.string(),
  question: QuestionIds,
  from: Value,
  to: Value,
  personName: z.string(),
  at: At,
});
export type ChangedAnswer = z.infer<typeof ChangedAnswer>;

const Confirmation = z.strictObject({
  organisationId: z.string(),
  personName: z.string(),
  degree: Degree,
  at: At,
  /** False when answers have changed since, or another degree is proposed: it does not count. */
  current: z.boolean(),
  /** False when answers have changed since. */
  sameAnswers: z.boolean(),
});
export type Confirmation = z.infer<typeof Confirmation>;

/** A degree that one party proposes in place of the computed one. */
const DegreeProposal = z.strictObject({
  number: z.number().int().min(1),
  organisationId: z.string(),
  personName: z.string(),
  degree: Degree,
  reason: z.string(),
  at: At,
});
export type DegreeProposal = z.infer<typeof DegreeProposal>;

const Reveal = z.strictObject({
  revealedAt: At,
  revision: z.number().int().min(1),
  inputsHash: z.string(),
  templateVersion: z.string(),
  parties: z.array(OpenParty),
  result: OpenResult,
  /** The amounts and distances that the result stands on, and why they are what they are. */
  thresholds: ThresholdsView,
  changes: z.array(ChangedAnswer),
  /** After signing: the agreement is lighter than the facts need by now, or null. */
  outgrown: OutgrownView.nullable(),
  /** How the result came to be what it is, the oldest first. */
  history: z.array(ResultStep),
  /** What the parties say yes to where a fact is in dispute; it is settled when all say the same. */
  factYes: z.array(FactYes),
  /** What the parties have agreed about a question, one note each. */
  agreedNotes: z.array(AgreedNote),
  /** Trust needed a talk when the answers opened. Nobody is told whose answers say so. */
  trustTalk: z.boolean(),
  /** What one of two parties has shared of its readiness, to these two. */
  sharedAnswers: z.array(SharedAnswer),
  /** What the parties are asked about in place of the computed degree. */
  proposal: DegreeProposal.nullable(),
  confirmations: z.array(Confirmation),
  /** The degree that every party has said yes to. */
  agreed: z.strictObject({ degree: Degree, method: z.enum(["computed", "byHand"]) }).nullable(),
});
export type Reveal = z.infer<typeof Reveal>;

/** `GET /api/agreements/:agreement/assessment` (read). */
export const AssessmentView = z.strictObject({
  title: z.string(),
  stage: Stage,
  phase: z.enum(PHASES),
  /** The seats of the person asking: what they may do next follows from them and the phase. */
  seats: z.array(z.union([Role, z.literal("administrator")])).readonly(),
  personId: z.string(),
  organisationId: z.string(),
  organisationName: z.string(),
  /** Everybody else who is on the agreement for one's own organisation. */
  colleagues: z.array(z.strictObject({ personId: z.string(), name: z.string() })),
  total: z.number().int(),
  /** One's own party's answers, readiness included; null is "Not sure yet". */
  answers: z.array(OwnAnswer),
  /** One's own party's notes and open asks. */
  notes: z.array(NoteView),
  asks: z.array(AskView),
  finished: z.strictObject({ personName: z.string(), at: At }).nullable(),
  progress: z.array(Progress),
  /** Organisations that are invited and have not joined yet: they are waited for too. */
  invited: z.array(z.string()),
  deadline: Deadline.nullable(),
  /** When the answers were opened: `reveal` is still null for a party that has not finished. */
  openedAt: At.nullable(),
  reveal: Reveal.nullable(),
});
export type AssessmentView = z.infer<typeof AssessmentView>;
