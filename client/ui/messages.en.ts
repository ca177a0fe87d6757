export const en = {
  close: "Close",
  error: "Error:",
  loading: "Loading",
  or: "or",
  thereIsAProblem: "There is a problem",
} as const;
