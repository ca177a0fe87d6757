import type { Refusal } from "../problem/problem.ts";

/**
 * Who a thread is for: every party, or the one organisation that started it and nobody else, ever.
 */
export type Audience =
  { readonly kind: "shared" } | { readonly kind: "organisation"; readonly organisationId: string };

export interface Comment {
  readonly id: string;
  readonly organisationId: string;
  readonly personId: string;
  readonly body: string;
  readonly at: string;
}

/** A discussion about one clause (a level-1 node of the draft). The first comment started it. */
export interface Thread {
  readonly id: string;
  readonly clauseId: string;
  /** The words it is about as they were then, or empty for the whole clause. */
  readonly quote: string;
  readonly audience: Audience;
  readonly comments: readonly Comment[];
  /** Who ended the discussion and when; null while it is open. */
  readonly resolved: { readonly personId: string; readonly at: string } | null;
}

/** RE1: a shared thread is for every party; a private one for its own organisation alone. */
export function mayNotice(audience: Audience, organisationId: string): boolean {
  return audience.kind === "shared" || audience.organisationId === organisationId;
}

/** RE2: the audience is fixed by the writer at the start, from their own organisation. */
export function audienceOf(choice: "shared" | "organisation", organisationId: string): Audience {
  return choice === "shared" ? { kind: "shared" } : { kind: "organisation", organisationId };
}

export type ThreadEvent =
  | { readonly kind: "answer"; readonly comment: Comment }
  | {
      readonly kind: "resolve" | "reopen";
      readonly organisationId: string;
      readonly personId: string;
      readonly at: string;
    };

/**
 * What becomes of a thread. The role and the stage were asked before (`comment` in the table).
 *
 * RE3: to somebody of an organisation it is not for, it does not exist (`notFound`).
 * RE4: an answer to a resolved thread is kept and opens it again; no words are turned away.
 * RE5: whoever sees it and may comment may resolve or reopen it; doing so twice changes nothing.
 */
export function decideThread(
  thread: Thread,
  event: ThreadEvent,
): { readonly next: Thread } | { readonly refusal: Refusal } {
  const organisationId =
    event.kind === "answer" ? event.comment.organisationId : event.organisationId;
  if (!mayNotice(thread.audience, organisationId)) return { refusal: { code: "notFound" } };
  switch (event.kind) {
    case "answer":
      return {
        next: { ...thread, comments: [...thread.comments, event.comment], resolved: null },
      };
    case "resolve":
      if (thread.resolved !== null) return { next: thread };
      return { next: { ...thread, resolved: { personId: event.personId, at: event.at } } };
    case "reopen":
      return { next: thread.resolved === null ? thread : { ...thread, resolved: null } };
  }
}
