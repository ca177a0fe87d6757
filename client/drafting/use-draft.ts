import { useSyncExternalStore } from "react";
import { PHONE, draftSession } from "./browser-session.ts";
import type { DraftView } from "./draft-view.ts";
import type { DraftingSession } from "./session.ts";

/** The draft of an agreement as it is now, and the session that keeps it. */
export function useDraft(
  agreement: string,
  member: string,
): { readonly session: DraftingSession; readonly view: DraftView } {
  const { session, subscribe } = draftSession(agreement, member);
  return { session, view: useSyncExternalStore(subscribe, session.view) };
}

/** Whether this is a screen on which people read and comment, and do not edit. */
export function usePhone(): boolean {
  return useSyncExternalStore(followPhone, () => window.matchMedia(PHONE).matches);
}

function followPhone(listener: () => void): () => void {
  const list = window.matchMedia(PHONE);
  list.addEventListener("change", listener);
  return () => list.removeEventListener("change", listener);
}
