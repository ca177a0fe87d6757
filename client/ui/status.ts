/** Words said to everyone at the page: seen as a toast and read out. Never used for errors. */
export interface Said {
  readonly id: number;
  readonly text: string;
}

interface Spoken {
  readonly toasts: readonly Said[];
  readonly polite: readonly Said[];
  readonly assertive: readonly Said[];
}

const SHOWN_MS = 6000;
/** Long enough for a screen reader to come to a sentence that was added behind others. */
const SPOKEN_MS = 10_000;
let spoken: Spoken = { toasts: [], polite: [], assertive: [] };
let next = 1;
const listeners = new Set<() => void>();

/** Shows a short sentence at the foot of the page for six seconds and reads it out when idle. */
export function tell(text: string): void {
  const said = { id: next++, text };
  change({ ...spoken, toasts: [...spoken.toasts.filter((other) => other.text !== text), said] });
  setTimeout(() => {
    dismiss(said.id);
  }, SHOWN_MS);
}

/** Takes a toast away before its time. */
export function dismiss(id: number): void {
  change({ ...spoken, toasts: spoken.toasts.filter((said) => said.id !== id) });
}

/**
 * Reads a sentence out and shows nothing. Sentences that come together are all read: none takes the
 * place of another.
 * @param urgency `assertive` interrupts: only for offline with unsaved words, frozen, a refused
 *   edit, words that went with a removed part and a changed role.
 */
export function announce(text: string, urgency: "polite" | "assertive" = "polite"): void {
  const said = { id: next++, text };
  change({ ...spoken, [urgency]: [...spoken[urgency], said] });
  setTimeout(() => {
    change({ ...spoken, [urgency]: spoken[urgency].filter((one) => one !== said) });
  }, SPOKEN_MS);
}

export const status = {
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  now: (): Spoken => spoken,
};

function change(to: Spoken): void {
  spoken = to;
  for (const listener of listeners) listener();
}
