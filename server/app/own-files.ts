import { questionById } from "#shared/assessment/questions.ts";
import type { Thread } from "#shared/review/thread.ts";
import type { Access } from "../agreements/access.ts";
import type { KeptFile } from "../agreements/kept-store.ts";
import { notesOf, type StoredNote } from "../assessment/note-store.ts";
import { wordsOf } from "../assessment/result-page.ts";
import { ownAnswers, type StoredAnswer } from "../assessment/store.ts";
import { day, escaped, plainPage, section, table } from "../http/plain-page.ts";
import { namesIn, threadsFor } from "../review/store.ts";
import type { Tx } from "../storage/storage.ts";

interface Said {
  readonly clause: string;
  readonly quote: string;
  readonly resolvedAt: string | null;
  readonly comments: readonly {
    readonly personName: string;
    readonly at: string;
    readonly body: string;
  }[];
}

interface Own {
  readonly answers: readonly StoredAnswer[];
  readonly notes: readonly StoredNote[];
  readonly privateNotes: readonly Said[];
  readonly discussions: readonly Said[];
}

/**
 * What the party itself wrote, and what it could read of what was said about the clauses: as a page and
 * as data. Another organisation's private notes are not among what the store gives for this access.
 * @param clauses their names by id, or null while the party may not read the discussion
 */
export async function ownFiles(
  tx: Tx,
  access: Access,
  clauses: ReadonlyMap<string, string> | null,
): Promise<KeptFile[]> {
  const { agreementId, organisationId, title } = access;
  const answers = await ownAnswers(tx, access);
  const notes = await notesOf(tx, access, [organisationId]);
  const own = { answers, notes, ...(await saidIn(tx, access, clauses)) };
  const data = { format: "counterpart.own.v1", agreement: agreementId, organisationId, ...own };
  return [
    { name: "own.html", content: ownPage(title, own) },
    { name: "own.json", content: JSON.stringify(data, null, 1) },
  ];
}

async function saidIn(
  tx: Tx,
  access: Access,
  clauses: ReadonlyMap<string, string> | null,
): Promise<Pick<Own, "privateNotes" | "discussions">> {
  if (clauses === null) return { privateNotes: [], discussions: [] };
  const threads = await threadsFor(tx, access);
  const names = await namesIn(tx, threads);
  const said = (kind: Thread["audience"]["kind"]) =>
    threads
      .filter(({ audience }) => audience.kind === kind)
      .map((thread) => saidOf(thread, { clauses, names }));
  return { privateNotes: said("organisation"), discussions: said("shared") };
}

function saidOf(
  thread: Thread,
  known: Record<"clauses" | "names", ReadonlyMap<string, string>>,
): Said {
  return {
    clause: known.clauses.get(thread.clauseId) ?? "A clause that is gone",
    quote: thread.quote,
    resolvedAt: thread.resolved?.at ?? null,
    comments: thread.comments.map(({ personId, at, body }) => ({
      personName: known.names.get(personId) ?? "",
      at,
      body,
    })),
  };
}

function ownPage(title: string, { answers, notes, privateNotes, discussions }: Own): string {
  return plainPage(`${title}: what your organisation wrote`, [
    answers.length === 0 ? "" : section("Your answers", answerTable(answers)),
    notes.length === 0 ? "" : section("Your notes beside answers", noteTable(notes)),
    talk("Your organisation’s private notes", privateNotes),
    talk("Discussions that every organisation could read", discussions),
  ]);
}

const textOf = (id: string): string => questionById(id)?.text ?? id;

function answerTable(answers: readonly StoredAnswer[]): string {
  const rows = answers.map(({ question: id, value, personName, at }) => {
    const question = questionById(id);
    const said = question === undefined ? "" : wordsOf(question, value);
    return [textOf(id), said, `${personName}, ${day(at)}`];
  });
  return table("Every answer, the newest last", ["Question", "Answer", "By"], rows);
}

function noteTable(notes: readonly StoredNote[]): string {
  const rows = notes.map(({ question, words, personName, at }) => [
    textOf(question),
    words,
    `${personName}, ${day(at)}`,
  ]);
  return table("The newest note to each question", ["Question", "Note", "By"], rows);
}

function talk(title: string, threads: readonly Said[]): string {
  if (threads.length === 0) return "";
  return section(title, threads.map(threadLines).join(""));
}

function threadLines({ clause, quote, resolvedAt, comments }: Said): string {
  const about = quote === "" ? "" : `<blockquote class="words">${escaped(quote)}</blockquote>`;
  const done = resolvedAt === null ? "" : `<p><small>Resolved on ${day(resolvedAt)}.</small></p>`;
  const lines = comments.map(
    ({ personName, at, body }) =>
      `<p><strong>${escaped(personName)}</strong>, ${day(at)}</p><p class="words">${escaped(body)}</p>`,
  );
  return `<h3>${escaped(clause)}</h3>${about}${lines.join("")}${done}`;
}
