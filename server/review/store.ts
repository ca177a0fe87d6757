import type { Audience, Comment, Thread } from "#shared/review/thread.ts";
import type { Access } from "../agreements/access.ts";
import type { Reader, Tx } from "../storage/storage.ts";

/**
 * The threads an organisation may notice: the shared ones and its own, oldest first. Private
 * threads live in tables of their own, and every query of those names the organisation.
 */
export async function threadsFor(db: Reader, access: Access): Promise<readonly Thread[]> {
  const shared = await sharedRows(db, access.agreementId).execute();
  const own = await privateRows(db, access).execute();
  const said = await commentsOf(db, access);
  return [
    ...shared.map((row) => threadOf(row, { kind: "shared" }, said.shared)),
    ...own.map((row) => threadOf(row, mine(access), said.own)),
  ].toSorted((a, b) => startOf(a).localeCompare(startOf(b)));
}

/** One of them, or null: also when it is of another agreement or another organisation. */
export async function findThread(db: Reader, access: Access, id: string): Promise<Thread | null> {
  const shared = await sharedRows(db, access.agreementId).where("id", "=", id).executeTakeFirst();
  if (shared !== undefined) {
    const said = await db
      .selectFrom("comment")
      .selectAll()
      .where("agreement_id", "=", access.agreementId)
      .where("thread_id", "=", id)
      .orderBy("at")
      .orderBy("id")
      .execute();
    return threadOf(shared, { kind: "shared" }, said);
  }
  const own = await privateRows(db, access).where("id", "=", id).executeTakeFirst();
  if (own === undefined) return null;
  const said = await db
    .selectFrom("private_comment")
    .selectAll()
    .where("agreement_id", "=", access.agreementId)
    .where("organisation_id", "=", access.organisationId)
    .where("thread_id", "=", id)
    .orderBy("at")
    .orderBy("id")
    .execute();
  return threadOf(own, mine(access), said);
}

/** Keeps a new thread with its first comment, on the shelf of its audience. */
export async function insertThread(tx: Tx, access: Access, thread: Thread): Promise<void> {
  const row = {
    id: thread.id,
    agreement_id: access.agreementId,
    clause_id: thread.clauseId,
    quote: thread.quote,
    created_by: access.personId,
    created_at: startOf(thread),
    resolved_by: null,
    resolved_at: null,
  };
  if (thread.audience.kind === "shared") {
    await tx.insertInto("thread").values(row).execute();
  } else {
    const organisation_id = thread.audience.organisationId;
    await tx
      .insertInto("private_thread")
      .values({ ...row, organisation_id })
      .execute();
  }
  for (const comment of thread.comments) await insertComment(tx, access, thread, comment);
}

/** Keeps one more comment of a thread. */
export async function insertComment(
  tx: Tx,
  access: Access,
  thread: Thread,
  comment: Comment,
): Promise<void> {
  const table = thread.audience.kind === "shared" ? "comment" : "private_comment";
  await tx
    .insertInto(table)
    .values({
      id: comment.id,
      thread_id: thread.id,
      agreement_id: access.agreementId,
      organisation_id: comment.organisationId,
      person_id: comment.personId,
      body: comment.body,
      at: comment.at,
    })
    .execute();
}

/** Keeps whether a thread is resolved, and by whom. */
export async function updateResolved(tx: Tx, access: Access, thread: Thread): Promise<void> {
  const resolved = {
    resolved_by: thread.resolved?.personId ?? null,
    resolved_at: thread.resolved?.at ?? null,
  };
  if (thread.audience.kind === "shared") {
    await tx
      .updateTable("thread")
      .set(resolved)
      .where("agreement_id", "=", access.agreementId)
      .where("id", "=", thread.id)
      .execute();
    return;
  }
  await tx
    .updateTable("private_thread")
    .set(resolved)
    .where("agreement_id", "=", access.agreementId)
    .where("organisation_id", "=", thread.audience.organisationId)
    .where("id", "=", thread.id)
    .execute();
}

/** The names of the people who wrote in or resolved these threads, by id. */
export async function namesIn(
  db: Reader,
  threads: readonly Thread[],
): Promise<ReadonlyMap<string, string>> {
  const ids = new Set(
    threads.flatMap((thread) => [
      ...thread.comments.map((comment) => comment.personId),
      ...(thread.resolved === null ? [] : [thread.resolved.personId]),
    ]),
  );
  if (ids.size === 0) return new Map();
  const people = await db
    .selectFrom("person")
    .select(["id", "name"])
    .where("id", "in", [...ids])
    .execute();
  return new Map(people.map((person) => [person.id, person.name]));
}

function sharedRows(db: Reader, agreementId: string) {
  return db
    .selectFrom("thread")
    .selectAll()
    .where("agreement_id", "=", agreementId)
    .orderBy("created_at")
    .orderBy("id");
}

function privateRows(db: Reader, access: Access) {
  return db
    .selectFrom("private_thread")
    .selectAll()
    .where("agreement_id", "=", access.agreementId)
    .where("organisation_id", "=", access.organisationId)
    .orderBy("created_at")
    .orderBy("id");
}

async function commentsOf(
  db: Reader,
  access: Access,
): Promise<{ readonly shared: readonly CommentRow[]; readonly own: readonly CommentRow[] }> {
  const shared = await db
    .selectFrom("comment")
    .selectAll()
    .where("agreement_id", "=", access.agreementId)
    .orderBy("at")
    .orderBy("id")
    .execute();
  const own = await db
    .selectFrom("private_comment")
    .selectAll()
    .where("agreement_id", "=", access.agreementId)
    .where("organisation_id", "=", access.organisationId)
    .orderBy("at")
    .orderBy("id")
    .execute();
  return { shared, own };
}

interface ThreadRow {
  readonly id: string;
  readonly clause_id: string;
  readonly quote: string;
  readonly resolved_by: string | null;
  readonly resolved_at: string | null;
}

interface CommentRow {
  readonly id: string;
  readonly thread_id: string;
  readonly organisation_id: string;
  readonly person_id: string;
  readonly body: string;
  readonly at: string;
}

function threadOf(row: ThreadRow, audience: Audience, said: readonly CommentRow[]): Thread {
  return {
    id: row.id,
    clauseId: row.clause_id,
    quote: row.quote,
    audience,
    comments: said.filter((comment) => comment.thread_id === row.id).map(commentOf),
    resolved:
      row.resolved_by === null || row.resolved_at === null
        ? null
        : { personId: row.resolved_by, at: row.resolved_at },
  };
}

function commentOf(row: CommentRow): Comment {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    personId: row.person_id,
    body: row.body,
    at: row.at,
  };
}

const mine = (access: Access): Audience => ({
  kind: "organisation",
  organisationId: access.organisationId,
});

const startOf = (thread: Thread): string => thread.comments[0]?.at ?? "";
