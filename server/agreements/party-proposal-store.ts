import * as z from "zod";
import { PROPOSAL_STATES, type ProposalState } from "#shared/agreements/party-proposal.ts";
import type { Reader, Tx } from "../storage/storage.ts";

export interface PartyProposal {
  readonly number: number;
  /** The party that proposes it, through this person. */
  readonly organisationId: string;
  readonly personId: string;
  readonly personName: string;
  readonly organisationName: string;
  readonly leadName: string;
  readonly leadEmail: string;
  readonly reason: string;
  readonly at: string;
  readonly state: ProposalState;
  /** Who said no or took it back, by name. */
  readonly closedBy: string | null;
  readonly yes: readonly {
    readonly organisationId: string;
    readonly personName: string;
    readonly at: string;
  }[];
}

const State = z.enum(PROPOSAL_STATES);

/** Every proposal of an agreement, oldest first, each with its yeses in the order they came. */
export async function proposalsOf(db: Reader, agreementId: string): Promise<PartyProposal[]> {
  const rows = await db
    .selectFrom("party_proposal")
    .leftJoin("person", "person.id", "party_proposal.person_id")
    .leftJoin("person as closer", "closer.id", "party_proposal.closed_by")
    .selectAll("party_proposal")
    .select(["person.name as person_name", "closer.name as closer_name"])
    .where("party_proposal.agreement_id", "=", agreementId)
    .orderBy("party_proposal.number")
    .execute();
  const yes = await yesOf(db, agreementId);
  return rows.map((row) => ({
    number: row.number,
    organisationId: row.organisation_id,
    personId: row.person_id,
    personName: row.person_name ?? "",
    organisationName: row.organisation_name,
    leadName: row.lead_name,
    leadEmail: row.lead_email,
    reason: row.reason,
    at: row.at,
    state: State.parse(row.state),
    closedBy: row.closed_by === null ? null : (row.closer_name ?? ""),
    yes: yes.filter(({ of }) => of === row.number).map(({ said }) => said),
  }));
}

/** Each yes with the number of the proposal it is of. */
async function yesOf(db: Reader, agreementId: string) {
  const rows = await db
    .selectFrom("party_proposal_yes")
    .leftJoin("person", "person.id", "party_proposal_yes.person_id")
    .select(["party_proposal_yes.number", "party_proposal_yes.organisation_id"])
    .select(["party_proposal_yes.at", "person.name"])
    .where("party_proposal_yes.agreement_id", "=", agreementId)
    .orderBy("party_proposal_yes.at")
    .orderBy("party_proposal_yes.organisation_id")
    .execute();
  return rows.map((row) => ({
    of: row.number,
    said: { organisationId: row.organisation_id, personName: row.name ?? "", at: row.at },
  }));
}

/** Who acts, for whom, and when. */
interface Act {
  readonly agreementId: string;
  readonly organisationId: string;
  readonly personId: string;
  readonly at: string;
}

/** @returns its number */
export async function insertProposal(
  tx: Tx,
  { agreementId, organisationId, personId, at }: Act,
  wish: Pick<PartyProposal, "organisationName" | "leadName" | "leadEmail" | "reason">,
): Promise<number> {
  const last = await tx
    .selectFrom("party_proposal")
    .select(({ fn }) => fn.max("number").as("number"))
    .where("agreement_id", "=", agreementId)
    .executeTakeFirst();
  const number = (last?.number ?? 0) + 1;
  await tx
    .insertInto("party_proposal")
    .values({
      agreement_id: agreementId,
      number,
      organisation_id: organisationId,
      person_id: personId,
      organisation_name: wish.organisationName,
      lead_name: wish.leadName,
      lead_email: wish.leadEmail,
      reason: wish.reason,
      at,
      state: "open",
      closed_by: null,
      closed_at: null,
    })
    .execute();
  return number;
}

/** One's own party's yes. @returns false when it has said so before */
export async function insertProposalYes(tx: Tx, act: Act, number: number): Promise<boolean> {
  const row = await tx
    .insertInto("party_proposal_yes")
    .values({
      agreement_id: act.agreementId,
      number,
      organisation_id: act.organisationId,
      person_id: act.personId,
      at: act.at,
    })
    .onConflict((conflict) =>
      conflict.columns(["agreement_id", "number", "organisation_id"]).doNothing(),
    )
    .returning("number")
    .executeTakeFirst();
  return row !== undefined;
}

/** An open proposal is over; `by` is whoever said no or took it back. */
export async function closeProposal(
  tx: Tx,
  proposal: { readonly agreementId: string; readonly number: number },
  end: {
    readonly state: Exclude<ProposalState, "open">;
    readonly by: string | null;
    readonly at: string;
  },
): Promise<void> {
  await tx
    .updateTable("party_proposal")
    .set({ state: end.state, closed_by: end.by, closed_at: end.at })
    .where("agreement_id", "=", proposal.agreementId)
    .where("number", "=", proposal.number)
    .where("state", "=", "open")
    .execute();
}

/** How many organisations a person has proposed since then. */
export async function countProposals(
  db: Reader,
  of: { readonly personId: string; readonly since: string },
): Promise<number> {
  const row = await db
    .selectFrom("party_proposal")
    .select((expression) => expression.fn.countAll<number>().as("n"))
    .where("person_id", "=", of.personId)
    .where("at", ">", of.since)
    .executeTakeFirstOrThrow();
  return row.n;
}
