import { useSyncExternalStore } from "react";

/** The width from which the words and the ceremony stand beside each other. */
const QUERY = "(min-width: 1024px)";

/** Is the page wide enough for both? Follows the window. */
export function useWide(): boolean {
  return useSyncExternalStore(watch, isWide);
}

const isWide = (): boolean => window.matchMedia(QUERY).matches;

function watch(changed: () => void): () => void {
  const media = window.matchMedia(QUERY);
  media.addEventListener("change", changed);
  return () => {
    media.removeEventListener("change", changed);
  };
}
