/** Places on "Ready to sign?" that take the focus: ids in the page. */
export const FOCUS = {
  /** The first thing to fix. */
  firstFix: "fix-0",
  /** The leads' yes, when every other thing is done. */
  yes: "every-yes",
  /** What is done, when something has just been done. */
  done: "done",
  /** The copies on paper, on the page of the round. */
  paper: "paper-copies",
} as const;
