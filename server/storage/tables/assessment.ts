import type { Generated } from "kysely";

export interface AssessmentTables {
  answer: Answer;
  submission: Submission;
  result: Result;
  degree_confirmation: DegreeConfirmation;
  degree_proposal: DegreeProposal;
  answer_note: Note;
  agreed_note: Note;
  answer_ask: AnswerAsk;
  answer_deadline: AnswerDeadline;
  early_opening: EarlyOpening;
  fact_yes: FactYes;
  threshold_proposal: ThresholdProposal;
  threshold_yes: ThresholdYes;
  periodic_review: PeriodicReview;
  periodic_review_answered: PeriodicReviewAnswered;
  periodic_review_yes: PeriodicReviewYes;
  readiness_share: ReadinessShare;
}

/** One row per saved answer; the newest of a party and question counts, older ones stay. */
interface Answer {
  id: string;
  agreement_id: string;
  organisation_id: string;
  question: string;
  /** JSON: number, code, list of codes, or null for taken back. */
  value: string;
  person_id: string;
  at: string;
  /** 1, 2, 3 … in the order of saving; 0 for answers of before it was kept. */
  number: Generated<number>;
  /** The number of the words about who sees it, as the page showed them; 1 for the first ones. */
  promise: Generated<number>;
}

interface Submission {
  agreement_id: string;
  organisation_id: string;
  person_id: string;
  at: string;
}

interface Result {
  agreement_id: string;
  revision: number;
  inputs_hash: string;
  template_version: string;
  /** JSON of the result. */
  result: string;
  /** JSON of what it was computed from, readiness left out; null for results of before. */
  inputs: string | null;
  at: string;
}

interface DegreeConfirmation {
  agreement_id: string;
  organisation_id: string;
  person_id: string;
  degree: number;
  inputs_hash: string;
  at: string;
  /** The number of the proposal that it is for; null: for the computed degree. */
  proposal: number | null;
}

interface DegreeProposal {
  agreement_id: string;
  /** 1, 2, 3 … in the agreement. */
  number: number;
  organisation_id: string;
  person_id: string;
  degree: number;
  reason: string;
  inputs_hash: string;
  at: string;
}

/**
 * One row per note; the newest of a question counts (of a party and question for `answer_note`),
 * older ones stay. Empty words take it back.
 */
interface Note {
  id: string;
  agreement_id: string;
  organisation_id: string;
  question: string;
  words: string;
  person_id: string;
  at: string;
}

/** A colleague who is asked to answer one question; closed once it is answered or taken back. */
interface AnswerAsk {
  agreement_id: string;
  organisation_id: string;
  question: string;
  person_id: string;
  asked_by: string;
  at: string;
  closed_at: string | null;
}

interface AnswerDeadline {
  agreement_id: string;
  /** The last day, as 2026-12-01. */
  due: string;
  organisation_id: string;
  person_id: string;
  at: string;
  /** When those who had not finished were reminded, or null. */
  reminded_at: string | null;
}

/** A party that has finished says yes to opening the answers without those who have not. */
interface EarlyOpening {
  agreement_id: string;
  organisation_id: string;
  person_id: string;
  at: string;
}

/** A party says yes to one value of a fact on which the parties differ. */
interface FactYes {
  agreement_id: string;
  organisation_id: string;
  question: string;
  /** JSON, as in `answer`. */
  value: string;
  person_id: string;
  at: string;
}

/** Other amounts and distances than those the agreement began with, as one party proposes them. */
interface ThresholdProposal {
  agreement_id: string;
  /** 1, 2, 3 … in the agreement. */
  number: number;
  organisation_id: string;
  person_id: string;
  /** JSON. */
  thresholds: string;
  /** JSON: what each lowered floor was lowered for, and the number of the proposal that lowered it. */
  grounds: Generated<string>;
  reason: string;
  at: string;
  /** When the party that proposed it took it back, or null. */
  withdrawn_at: string | null;
}

/** A party says yes to a proposal of other thresholds. */
interface ThresholdYes {
  agreement_id: string;
  number: number;
  organisation_id: string;
  person_id: string;
  at: string;
}

/** One of two organisations shows the other a low answer about its readiness. */
interface ReadinessShare {
  id: string;
  agreement_id: string;
  organisation_id: string;
  shared_with: string;
  question: string;
  /** The answer as it was then: 1 or 2. */
  value: number;
  person_id: string;
  at: string;
  withdrawn_by: string | null;
  withdrawn_at: string | null;
}

/** A review of a signed agreement: planned, then open, then closed with the note that all agreed to. */
interface PeriodicReview {
  agreement_id: string;
  /** 1, 2, 3 … in the agreement. */
  number: number;
  /** As 2028-04-01; null where the signed words ask for none. */
  due: string | null;
  /** When the leads were told that it is due, or null. */
  prompted_at: string | null;
  opened_at: string | null;
  opened_by: string | null;
  opened_for: string | null;
  /** Raised by each new note: a yes is to exactly one. */
  note_number: Generated<number>;
  note: string | null;
  note_by: string | null;
  note_for: string | null;
  note_at: string | null;
  closed_at: string | null;
}

/** A party has looked at its answers since the review was opened. */
interface PeriodicReviewAnswered {
  agreement_id: string;
  number: number;
  organisation_id: string;
  person_id: string;
  at: string;
}

/** A party's last yes to closing. It counts for its note and for its answers only. */
interface PeriodicReviewYes {
  agreement_id: string;
  number: number;
  organisation_id: string;
  person_id: string;
  note_number: number;
  inputs_hash: string;
  at: string;
}
