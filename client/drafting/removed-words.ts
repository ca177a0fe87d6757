import * as Y from "yjs";
import * as z from "zod";
import {
  type ClauseBefore,
  clausesBefore,
  partsBefore,
  stringsBefore,
  textsWritten,
} from "./draft-before.ts";
import type { OwnWords } from "./own-words.ts";

const Run = z.object({ text: z.string(), kind: z.enum(["same", "mine"]) });
type Run = z.infer<typeof Run>;

/** Words typed into a part of the draft that somebody else removed at the same moment. */
export const RemovedWords = z.object({
  /** The same for the same words, whoever finds them. */
  key: z.string(),
  kind: z.literal("changed"),
  nodeId: z.string(),
  /** The level-1 node it belonged to. It may have gone too. */
  clauseId: z.string(),
  number: z.string(),
  title: z.string(),
  mine: z.string(),
  now: z.literal(""),
  /** The removed lines they stood in, with the writer's own words marked. */
  runs: z.array(Run),
});
export type RemovedWords = z.infer<typeof RemovedWords>;

interface Line {
  readonly key: string;
  readonly runs: readonly Run[];
}

/** What a search of one change needs to know. */
interface Search {
  readonly change: Y.Transaction;
  readonly mine: (id: Y.ID) => boolean;
}

/**
 * The words of `own` that went with the part they stood in, one answer for each clause node. Words
 * taken out of a line that is still there are ordinary editing, and words that the same change
 * wrote somewhere else (a clause moved, two lines joined) are not lost.
 * Ask in `afterTransaction`: a moment later the words cannot be read any more.
 */
export function removedWords(change: Y.Transaction, own: OwnWords, now: number): RemovedWords[] {
  const mine = own.within(change.deleteSet, now);
  if (mine === null) return [];
  const written = textsWritten(change);
  const search = { change, mine };
  return clausesBefore(change).flatMap((clause) => {
    const lines = linesOf(clause.element, clause.item.deleted, search);
    const lost = lines.filter((line) => !line.runs.every((run) => isIn(written, run)));
    return lost.length === 0 ? [] : [describe(clause, lost)];
  });
}

function isIn(written: readonly string[], run: Run): boolean {
  return run.kind === "same" || written.some((text) => text.includes(run.text.trim()));
}

/** The lines within `element` that held words of mine and were removed. */
function linesOf(element: Y.XmlElement, removed: boolean, search: Search): Line[] {
  const parts = partsBefore(element, search.change);
  const own = parts.flatMap(({ item, type }) =>
    type instanceof Y.XmlText ? piecesOf(type, removed || item.deleted, search) : [],
  );
  const deeper = parts.flatMap(({ item, type }) =>
    type instanceof Y.XmlElement ? linesOf(type, removed || item.deleted, search) : [],
  );
  const first = own.find((piece) => piece.kind === "mine" && piece.text.trim() !== "");
  return first === undefined ? deeper : [{ key: first.key, runs: joined(own) }, ...deeper];
}

type Piece = Run & { readonly key: string };

/** The characters of a text, each known as mine or not. */
function piecesOf(text: Y.XmlText, removed: boolean, { change, mine }: Search): Piece[] {
  return stringsBefore(text, change).flatMap(({ item, text: words }) =>
    words.split("").map((character, index): Piece => {
      const { client, clock } = item.id;
      const isMine = removed && item.deleted && mine({ client, clock: clock + index });
      const key = `${client} ${clock + index}`;
      return { text: character, kind: isMine ? "mine" : "same", key };
    }),
  );
}

function joined(pieces: readonly Run[]): Run[] {
  const runs: Run[] = [];
  for (const { text, kind } of pieces) {
    const last = runs.at(-1);
    if (last?.kind === kind) last.text += text;
    else runs.push({ text, kind });
  }
  return runs;
}

function describe(clause: ClauseBefore, lines: readonly Line[]): RemovedWords {
  return {
    key: lines[0]?.key ?? clause.id,
    kind: "changed",
    nodeId: clause.id,
    clauseId: clause.clauseId,
    number: clause.number,
    title: clause.title,
    mine: lines.map(ownText).join("\n"),
    now: "",
    runs: lines.flatMap(({ runs }, index) =>
      index === 0 ? runs : [{ text: "\n", kind: "same" as const }, ...runs],
    ),
  };
}

/** My words of one line; what stood between them is an ellipsis. */
const ownText = ({ runs }: Line) =>
  runs
    .filter((run) => run.kind === "mine" && run.text.trim() !== "")
    .map((run) => run.text.trim())
    .join(" \u2026 ");
