import * as z from "zod";
import type { HouseOfferList } from "#shared/protocol/house-wordings.ts";
import type { ClauseId } from "#shared/templates/library.ts";
import type { Access } from "../agreements/access.ts";
import type { Reader, Tx } from "../storage/storage.ts";

const Lines = z.array(z.string());

/** Every offer in this agreement, oldest first. */
export async function houseOffersOf(
  db: Reader,
  { agreementId }: Access,
): Promise<HouseOfferList["offers"]> {
  const rows = await db
    .selectFrom("house_offer")
    .leftJoin("person", "person.id", "house_offer.person_id")
    .leftJoin("organisation", "organisation.id", "house_offer.organisation_id")
    .select([
      "house_offer.clause",
      "house_offer.organisation_id",
      "house_offer.at",
      "house_offer.lines",
      "person.name as person_name",
      "organisation.short_name",
    ])
    .where("house_offer.agreement_id", "=", agreementId)
    .orderBy("house_offer.at")
    .orderBy("house_offer.organisation_id")
    .execute();
  return rows.map(({ clause, organisation_id, short_name, at, lines, person_name }) => ({
    clause,
    organisationId: organisation_id,
    organisationName: short_name ?? "",
    personName: person_name ?? "",
    at,
    lines: Lines.parse(JSON.parse(lines)),
  }));
}

/** The asker's organisation offers its wording of this clause here, as these lines. */
export async function addHouseOffer(
  tx: Tx,
  access: Access,
  offer: { readonly clause: ClauseId; readonly at: string; readonly lines: readonly string[] },
): Promise<void> {
  const now = { person_id: access.personId, lines: JSON.stringify(offer.lines) };
  await tx
    .insertInto("house_offer")
    .values({
      agreement_id: access.agreementId,
      clause: offer.clause,
      organisation_id: access.organisationId,
      at: offer.at,
      ...now,
    })
    .onConflict((conflict) =>
      conflict.columns(["agreement_id", "clause", "organisation_id", "at"]).doUpdateSet(now),
    )
    .execute();
}
