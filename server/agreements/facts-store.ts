import * as z from "zod";
import type { Reader } from "../storage/storage.ts";
import type { Access } from "./access.ts";

/** What other features have written down, as far as "whose move is it?" needs to know. */
export interface StepFacts {
  readonly finished: ReadonlySet<string>;
  readonly confirmed: ReadonlySet<string>;
  readonly consents: ReadonlySet<string> | null;
  readonly authorised: ReadonlySet<string>;
  readonly unsigned: ReadonlySet<string>;
  readonly unrecorded: ReadonlySet<string>;
  readonly unmatched: ReadonlySet<string>;
  /** The newest audit event, or null. */
  readonly changedAt: string | null;
  readonly frozenAt: string | null;
  /** When the newest result came to need more than the agreement's degree, or null. */
  readonly outgrownAt: string | null;
}

export async function stepFacts(db: Reader, agreementId: string): Promise<StepFacts> {
  const round = await openRound(db, agreementId);
  return {
    finished: await finished(db, agreementId),
    confirmed: await confirmed(db, agreementId),
    consents: await consents(db, agreementId),
    authorised: await authorised(db, agreementId),
    unsigned: round === null ? new Set() : await unsigned(db, round.id),
    ...(await papersLeft(db, round)),
    changedAt: await changedAt(db, agreementId),
    frozenAt: round?.frozenAt ?? null,
    outgrownAt: await outgrownAt(db, agreementId),
  };
}

async function finished(db: Reader, agreementId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom("submission")
    .select("organisation_id")
    .where("agreement_id", "=", agreementId)
    .execute();
  return new Set(rows.map((row) => row.organisation_id));
}

/**
 * The number of the proposed degree that stands in place of the computed one, or null. The newest
 * that was made for these answers, as long as the party that made it still says yes to it.
 */
export async function standingProposal(
  db: Reader,
  agreementId: string,
  inputsHash: string,
): Promise<number | null> {
  const row = await db
    .selectFrom("degree_proposal")
    .innerJoin("degree_confirmation", (join) =>
      join
        .onRef("degree_confirmation.agreement_id", "=", "degree_proposal.agreement_id")
        .onRef("degree_confirmation.organisation_id", "=", "degree_proposal.organisation_id")
        .onRef("degree_confirmation.proposal", "=", "degree_proposal.number"),
    )
    .innerJoin("party", (join) =>
      join
        .onRef("party.agreement_id", "=", "degree_proposal.agreement_id")
        .onRef("party.organisation_id", "=", "degree_proposal.organisation_id"),
    )
    .select("degree_proposal.number")
    .where("degree_proposal.agreement_id", "=", agreementId)
    .where("degree_proposal.inputs_hash", "=", inputsHash)
    .where("degree_confirmation.inputs_hash", "=", inputsHash)
    .where("party.left_at", "is", null)
    .orderBy("degree_proposal.number", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.number ?? null;
}

const Floor = z.object({ floor: z.number() });

async function outgrownAt(db: Reader, agreementId: string): Promise<string | null> {
  const row = await db
    .selectFrom("result")
    .innerJoin("agreement", "agreement.id", "result.agreement_id")
    .select(["result.result", "result.at", "agreement.degree"])
    .where("result.agreement_id", "=", agreementId)
    .where("agreement.stage", "=", "inForce")
    .orderBy("result.revision", "desc")
    .limit(1)
    .executeTakeFirst();
  const found = Floor.safeParse(JSON.parse(row?.result ?? "null"));
  if (row === undefined || !found.success) return null;
  return found.data.floor > (row.degree ?? 5) ? row.at : null;
}

/** A confirmation counts for the answers and for the degree, computed or by hand, it was given for. */
async function confirmed(db: Reader, agreementId: string): Promise<Set<string>> {
  const newest = await db
    .selectFrom("result")
    .select("inputs_hash")
    .where("agreement_id", "=", agreementId)
    .orderBy("revision", "desc")
    .limit(1)
    .executeTakeFirst();
  if (newest === undefined) return new Set();
  const proposal = await standingProposal(db, agreementId, newest.inputs_hash);
  const rows = await db
    .selectFrom("degree_confirmation")
    .select("organisation_id")
    .where("agreement_id", "=", agreementId)
    .where("inputs_hash", "=", newest.inputs_hash)
    .where("proposal", proposal === null ? "is" : "=", proposal)
    .execute();
  return new Set(rows.map((row) => row.organisation_id));
}

/** Leads who have said yes to the words as they are: the newest seq of the draft. Null: nobody. */
async function consents(db: Reader, agreementId: string): Promise<Set<string> | null> {
  const draft = await db
    .selectFrom("doc")
    .select("next_seq")
    .where("agreement_id", "=", agreementId)
    .executeTakeFirst();
  if (draft === undefined) return null;
  const rows = await db
    .selectFrom("freeze_consent")
    .select("person_id")
    .where("agreement_id", "=", agreementId)
    .where("seq", "=", draft.next_seq - 1)
    .execute();
  return rows.length === 0 ? null : new Set(rows.map((row) => row.person_id));
}

async function authorised(db: Reader, agreementId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom("authority")
    .select("person_id")
    .where("agreement_id", "=", agreementId)
    .execute();
  return new Set(rows.map((row) => row.person_id));
}

/** Who of this person's organisation is asked for an answer, the oldest ask first. */
export async function askedColleagues(
  db: Reader,
  access: Access,
): Promise<{ readonly personId: string; readonly at: string }[]> {
  const rows = await db
    .selectFrom("answer_ask")
    .select(["person_id", "at"])
    .where("agreement_id", "=", access.agreementId)
    .where("organisation_id", "=", access.organisationId)
    .where("closed_at", "is", null)
    .orderBy("at")
    .execute();
  return rows.map((row) => ({ personId: row.person_id, at: row.at }));
}

interface Round {
  readonly id: string;
  readonly frozenAt: string;
  /** Parties that sign on paper. */
  readonly paper: readonly string[];
}

const OnPaper = z.looseObject({ id: z.string(), paper: z.string().optional() });

/** Whose copy on paper is not recorded yet, and whose is recorded and not matched. */
async function papersLeft(
  db: Reader,
  round: Round | null,
): Promise<Pick<StepFacts, "unrecorded" | "unmatched">> {
  if (round === null || round.paper.length === 0) {
    return { unrecorded: new Set(), unmatched: new Set() };
  }
  const rows = await db
    .selectFrom("paper_copy")
    .select(["organisation_id", "matched_at"])
    .where("version_id", "=", round.id)
    .execute();
  const recorded = new Set(rows.map((row) => row.organisation_id));
  const open = rows.filter((row) => row.matched_at === null).map((row) => row.organisation_id);
  return {
    unrecorded: new Set(round.paper.filter((party) => !recorded.has(party))),
    unmatched: new Set(open),
  };
}

async function openRound(db: Reader, agreementId: string): Promise<Round | null> {
  const row = await db
    .selectFrom("version")
    .select(["id", "frozen_at", "parties"])
    .where("agreement_id", "=", agreementId)
    .where("state", "=", "open")
    .executeTakeFirst();
  if (row === undefined) return null;
  const parties = z.array(OnPaper).parse(JSON.parse(row.parties));
  const paper = parties.flatMap((party) => (party.paper === undefined ? [] : [party.id]));
  return { id: row.id, frozenAt: row.frozen_at, paper };
}

async function unsigned(db: Reader, versionId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom("signatory")
    .leftJoin("signature", (join) =>
      join
        .onRef("signature.version_id", "=", "signatory.version_id")
        .onRef("signature.organisation_id", "=", "signatory.organisation_id")
        .onRef("signature.person_id", "=", "signatory.person_id"),
    )
    .select(["signatory.organisation_id", "signatory.person_id"])
    .where("signatory.version_id", "=", versionId)
    .where("signature.id", "is", null)
    .execute();
  return new Set(rows.map((row) => `${row.organisation_id}/${row.person_id}`));
}

async function changedAt(db: Reader, agreementId: string): Promise<string | null> {
  const row = await db
    .selectFrom("audit_event")
    .select("at")
    .where("agreement_id", "=", agreementId)
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.at ?? null;
}
