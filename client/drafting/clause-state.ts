import type { Section } from "./clause-map.ts";

/** Open threads on a clause, as its reader may see them. */
export interface ClauseTalk {
  readonly open: number;
}

/**
 * What is left to do in a clause: `unfinished` text to write, `open` fields to fill, `talk` being
 * discussed, or nothing. It says nothing about agreeing or signing.
 */
export type ClauseState = "complete" | "talk" | "open" | "unfinished";

export interface OutlineItem {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly length: number;
  readonly state: ClauseState;
  /** Required fields without a value. */
  readonly empty: number;
  readonly talk: number;
  /** Somebody else changed it while this page was open. */
  readonly changed: boolean;
}

/** The outline of a draft. */
export function outlineOf(
  sections: readonly Section[],
  look: {
    /** Of these keys, those that must have a value and have none. */
    readonly empty: (keys: readonly string[]) => readonly string[];
    readonly talk: ReadonlyMap<string, ClauseTalk>;
    readonly changed: ReadonlySet<string>;
  },
): OutlineItem[] {
  return sections.map((section) => {
    const empty = look.empty(section.fields).length;
    const talk = look.talk.get(section.id)?.open ?? 0;
    return {
      id: section.id,
      number: section.number,
      title: section.title,
      length: section.length,
      state: stateOf(section, empty, talk),
      empty,
      talk,
      changed: look.changed.has(section.id),
    };
  });
}

function stateOf(section: Section, empty: number, talk: number): ClauseState {
  if (section.unfinished) return "unfinished";
  if (empty > 0) return "open";
  return talk > 0 ? "talk" : "complete";
}
