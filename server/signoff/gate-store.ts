import type { Gate } from "#shared/assessment/floor.ts";
import { GateDetails } from "#shared/signoff/gate-details.ts";
import type { Access } from "../agreements/access.ts";
import type { Reader, Tx } from "../storage/storage.ts";

/** A gate that somebody closed or waived on record. */
export interface StoredGate {
  readonly gate: string;
  /** The party it concerns, or null for one of the whole agreement. */
  readonly organisationId: string | null;
  readonly state: "closed" | "waived";
  readonly note: string;
  /** How many people the check of its own rules asks to sign, or null. */
  readonly signers: 1 | 2 | null;
  /** The day of a funder's approval, or null. */
  readonly approvedOn: string | null;
  /** What closing it came to, or null where only a note says it. */
  readonly details: GateDetails | null;
  readonly by: string;
  readonly at: string;
}

/** The gates that are not open, with the name of who settled each. */
export async function gatesOf(db: Reader, access: Access): Promise<StoredGate[]> {
  const rows = await db
    .selectFrom("gate")
    .leftJoin("person", "person.id", "gate.person_id")
    .select(["gate.gate", "gate.organisation_id", "gate.state", "gate.note", "gate.at"])
    .select(["gate.signers", "gate.approved_on", "gate.details"])
    .select("person.name")
    .where("gate.agreement_id", "=", access.agreementId)
    .execute();
  return rows.map((row) => ({
    gate: row.gate,
    organisationId: row.organisation_id === "" ? null : row.organisation_id,
    state: row.state,
    note: row.note,
    signers: row.signers,
    approvedOn: row.approved_on,
    details: row.details === null ? null : GateDetails.parse(JSON.parse(row.details)),
    by: row.name ?? "",
    at: row.at,
  }));
}

export interface GateKey {
  readonly gate: Gate;
  readonly organisationId: string | null;
}

/** Settles a gate in the name of who asks; the row of an earlier settlement gives way. */
export async function putGate(
  tx: Tx,
  access: Access,
  gate: GateKey & Pick<StoredGate, "state" | "note" | "signers" | "approvedOn" | "details" | "at">,
): Promise<void> {
  const { state, note, signers, approvedOn, at } = gate;
  const details = gate.details === null ? null : JSON.stringify(gate.details);
  const said = { state, note, signers, approved_on: approvedOn, details };
  const row = { ...said, at, person_id: access.personId };
  await tx
    .insertInto("gate")
    .values({
      agreement_id: access.agreementId,
      gate: gate.gate,
      organisation_id: gate.organisationId ?? "",
      ...row,
    })
    .onConflict((conflict) =>
      conflict.columns(["agreement_id", "gate", "organisation_id"]).doUpdateSet(row),
    )
    .execute();
}

/** Opens a gate again. */
export async function removeGate(tx: Tx, access: Access, gate: GateKey): Promise<void> {
  await tx
    .deleteFrom("gate")
    .where("agreement_id", "=", access.agreementId)
    .where("gate", "=", gate.gate)
    .where("organisation_id", "=", gate.organisationId ?? "")
    .execute();
}
