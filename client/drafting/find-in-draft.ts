/** One numbered line of the draft, with its words. */
export interface FoundLine {
  readonly id: string;
  readonly number: string;
  readonly words: string;
}

/** A piece of found words, marked where it is what was looked for. */
export interface FoundRun {
  readonly text: string;
  readonly found: boolean;
}

const MOST = 8;
/** Characters shown before the first place that was found. */
const LEAD = 32;

/**
 * The lines that fit what somebody types, the best first: a number that begins like it, then words
 * that hold it. Case and accents do not matter. Nothing typed gives the first lines of the draft.
 */
export function findLines(lines: readonly FoundLine[], typed: string): FoundLine[] {
  const wanted = plain(typed.trim());
  if (wanted === "") return lines.filter((line) => !line.number.includes(".")).slice(0, MOST);
  const byNumber = lines.filter((line) => plain(line.number).startsWith(wanted));
  const byWords = lines.filter(
    (line) => !byNumber.includes(line) && plain(line.words).includes(wanted),
  );
  return [...byNumber, ...byWords].slice(0, MOST);
}

/** The words around the first place that was found, in runs. */
export function foundRuns(words: string, typed: string): FoundRun[] {
  const wanted = plain(typed.trim());
  const at = wanted === "" ? -1 : plain(words).indexOf(wanted);
  if (at === -1) return [{ text: words, found: false }];
  const from = at > LEAD ? words.indexOf(" ", at - LEAD) + 1 : 0;
  const end = at + wanted.length;
  return [
    { text: `${from > 0 ? "\u2026 " : ""}${words.slice(from, at)}`, found: false },
    { text: words.slice(at, end), found: true },
    { text: words.slice(end), found: false },
  ].filter((run) => run.text !== "");
}

/** Lower case without accents, one letter for each letter. */
function plain(text: string): string {
  return Array.from(text, (letter) => letter.normalize("NFD").charAt(0))
    .join("")
    .toLocaleLowerCase();
}
