import * as z from "zod";

const At = z.iso.datetime();
const Text = z.string().trim().min(1).max(10_000);

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

export const ThreadView = z.strictObject({
  id: z.string(),
  /** The id of a level-1 clause node of the draft. */
  clauseId: z.string(),
  quote: z.string(),
  audience: Audience,
  comments: z.array(CommentView),
  resolvedBy: z.string().nullable(),
  resolvedAt: At.nullable(),
});
export type ThreadView = z.infer<typeof ThreadView>;

/** `GET /api/agreements/:agreement/threads` (read): shared ones and those of one's own organisation. */
export const ThreadList = z.strictObject({ threads: z.array(ThreadView) });

/** `POST /api/agreements/:agreement/threads` (comment) → ThreadView. */
export const StartThread = z.strictObject({
  clauseId: z.string().min(1).max(64),
  quote: z.string().max(1000),
  audience: Audience,
  body: Text,
});

/** `POST /api/agreements/:agreement/threads/:thread/comments` (comment) → ThreadView. */
export const Answer = z.strictObject({ body: Text });

/** `POST …/threads/:thread/resolve` and `…/reopen` (comment), no body → ThreadView. */
