import type { Storage } from "../storage/storage.ts";

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
    for (const id of ["river", "warm"]) {
      await tx
        .insertInto("agreement")
        .values({
          id,
          title: id,
          stage: "drafting",
          membership_epoch: 1,
          created_by: "amina",
          created_at: NOW,
          revealed_at: NOW,
          degree: 4,
          started_at: NOW,
          in_force_at: null,
          ended_at: null,
        })
        .execute();
    }
    for (const [position, organisation] of ["harrowfell", "alderbeck", "northmere"].entries()) {
      await tx
        .insertInto("party")
        .values({
          agreement_id: "river",
          organisation_id: organisation,
          mark: position + 1,
          position,
          joined_at: NOW,
          left_at: null,
        })
        .execute();
    }
    await tx
      .insertInto("party")
      .values({
        agreement_id: "warm",
        organisation_id: "harrowfell",
        mark: 1,
        position: 0,
        joined_at: NOW,
        left_at: null,
      })
      .execute();
    for (const [id, name, organisation, role] of PEOPLE) {
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
      const seat = { organisation_id: organisation, person_id: id, role, added_at: NOW };
      await tx
        .insertInto("participant")
        .values({ ...seat, agreement_id: "river", removed_at: null })
        .execute();
    }
    await tx
      .insertInto("participant")
      .values({
        agreement_id: "warm",
        organisation_id: "harrowfell",
        person_id: "amina",
        role: "lead",
        added_at: NOW,
        removed_at: null,
      })
      .execute();
  });
}
