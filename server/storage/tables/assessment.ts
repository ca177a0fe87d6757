export interface AssessmentTables {
  answer: Answer;
  submission: Submission;
  result: Result;
  degree_confirmation: DegreeConfirmation;
  degree_proposal: DegreeProposal;
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
