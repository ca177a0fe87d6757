import { ALL_DEGREES, type Degree } from "#shared/assessment/degrees.ts";
import type { ClauseJson } from "#shared/drafting/document.ts";
import { readFieldKey } from "#shared/drafting/fields.ts";
import { definitionsFor } from "./assemble.ts";
import { clauseNodes } from "./clause-nodes.ts";
import { type HouseLines, LIBRARY_KEYS } from "./house-wording.ts";
import { type ClauseId, LIBRARY } from "./library.ts";
import { fieldKeys } from "./nodes.ts";
import { plainWords, type Shown } from "./plain-words.ts";
import { redline } from "./redline.ts";
import { fieldText } from "./texts.ts";

const DEFINITIONS = definitionsFor([]);
const TITLES: ReadonlyMap<string, string> = new Map(
  LIBRARY.map(({ id, title }) => [LIBRARY_KEYS.get(id) ?? id, `“${title}”`]),
);

/**
 * An own wording as it reads outside any draft: the name of each field in brackets, the title of a
 * clause in place of its number.
 */
export function houseWords(lines: HouseLines): string {
  return readable(lines);
}

/**
 * The library's words of a clause for one kind of agreement, as they read outside any draft, where
 * every other clause is there to be pointed at. A list is named and not shown.
 */
export function libraryWords(clause: ClauseId, degree: Degree): string {
  let made = 0;
  const lines = clauseNodes(clause, {
    degree,
    parties: [],
    present: LIBRARY_KEYS,
    required: new Set(),
    newId: () => `line-${String(++made)}`,
  });
  return readable(lines.slice(1));
}

/** The kind of agreement whose library words an own wording is nearest to; the lowest of equals. */
export function nearestDegree(clause: ClauseId, lines: HouseLines): Degree {
  const own = houseWords(lines);
  const [nearest] = ALL_DEGREES.map((degree) => ({
    degree,
    changed: changedLetters(libraryWords(clause, degree), own),
  })).toSorted((a, b) => a.changed - b.changed);
  return nearest?.degree ?? 1;
}

function changedLetters(before: string, after: string): number {
  return redline(before, after)
    .filter(({ kind }) => kind !== "same")
    .reduce((sum, { text }) => sum + text.length, 0);
}

function readable(lines: readonly ClauseJson[]): string {
  const numbers = new Map(
    lines
      .filter(({ attrs }) => attrs.level === 2)
      .map(({ attrs }, at) => [attrs.id, String(at + 1)] as const),
  );
  const shown: Shown = {
    definitions: DEFINITIONS,
    fields: {},
    numberOf: (id: string) => TITLES.get(id) ?? numbers.get(id) ?? "",
  };
  return lines.map((line) => [...worded(line, shown), ...listsOf(line)].join(" ")).join("\n");
}

/** Every word of a line that is in no table. */
function worded(line: ClauseJson, shown: Shown): string[] {
  const content = (line.content ?? []).filter(({ type }) => type !== "table");
  const words = plainWords({ ...line, content }, shown);
  return words === "" ? [] : [words];
}

/** The names of the lists in a line, in brackets. */
function listsOf(line: ClauseJson): string[] {
  const content = (line.content ?? []).filter(({ type }) => type === "table");
  const lists = fieldKeys([{ ...line, content }]).flatMap((key) => {
    const read = readFieldKey(key);
    return read?.kind === "cell" && read.list !== "party" ? [read.list] : [];
  });
  return [...new Set(lists)].map((list) => `[${fieldText(list)?.label ?? list}]`);
}
