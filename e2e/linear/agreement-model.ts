/** What clients do to one agreement, and what they were told about it. */
export type Act =
  /** words typed: on disk, or refused because the text is frozen */
  | { kind: "edit"; word: number; told: "saved" | "frozen" }
  /** `words` are those of the history that stand in the version */
  | { kind: "freeze"; told: { version: string; words: readonly number[] } | "refused" }
  | { kind: "thaw"; told: "done" | "notFrozen" | "refused" }
  | { kind: "sign"; by: string; version: string; told: "signed" | "refused" }
  /** somebody who opens the draft afresh */
  | { kind: "read"; words: readonly number[] };

/** One agreement as a single clerk would keep it, who does one thing after the other. */
export type Agreement = {
  /** null while the draft is open */
  version: string | null;
  /** in order; each word stands once */
  words: readonly number[];
  signed: readonly string[];
};

export const EMPTY: Agreement = { version: null, words: [], signed: [] };

/** The agreement after an act, or null when a single clerk could not have answered so. */
export function after(state: Agreement, act: Act): Agreement | null {
  switch (act.kind) {
    case "edit":
      return edited(state, act.word, act.told);
    case "freeze":
      return frozen(state, act.told);
    case "thaw":
      return thawed(state, act.told);
    case "sign":
      return signed(state, act);
    case "read":
      return sameWords(state.words, act.words) ? state : null;
  }
}

function edited(state: Agreement, word: number, told: "saved" | "frozen"): Agreement | null {
  if (told === "frozen") return state.version === null ? null : state;
  if (state.version !== null) return null;
  return { ...state, words: [...state.words, word].toSorted((a, b) => a - b) };
}

function frozen(state: Agreement, told: Extract<Act, { kind: "freeze" }>["told"]) {
  if (told === "refused") return state;
  if (state.version !== null || !sameWords(state.words, told.words)) return null;
  return { ...state, version: told.version, signed: [] };
}

function thawed(state: Agreement, told: "done" | "notFrozen" | "refused"): Agreement | null {
  if (told === "refused") return state;
  if (told === "notFrozen") return state.version === null ? state : null;
  return state.version === null ? null : { ...state, version: null, signed: [] };
}

function signed(state: Agreement, act: Extract<Act, { kind: "sign" }>): Agreement | null {
  if (act.told === "refused") return state;
  if (state.version !== act.version || state.signed.includes(act.by)) return null;
  return { ...state, signed: [...state.signed, act.by] };
}

function sameWords(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((word) => b.includes(word));
}
