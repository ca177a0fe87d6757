import type { EditorProps } from "@tiptap/pm/view";

/** The most that may arrive as one change, in characters; the server's limit is in bytes. */
const MOST = 250_000;

/** Turns away a paste that the server could not take in one piece. Nothing changes then. */
export function goodPaste(refuse: () => void): NonNullable<EditorProps["handlePaste"]> {
  return (_view, _event, slice) => {
    if (slice.content.size <= MOST) return false;
    refuse();
    return true;
  };
}
