import type { Audience } from "#shared/protocol/review.ts";

/** What is being written, before it is posted. */
export interface Compose {
  readonly words: string;
  readonly audience: Audience;
  /** The clause the first word was written for; it stays while there are words. */
  readonly clauseId: string | null;
  /** Some of these words were written while only the own organisation would see them. */
  readonly wrotePrivately: boolean;
}

export type ComposeEvent =
  | { readonly kind: "write"; readonly words: string; readonly clauseId: string | null }
  | { readonly kind: "choose"; readonly audience: Audience }
  | { readonly kind: "posted" };

export const nothingWritten = (audience: Audience): Compose => ({
  words: "",
  audience,
  clauseId: null,
  wrotePrivately: false,
});

/** The next state of the composer. */
export function compose(state: Compose, event: ComposeEvent): Compose {
  switch (event.kind) {
    case "write": {
      if (event.words === "") return nothingWritten(state.audience);
      return {
        ...state,
        words: event.words,
        clauseId: state.clauseId ?? event.clauseId,
        wrotePrivately: state.wrotePrivately || state.audience === "organisation",
      };
    }
    case "choose":
      return { ...state, audience: event.audience };
    case "posted":
      return nothingWritten(state.audience);
  }
}

/** Words that began in private are shown to others only after one more question. */
export function needsAsking(state: Compose): boolean {
  return state.audience === "shared" && state.wrotePrivately;
}
