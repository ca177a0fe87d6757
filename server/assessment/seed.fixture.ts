import examples from "#shared/assessment/examples.json" with { type: "json" };
import type { Tx } from "../storage/storage.ts";

export const AGREEMENT = "warm-wednesdays";
export const NOW = "2026-11-18T09:00:00.000Z";

export type Example = readonly { readonly name: string; readonly answers: unknown }[];
export const FORMS = {
  warm: ["cio", "unincorporated", "trust"],
  river: ["charitableCompany", "cio", "council"],
} as const;

/** One lead for each of the three parties; the party's id is the lead's. */
export const LEADS = ["hub", "saltmarsh", "church"] as const;
export type Lead = (typeof LEADS)[number];

/** The parties of an example partnership, with their answers. */
export function examplePartiesOf(id: string): Example {
  return examples.find((example) => example.id === id)?.parties ?? [];
}

/** An agreement with three parties, a lead each, and `reader`, a viewer of the hub. */
export async function seed(tx: Tx, parties: Example, forms: readonly string[]): Promise<void> {
  await tx
    .insertInto("agreement")
    .values({
      id: AGREEMENT,
      title: "Warm Wednesdays",
      stage: "assessing",
      membership_epoch: 1,
      created_by: "hub",
      created_at: NOW,
    })
    .execute();
  for (const [position, lead] of LEADS.entries()) {
    const profile = { name: parties[position]?.name ?? "", form: forms[position] ?? "" };
    await seedParty(tx, { lead, position, ...profile });
  }
  await seedPerson(tx, { person: "reader", organisation: "hub", role: "viewer" });
}

async function seedParty(
  tx: Tx,
  party: {
    readonly lead: Lead;
    readonly position: number;
    readonly name: string;
    readonly form: string;
  },
): Promise<void> {
  const { lead, position, name, form } = party;
  await tx
    .insertInto("organisation")
    .values({
      id: lead,
      legal_name: name,
      short_name: lead,
      number: "",
      address: "",
      legal_form: form,
      nation: "england",
      public_authority: form === "council" ? 1 : 0,
      languages: '["en"]',
      created_at: NOW,
    })
    .execute();
  await tx
    .insertInto("party")
    .values({
      agreement_id: AGREEMENT,
      organisation_id: lead,
      mark: position + 1,
      position,
      joined_at: NOW,
    })
    .execute();
  await seedPerson(tx, { person: lead, organisation: lead, role: "lead" });
}

async function seedPerson(
  tx: Tx,
  seat: { readonly person: string; readonly organisation: string; readonly role: string },
): Promise<void> {
  await tx
    .insertInto("person")
    .values({
      id: seat.person,
      name: seat.person,
      email: `${seat.person}@fernmouth.example`,
      email_verified: 1,
      created_at: NOW,
      updated_at: NOW,
    })
    .execute();
  await tx
    .insertInto("participant")
    .values({
      agreement_id: AGREEMENT,
      organisation_id: seat.organisation,
      person_id: seat.person,
      role: seat.role,
      added_at: NOW,
    })
    .execute();
}

/** A partner that is invited and has not joined. */
export const invitation = {
  id: "library",
  token_hash: "0".repeat(64),
  email: "lead@library.example",
  name: "Lead",
  agreement_id: AGREEMENT,
  organisation_name: "Fernmouth Library",
  role: "lead",
  inviter_id: "hub",
  created_at: NOW,
  expires_at: NOW,
};
