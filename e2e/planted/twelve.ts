/**
 * What a live core must never do. Each has at least one bug that does it, and whose name begins so.
 */
export const TWELVE = [
  "acknowledge before append",
  "edit after freeze",
  "broadcast before commit",
  "no ownership check",
  "no canary",
  "names unchecked",
  "synchronous=NORMAL",
  "journal deleted before the snapshot is verified",
  "per-connection authorisation only",
  "prefix Origin check",
  "held updates applied early",
  "close without handing words back",
];
