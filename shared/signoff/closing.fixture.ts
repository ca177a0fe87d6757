import type { Gate } from "#shared/assessment/floor.ts";
import type { GateDetails } from "./gate-details.ts";

export const LEADS: GateDetails = {
  kind: "leads",
  leads: [{ setting: "Sessions by the river", role: "Chief executive", name: "Amina Yusuf" }],
};

export const SCREENED: GateDetails = {
  kind: "screening",
  answers: {
    manyPeople: false,
    vulnerable: true,
    sensitive: true,
    newTechnology: false,
    matching: false,
    monitoring: false,
    decisions: false,
    unaware: false,
  },
  filed: { as: "document", name: "DP-2026-44", place: "Our records office" },
};

/** A good closing of each check: what its lead sends beside the organisation. */
export function closingOf(gate: Gate): {
  readonly state: "closed";
  readonly note: string;
  readonly approvedOn?: string;
  readonly details?: GateDetails;
} {
  const closed = { state: "closed", note: "Filed" } as const;
  if (gate === "funderApproval") return { ...closed, approvedOn: "2020-03-02" };
  if (gate === "safeguardingLead") return { ...closed, details: LEADS };
  return gate === "dpiaScreen" ? { ...closed, details: SCREENED } : closed;
}
