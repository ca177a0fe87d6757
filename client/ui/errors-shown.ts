import { useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
let shown = 0;

/** Counts an error summary that is on the page; call the answer when it goes. */
export function showErrors(): () => void {
  change(1);
  return () => {
    change(-1);
  };
}

/** Is there an error summary on the page? Then the window's title says so first. */
export function useErrorsShown(): boolean {
  return useSyncExternalStore(subscribe, () => shown > 0);
}

function change(by: number): void {
  shown += by;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
