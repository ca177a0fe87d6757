import type { Storage, Tx } from "../storage/storage.ts";

const NOW = "2026-11-18T10:00:00.000Z";

const PEOPLE = [
  ["amina", "Amina Yusuf", "harrowfell", "lead"],
  ["helen", "Helen Ashworth", "alderbeck", "director"],
  ["marcus", "Marcus Bell", "alderbeck", "lead"],
  ["sian", "Siân Morgan", "northmere", "lead"],
  ["gwen", "Gwen Pritchard", "northmere", "legal"],
  ["viewer", "Vera Lane", "northmere", "viewer"],
] as const;

/** Three parties on `river`, one of them also on `warm`, each person in one role. */
export async function seed(into: Storage): Promise<void> {
  await into.write(async (tx) => {
    for (const id of ["river", "warm"]) await seedAgreement(tx, id);
    for (const [position, organisation] of ["harrowfell", "alderbeck", "northmere"].entries()) {
      await seedParty(tx, "river", { organisation, position });
    }
    await seedParty(tx, "warm", { organisation: "harrowfell", position: 0 });
    for (const [id, name, organisation, role] of PEOPLE) {
      await seedPerson(tx, id, name);
      await seedSeat(tx, "river", { person: id, organisation, role });
    }
    await seedSeat(tx, "warm", { person: "amina", organisation: "harrowfell", role: "lead" });
  });
}

async function seedAgreement(tx: Tx, id: string): Promise<void> {
  await tx
    .insertInto("agreement")
    .values({
      id,
      title: id,
      stage: "drafting",
      membership_epoch: 1,
      created_by: "amina",
      created_at: NOW,
      revealed_at: null,
      degree: 4,
      started_at: NOW,
      in_force_at: null,
      ended_at: null,
    })
    .execute();
}

async function seedParty(
  tx: Tx,
  agreement: string,
  party: { readonly organisation: string; readonly position: number },
): Promise<void> {
  await tx
    .insertInto("party")
    .values({
      agreement_id: agreement,
      organisation_id: party.organisation,
      mark: party.position + 1,
      position: party.position,
      joined_at: NOW,
      left_at: null,
    })
    .execute();
}

async function seedPerson(tx: Tx, id: string, name: string): Promise<void> {
  await tx
    .insertInto("person")
    .values({
      id,
      name,
      email: `${id}@x.example`,
      email_verified: 1,
      image: null,
      created_at: NOW,
      updated_at: NOW,
    })
    .execute();
}

async function seedSeat(
  tx: Tx,
  agreement: string,
  seat: { readonly person: string; readonly organisation: string; readonly role: string },
): Promise<void> {
  await tx
    .insertInto("participant")
    .values({
      agreement_id: agreement,
      organisation_id: seat.organisation,
      person_id: seat.person,
      role: seat.role,
      added_at: NOW,
      removed_at: null,
    })
    .execute();
}
