/** The seven areas that are scored, and H, which never changes the degree. */
export type AreaId = "A" | "B" | "C" | "D" | "E" | "F" | "G" | "H";

/** How formal an answer is: 1 loose, 5 firm. For a statement: 1 strongly disagree, 5 strongly agree. */
export type Score = 1 | 2 | 3 | 4 | 5;

interface Asked {
  readonly area: AreaId;
  readonly text: string;
  /** What the question means, under it on the page. */
  readonly help: string;
  /** What the answer is used for: "Why we ask this". */
  readonly why: string;
  /** What to ask each other when the answers differ. */
  readonly talk: string;
}

type Labels = readonly [string, string, string, string, string];

/** How firm something is. The five labels stand for the scores 1 to 5. */
interface ScaleQuestion extends Asked {
  readonly id: string;
  readonly kind: "scale";
  readonly options: Labels;
}

interface FactOption {
  readonly code: string;
  readonly label: string;
  readonly hint?: string;
}

/** Something that is so or not. `multi`: any number of codes. Every fact has the code `unsure`. */
interface FactQuestion extends Asked {
  readonly id: string;
  readonly kind: "fact";
  readonly multi: boolean;
  readonly options: readonly FactOption[];
}

/** A statement of the answering party, seen by that party alone, but for what its help says. */
interface ReadyQuestion extends Asked {
  readonly id: string;
  readonly kind: "ready";
}

export type Question = ScaleQuestion | FactQuestion | ReadyQuestion;

/** The five answers to every readiness statement. */
export const AGREEMENT_LABELS: Labels = [
  "Strongly disagree",
  "Disagree",
  "Neither",
  "Agree",
  "Strongly agree",
];
