export const en = {
  stage: {
    assessing: "Assessing",
    drafting: "Drafting",
    signing: "Signing",
    inForce: "In force",
    ended: "Ended",
  },
} as const;
