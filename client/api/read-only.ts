import { useSyncExternalStore } from "react";

/** The header with which the server says that it writes nothing at the moment. */
const HEADER = "counterpart-read-only";

const listeners = new Set<() => void>();
let readOnly = false;

/** What the server said last of whether it saves: in an answer, or over a live line. */
export function sayReadOnly(now: boolean): void {
  if (now === readOnly) return;
  readOnly = now;
  for (const listener of listeners) listener();
}

export function readAnswer(answer: Response): void {
  sayReadOnly(answer.headers.has(HEADER));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Does the server save nothing at the moment, because its disk is nearly full? */
export function useReadOnly(): boolean {
  return useSyncExternalStore(subscribe, () => readOnly);
}
