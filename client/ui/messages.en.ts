export const en = {
  close: "Close",
  copied: "Copied.",
  copy: "Copy",
  copyByHand: "Your browser does not let us copy. Select the text and copy it by hand.",
  error: "Error:",
  loading: "Loading",
  or: "or",
  thereIsAProblem: "There is a problem",
} as const;
