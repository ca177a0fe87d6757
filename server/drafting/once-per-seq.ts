import type { LiveDraft } from "./live-draft.ts";

/**
 * Reads something out of drafts, anew only when something was stored since: a whole draft takes
 * tens of milliseconds.
 * @param most how many readings are kept, those of the drafts asked for last
 */
export function readOncePerSeq<T>(
  most: number,
  read: (draft: LiveDraft) => T,
): (draft: LiveDraft) => T {
  const known = new Map<LiveDraft, { readonly seq: number; readonly found: T }>();
  return (draft) => {
    const last = known.get(draft);
    known.delete(draft);
    const found = last?.seq === draft.seq ? last.found : read(draft);
    known.set(draft, { seq: draft.seq, found });
    const [oldest] = known.keys();
    if (oldest !== undefined && known.size > most) known.delete(oldest);
    return found;
  };
}
