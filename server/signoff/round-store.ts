import * as z from "zod";
import type { Stage } from "#shared/agreements/stage.ts";
import type { Signatory, State } from "#shared/signoff/decide.ts";
import { BundleParty } from "#shared/signoff/evidence.ts";
import { Authority, type Method } from "#shared/signoff/statement.ts";
import type { Access } from "../agreements/access.ts";
import type { Reader, Tx } from "../storage/storage.ts";
import { papersOf, type StoredPaper } from "./paper-store.ts";

/** Who is asked to sign a version, with the authority as it stood at the freeze. */
export interface StoredSignatory {
  readonly organisationId: string;
  readonly personId: string;
  readonly name: string;
  readonly title: string;
  readonly authority: Authority;
  /** The people of the party who are bound in person, as the text names them. */
  readonly inPerson?: string | undefined;
}

interface StoredSigned {
  readonly organisationId: string;
  readonly personId: string;
  readonly method: Method;
  readonly at: string;
}

/** A frozen text and its signing round. */
export interface StoredVersion {
  readonly id: string;
  readonly n: number;
  readonly seq: number;
  /** The canonical JSON exactly as hashed. */
  readonly content: string;
  readonly docHash: string;
  readonly parties: readonly BundleParty[];
  readonly state: Exclude<State["at"], "drafting">;
  readonly frozenBy: string;
  readonly frozenAt: string;
  /** Person ids; a signatory who declined, or the lead who thawed. */
  readonly closedBy: string | null;
  readonly closedAt: string | null;
  readonly reason: string | null;
  readonly signatories: readonly StoredSignatory[];
  readonly signed: readonly StoredSigned[];
  /** The copies on paper that were recorded. */
  readonly papers: readonly StoredPaper[];
  /** The day from which its words count as a deed, or null. */
  readonly deedFrom: string | null;
}

const Kept = z.strictObject({
  authority: Authority,
  title: z.string(),
  inPerson: z.string().optional(),
});

/** The newest version of the agreement, or null before the first freeze. */
export async function newestVersion(db: Reader, access: Access): Promise<StoredVersion | null> {
  const row = await db
    .selectFrom("version")
    .selectAll()
    .where("agreement_id", "=", access.agreementId)
    .orderBy("n", "desc")
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return null;
  const parties = z.array(BundleParty).parse(JSON.parse(row.parties));
  return {
    id: row.id,
    n: row.n,
    seq: row.seq,
    content: row.content,
    docHash: row.doc_hash,
    parties,
    state: row.state,
    frozenBy: row.frozen_by,
    frozenAt: row.frozen_at,
    closedBy: row.closed_by,
    closedAt: row.closed_at,
    reason: row.reason,
    signatories: inOrder(parties, await signatoriesOf(db, row.id)),
    signed: await signedOf(db, row.id),
    papers: await papersOf(db, row.id),
    deedFrom: row.deed_from,
  };
}

/** The frozen texts of an agreement exactly as hashed, the oldest first. */
export async function frozenTexts(
  db: Reader,
  { agreementId }: Access,
): Promise<{ readonly n: number; readonly content: string }[]> {
  return db
    .selectFrom("version")
    .select(["n", "content"])
    .where("agreement_id", "=", agreementId)
    .orderBy("n")
    .execute();
}

/** Party by party, as they stood on the agreement at the freeze. */
function inOrder(
  parties: readonly BundleParty[],
  signatories: readonly StoredSignatory[],
): StoredSignatory[] {
  return parties.flatMap((party) =>
    party.signatories.flatMap((person) =>
      signatories.filter((one) => one.organisationId === party.id && one.personId === person),
    ),
  );
}

async function signatoriesOf(db: Reader, versionId: string): Promise<StoredSignatory[]> {
  const rows = await db
    .selectFrom("signatory")
    .innerJoin("person", "person.id", "signatory.person_id")
    .select(["signatory.organisation_id", "signatory.person_id", "signatory.authority"])
    .select("person.name")
    .where("signatory.version_id", "=", versionId)
    .execute();
  return rows.map((row) => ({
    organisationId: row.organisation_id,
    personId: row.person_id,
    name: row.name,
    ...Kept.parse(JSON.parse(row.authority)),
  }));
}

async function signedOf(db: Reader, versionId: string): Promise<StoredSigned[]> {
  const rows = await db
    .selectFrom("signature")
    .select(["organisation_id", "person_id", "method", "at"])
    .where("version_id", "=", versionId)
    .orderBy("at")
    .execute();
  return rows.map((row) => ({
    organisationId: row.organisation_id,
    personId: row.person_id,
    method: row.method,
    at: row.at,
  }));
}

const seat = (who: { organisationId: string; personId: string }): Signatory => ({
  party: who.organisationId,
  person: who.personId,
});

/** The version as the machine sees it. */
export function stateOf(version: StoredVersion): Exclude<State, { at: "drafting" }> {
  const frozen = {
    version: version.n,
    docHash: version.docHash,
    signatories: version.signatories.map(seat),
    signed: version.signed.map(seat),
    paper: version.parties.flatMap(({ id, paper }) => (paper === undefined ? [] : [id])),
    recorded: version.papers.map(({ organisationId }) => organisationId),
    matched: version.papers.flatMap(({ organisationId, matched }) =>
      matched === null ? [] : [organisationId],
    ),
  };
  if (version.state === "open" || version.state === "complete") {
    return { at: version.state, ...frozen };
  }
  const ended = { ...frozen, reason: version.reason ?? "" };
  const by = version.closedBy ?? "";
  if (version.state === "thawed") return { at: "thawed", by, ...ended };
  const party = version.signatories.find(({ personId }) => personId === by)?.organisationId ?? "";
  return { at: "declined", by: { party, person: by }, ...ended };
}

/** Keeps a frozen text and who is asked to sign it. `UNIQUE(agreement, n)` refuses a second one. */
export async function insertVersion(
  tx: Tx,
  access: Access,
  version: Omit<
    StoredVersion,
    "state" | "closedBy" | "closedAt" | "reason" | "signed" | "papers" | "frozenBy"
  >,
): Promise<void> {
  await tx
    .insertInto("version")
    .values({
      id: version.id,
      agreement_id: access.agreementId,
      n: version.n,
      seq: version.seq,
      content: version.content,
      doc_hash: version.docHash,
      parties: JSON.stringify(version.parties),
      state: "open",
      frozen_by: access.personId,
      frozen_at: version.frozenAt,
      closed_by: null,
      closed_at: null,
      reason: null,
      deed_from: version.deedFrom,
    })
    .execute();
  for (const { organisationId, personId, name: _, ...kept } of version.signatories) {
    await tx
      .insertInto("signatory")
      .values({
        version_id: version.id,
        organisation_id: organisationId,
        person_id: personId,
        authority: JSON.stringify(kept),
      })
      .execute();
  }
}

/** Ends the round of a version. */
export async function closeVersion(
  tx: Tx,
  access: Access,
  closed: {
    readonly id: string;
    readonly state: "complete" | "declined" | "thawed";
    readonly at: string;
    readonly reason: string | null;
  },
): Promise<void> {
  await tx
    .updateTable("version")
    .set({
      state: closed.state,
      closed_by: access.personId,
      closed_at: closed.at,
      reason: closed.reason,
    })
    .where("agreement_id", "=", access.agreementId)
    .where("id", "=", closed.id)
    .where("state", "=", "open")
    .execute();
}

/**
 * Moves the agreement on; live sessions are asked anew, because the membership epoch rises.
 * @returns false when it was not in `from` any more, and nothing has changed
 */
export async function moveStage(
  tx: Tx,
  access: Access,
  move: { readonly from: Stage; readonly to: Stage; readonly at: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("agreement")
    .set((expression) => ({
      stage: move.to,
      membership_epoch: expression("membership_epoch", "+", 1),
      ...(move.to === "inForce" ? { in_force_at: move.at } : {}),
    }))
    .where("id", "=", access.agreementId)
    .where("stage", "=", move.from)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export interface Consent {
  readonly personId: string;
  readonly seq: number;
}

/** Each lead's last yes. It counts for its own seq only. */
export async function consentsOf(db: Reader, access: Access): Promise<Consent[]> {
  const rows = await db
    .selectFrom("freeze_consent")
    .select(["person_id", "seq"])
    .where("agreement_id", "=", access.agreementId)
    .execute();
  return rows.map((row) => ({ personId: row.person_id, seq: row.seq }));
}

export async function putConsent(
  tx: Tx,
  access: Access,
  yes: { readonly seq: number; readonly at: string },
): Promise<void> {
  await tx
    .insertInto("freeze_consent")
    .values({
      agreement_id: access.agreementId,
      organisation_id: access.organisationId,
      person_id: access.personId,
      ...yes,
    })
    .onConflict((conflict) => conflict.columns(["agreement_id", "person_id"]).doUpdateSet(yes))
    .execute();
}

/** After a freeze every yes has been used. */
export async function clearConsents(tx: Tx, access: Access): Promise<void> {
  await tx.deleteFrom("freeze_consent").where("agreement_id", "=", access.agreementId).execute();
}
