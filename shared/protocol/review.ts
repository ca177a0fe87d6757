import * as z from "zod";

const At = z.iso.datetime();

/** Line ends and tabs are the only control characters that a comment may carry. */
const plain = (text: string): boolean => !/[\p{Cc}\p{Cs}]/u.test(text.replaceAll(/[\n\t]/g, ""));
const Plain = z
  .string()
  .max(10_000)
  .overwrite((text) => text.replaceAll("\r\n", "\n").normalize("NFC"));
const Text = Plain.trim().min(1).refine(plain);

/** A clause as people count them: the id of a level-1 node of the draft. */
const ClauseId = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/);

/** Who sees a thread: every party, or the writer's own organisation and nobody else, ever. */
export const Audience = z.enum(["shared", "organisation"]);
export type Audience = z.infer<typeof Audience>;

export const CommentView = z.strictObject({
  id: z.string(),
  organisationId: z.string(),
  personId: z.string(),
  personName: z.string(),
  body: z.string(),
  at: At,
});
export type CommentView = z.infer<typeof CommentView>;

export const ThreadView = z.strictObject({
  id: z.string(),
  /** The id of a level-1 clause node; it may have gone from the draft since. */
  clauseId: z.string(),
  quote: z.string(),
  audience: Audience,
  /** Oldest first; the first one started the thread. */
  comments: z.array(CommentView),
  /** The name of who resolved it, or null while it is open. */
  resolvedBy: z.string().nullable(),
  resolvedAt: At.nullable(),
});
export type ThreadView = z.infer<typeof ThreadView>;

/**
 * `GET /api/agreements/:agreement/threads` (read): shared ones and those of one's own
 * organisation, oldest first.
 */
export const ThreadList = z.strictObject({ threads: z.array(ThreadView) });
export type ThreadList = z.infer<typeof ThreadList>;

/** `POST /api/agreements/:agreement/threads` (comment) → ThreadView; 422 `unknownClause`. */
export const StartThread = z.strictObject({
  clauseId: ClauseId,
  quote: Plain.max(1000).refine(plain),
  audience: Audience,
  body: Text,
});
export type StartThread = z.infer<typeof StartThread>;

/**
 * `POST /api/agreements/:agreement/threads/:thread/comments` (comment) → ThreadView.
 * An answer to a resolved thread opens it again.
 */
export const Answer = z.strictObject({ body: Text });

/** `POST …/threads/:thread/resolve` and `…/reopen` (comment), no body → ThreadView. */
