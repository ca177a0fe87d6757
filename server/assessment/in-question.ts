import type { Assessed } from "#shared/assessment/assess.ts";
import type { Degree } from "#shared/assessment/degrees.ts";
import type { Access } from "../agreements/access.ts";
import type { Reader } from "../storage/storage.ts";
import { proposalOf } from "./proposal-store.ts";
import type { Proposal } from "./proposal-store.ts";
import { confirmationsOf } from "./result-store.ts";
import type { StoredConfirmation } from "./result-store.ts";

/** The degree that every party has said yes to, and whether the answers gave it or people did. */
export interface AgreedDegree {
  readonly degree: Degree;
  readonly method: "computed" | "byHand";
}

/** The degree that the parties are asked about now, and what each of them has said. */
export interface InQuestion {
  /** What stands in place of the computed degree, or null. */
  readonly proposal: Proposal | null;
  /** Each party's last yes. `current`: it is for this degree and for these answers. */
  readonly said: readonly (StoredConfirmation & { readonly current: boolean })[];
  /** The parties whose lead has not said yes to the degree as it is now. */
  readonly unconfirmed: readonly string[];
  readonly agreed: AgreedDegree | null;
}

/**
 * What the parties are asked to confirm (AS17, AS20): a proposed degree while one stands, else the
 * computed one. A yes counts for the one it was given for and for no other.
 */
export async function degreeInQuestion(
  db: Reader,
  access: Access,
  now: {
    readonly result: Assessed;
    readonly inputsHash: string;
    readonly parties: readonly { readonly organisationId: string }[];
  },
): Promise<InQuestion> {
  const proposal = await proposalOf(db, access, now.inputsHash);
  const degree = proposal?.degree ?? now.result.degree;
  const said = (await confirmationsOf(db, access)).map((yes) => ({
    ...yes,
    current:
      yes.inputsHash === now.inputsHash &&
      yes.degree === degree &&
      yes.proposal === (proposal?.number ?? null),
  }));
  const unconfirmed = now.parties
    .map(({ organisationId }) => organisationId)
    .filter((party) => !said.some((yes) => yes.current && yes.organisationId === party));
  const method = proposal === null ? "computed" : "byHand";
  const agreed = degree === null || unconfirmed.length > 0 ? null : ({ degree, method } as const);
  return { proposal, said, unconfirmed, agreed };
}
