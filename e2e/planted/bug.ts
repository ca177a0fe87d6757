/** An exact text that stands once in a file, and what takes its place. */
export interface Edit {
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/**
 * A bug that somebody could write one day. Several edits are one bug where two guards stand behind
 * each other, and either of them alone would still keep the promise.
 */
export interface Bug {
  readonly name: string;
  readonly edits: readonly Edit[];
  /** The test that must fail with the bug in; the beginning of its name is enough. */
  readonly found: { readonly file: string; readonly test: string };
}

/** Takes the text out. */
export const gone = (file: string, find: string): Edit => ({ file, find, replace: "" });
