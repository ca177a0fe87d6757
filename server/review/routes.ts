import type { ThreadView } from "#shared/protocol/review.ts";
import { Answer, StartThread } from "#shared/protocol/review.ts";
import {
  audienceOf,
  type Comment,
  decideThread,
  type Thread,
  type ThreadEvent,
} from "#shared/review/thread.ts";
import type { Access } from "../agreements/access.ts";
import { type GuardedCall, type GuardedRoute, require } from "../agreements/guard.ts";
import type { Clock, Random } from "../clock.ts";
import { orRefuse, ProblemError } from "../http/problem.ts";
import type { Reply, Route } from "../http/route.ts";
import type { Reader, Storage, Tx } from "../storage/storage.ts";
import {
  findThread,
  insertComment,
  insertThread,
  namesIn,
  threadsFor,
  updateResolved,
} from "./store.ts";

/** Something that happened to a thread. Never its words: the record must outlive an erasure. */
export interface ReviewEvent {
  readonly type: "thread.started" | "thread.answered" | "thread.resolved" | "thread.reopened";
  readonly access: Access;
  readonly thread: string;
  readonly clause: string;
}

export interface ReviewDeps {
  readonly storage: Storage;
  readonly guard: GuardedRoute;
  readonly clock: Clock;
  readonly random: Random;
  /** Is this a level-1 clause of the agreement's draft? */
  readonly hasClause: (agreementId: string, clauseId: string) => Promise<boolean>;
  /** The chain that every party reads. */
  readonly recordShared: (tx: Tx, event: ReviewEvent) => Promise<void>;
  /** The chain of the organisation alone: the only record of its private threads. */
  readonly recordPrivate: (tx: Tx, event: ReviewEvent) => Promise<void>;
  /** Called after a commit, with the organisation that may know of it, or null for every party. */
  readonly changed?: (agreementId: string, organisationId: string | null) => void;
}

/**
 * Threads about clauses. A thread of another agreement, and a private one of another
 * organisation, answer exactly as one that never was: 404.
 */
export function reviewRoutes(deps: ReviewDeps): Route[] {
  const { guard } = deps;
  const path = "/api/agreements/:agreement/threads";
  return [
    guard({ method: "get", path, action: "read", handle: (call) => list(deps, call) }),
    guard({
      method: "post",
      path,
      action: "comment",
      body: StartThread,
      handle: (call) => start(deps, call),
    }),
    guard({
      method: "post",
      path: `${path}/:thread/comments`,
      action: "comment",
      body: Answer,
      handle: (call) =>
        change(deps, call, (access) => ({
          kind: "answer",
          comment: commentBy(deps, access, call.body.body),
        })),
    }),
    ...(["resolve", "reopen"] as const).map((kind) =>
      guard({
        method: "post",
        path: `${path}/:thread/${kind}`,
        action: "comment",
        handle: (call) =>
          change(deps, call, (access) => ({
            kind,
            organisationId: access.organisationId,
            personId: access.personId,
            at: deps.clock.now().toISOString(),
          })),
      }),
    ),
  ];
}

async function list(deps: ReviewDeps, call: GuardedCall<unknown>): Promise<Reply> {
  const threads = await threadsFor(deps.storage.read, call.access);
  return { json: { threads: await viewsOf(deps.storage.read, threads) } };
}

async function start(deps: ReviewDeps, call: GuardedCall<StartThread>): Promise<Reply> {
  const { clauseId, quote, audience, body } = call.body;
  if (!(await deps.hasClause(call.access.agreementId, clauseId))) {
    throw new ProblemError("unknownClause", { field: "clauseId" });
  }
  const made = await deps.storage.write(async (tx) => {
    const access = await mayComment(tx, call);
    const thread: Thread = {
      id: deps.random.id(),
      clauseId,
      quote,
      audience: audienceOf(audience, access.organisationId),
      comments: [commentBy(deps, access, body)],
      resolved: null,
    };
    await insertThread(tx, access, thread);
    await record(deps, tx, { type: "thread.started", access, thread });
    return { thread, view: await viewOf(tx, thread) };
  });
  tell(deps, call.access.agreementId, made.thread);
  return { status: 201, json: made.view };
}

async function change(
  deps: ReviewDeps,
  call: GuardedCall<unknown>,
  eventFor: (access: Access) => ThreadEvent,
): Promise<Reply> {
  const made = await deps.storage.write(async (tx) => {
    const access = await mayComment(tx, call);
    const before = await findThread(tx, access, call.params["thread"] ?? "");
    if (before === null) throw new ProblemError("notFound");
    const event = eventFor(access);
    const { next } = orRefuse(decideThread(before, event));
    if (next !== before) await keep(deps, tx, { access, before, next, event });
    return { thread: next, view: await viewOf(tx, next) };
  });
  tell(deps, call.access.agreementId, made.thread);
  return { json: made.view };
}

interface Change {
  readonly access: Access;
  readonly before: Thread;
  readonly next: Thread;
  readonly event: ThreadEvent;
}

const TYPES = {
  answer: "thread.answered",
  resolve: "thread.resolved",
  reopen: "thread.reopened",
} as const;

async function keep(
  deps: ReviewDeps,
  tx: Tx,
  { access, before, next, event }: Change,
): Promise<void> {
  if (event.kind === "answer") await insertComment(tx, access, next, event.comment);
  if (next.resolved !== before.resolved) await updateResolved(tx, access, next);
  await record(deps, tx, { type: TYPES[event.kind], access, thread: next });
}

/** Shared threads on the chain of all, private ones on the organisation's own and nowhere else. */
async function record(
  deps: ReviewDeps,
  tx: Tx,
  event: { readonly type: ReviewEvent["type"]; readonly access: Access; readonly thread: Thread },
): Promise<void> {
  const { type, access, thread } = event;
  const line = { type, access, thread: thread.id, clause: thread.clauseId };
  if (thread.audience.kind === "shared") await deps.recordShared(tx, line);
  else await deps.recordPrivate(tx, line);
}

function tell(deps: ReviewDeps, agreementId: string, thread: Thread): void {
  const { audience } = thread;
  deps.changed?.(agreementId, audience.kind === "shared" ? null : audience.organisationId);
}

async function mayComment(tx: Tx, call: GuardedCall<unknown>): Promise<Access> {
  const { agreementId } = call.access;
  return require(tx, call.session, { agreementId, action: "comment" });
}

function commentBy(deps: ReviewDeps, access: Access, body: string): Comment {
  return {
    id: deps.random.id(),
    organisationId: access.organisationId,
    personId: access.personId,
    body,
    at: deps.clock.now().toISOString(),
  };
}

async function viewOf(db: Reader, thread: Thread): Promise<ThreadView> {
  return asView(thread, await namesIn(db, [thread]));
}

async function viewsOf(db: Reader, threads: readonly Thread[]): Promise<ThreadView[]> {
  const names = await namesIn(db, threads);
  return threads.map((thread) => asView(thread, names));
}

function asView(thread: Thread, names: ReadonlyMap<string, string>): ThreadView {
  const { resolved } = thread;
  return {
    id: thread.id,
    clauseId: thread.clauseId,
    quote: thread.quote,
    audience: thread.audience.kind,
    comments: thread.comments.map((comment) => ({
      ...comment,
      personName: names.get(comment.personId) ?? "",
    })),
    resolvedBy: resolved === null ? null : (names.get(resolved.personId) ?? ""),
    resolvedAt: resolved?.at ?? null,
  };
}
