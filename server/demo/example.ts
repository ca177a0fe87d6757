import type { Role, Stage } from "#shared/agreements/stage.ts";
import type { Degree } from "#shared/assessment/degrees.ts";
import type { Gate } from "#shared/assessment/floor.ts";
import type { Answers, QuestionId } from "#shared/assessment/questions.ts";
import type { Profile } from "#shared/protocol/people.ts";
import type { GateDetails } from "#shared/signoff/gate-details.ts";
import type { ClauseId } from "#shared/templates/library.ts";

/**
 * A moment of an example's history, counted back from the day it is put in place, in UTC: an example
 * is always as fresh as its first start. `[3, "14:02"]` is three days ago at two past two.
 */
export type Moment = readonly [daysAgo: number, time: `${number}:${number}`];

export interface ExampleOrganisation {
  readonly id: string;
  /** Colour and shape in its agreements, 1 to 8. */
  readonly mark: number;
  readonly profile: Profile;
}

export interface ExamplePerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly organisation: string;
  /** Their job, as it stands beside their name. */
  readonly title: string;
  readonly roles: readonly Role[];
  readonly administrator: boolean;
  /** Who said that this person may sign, or nothing while that is not confirmed. */
  readonly authority?: {
    readonly basis: string;
    readonly reference: string;
    readonly date: string;
    readonly confirmedBy: string;
    readonly at: Moment;
  };
}

/** What one party answered. `finished` is missing while it still has questions to answer. */
export interface ExampleAnswers {
  readonly organisation: string;
  readonly by: string;
  readonly answers: Answers;
  readonly started: Moment;
  readonly finished?: Moment;
}

/** An answer changed after the reveal, on record. */
export interface Correction {
  readonly at: Moment;
  readonly by: string;
  readonly question: QuestionId;
  readonly value: string | readonly string[];
}

/** A lead's yes to the degree. */
export interface Confirmation {
  readonly at: Moment;
  readonly by: string;
}

/**
 * One later change of the draft. `words` replaces words that stand once in a clause, `field` gives a
 * field another value, `clause` puts a clause of the partners' own after another one.
 */
export type ExampleEdit =
  | {
      readonly kind: "words";
      readonly at: Moment;
      readonly by: string;
      readonly clause: ClauseId;
      readonly before: string;
      readonly after: string;
    }
  | {
      readonly kind: "field";
      readonly at: Moment;
      readonly by: string;
      readonly key: string;
      readonly before: string;
      readonly after: string;
    }
  | {
      readonly kind: "clause";
      readonly at: Moment;
      readonly by: string;
      readonly after: ClauseId;
      readonly node: string;
      readonly title: string;
      readonly paragraphs: readonly string[];
    };

export interface ExampleThread {
  readonly id: string;
  /** A clause of the library, or the node of one of the partners' own. */
  readonly clause: string;
  readonly audience: "shared" | "organisation";
  /** The first starts the thread. */
  readonly comments: readonly { readonly at: Moment; readonly by: string; readonly body: string }[];
  readonly resolved?: { readonly at: Moment; readonly by: string };
}

export interface ExampleGate {
  readonly gate: Gate;
  /** The party it concerns, or null for the whole agreement. Gates that are not named are open. */
  readonly organisation: string | null;
  readonly state: "closed";
  readonly note: string;
  readonly details?: GateDetails;
  readonly at: Moment;
  readonly by: string;
}

export interface ExampleSignature {
  readonly at: Moment;
  readonly by: string;
}

/** One example partnership: everything that happened, in data. */
export interface ExamplePartnership {
  readonly id: string;
  readonly title: string;
  readonly stage: Stage;
  readonly startedBy: string;
  readonly started: Moment;
  readonly organisations: readonly ExampleOrganisation[];
  readonly people: readonly ExamplePerson[];
  readonly answers: readonly ExampleAnswers[];
  readonly corrections: readonly Correction[];
  readonly confirmations: readonly Confirmation[];
  /** Missing while the parties are still answering. */
  readonly draft?: {
    readonly degree: Degree;
    readonly at: Moment;
    readonly by: string;
    /** Field values the first draft starts with, as `assemble` takes them. */
    readonly values: Readonly<Record<string, string>>;
    readonly edits: readonly ExampleEdit[];
  };
  readonly threads: readonly ExampleThread[];
  readonly gates: readonly ExampleGate[];
  /** Missing while nothing is frozen. */
  readonly signing?: {
    readonly frozen: Moment;
    readonly by: string;
    readonly signatures: readonly ExampleSignature[];
  };
}
