import { DocumentJson } from "#shared/drafting/document.ts";
import type { HouseWordingView } from "#shared/protocol/house-wordings.ts";
import type { ClauseId } from "#shared/templates/library.ts";
import type { Access } from "../agreements/access.ts";
import type { Reader, Tx } from "../storage/storage.ts";

/** Who keeps a wording: somebody whose right was asked, for one organisation, and in which role. */
export interface Keeper extends Pick<Access, "organisationId" | "personId"> {
  readonly role: "lead" | "legal";
}

/** What an organisation keeps, in the order of the clauses' ids. */
export async function houseWordingsOf(
  db: Reader,
  { organisationId }: Pick<Keeper, "organisationId">,
): Promise<HouseWordingView[]> {
  const rows = await db
    .selectFrom("house_wording")
    .leftJoin("person", "person.id", "house_wording.person_id")
    .select([
      "house_wording.clause",
      "house_wording.name",
      "house_wording.words",
      "house_wording.at",
      "person.name as person_name",
    ])
    .where("house_wording.organisation_id", "=", organisationId)
    .orderBy("house_wording.clause")
    .execute();
  return rows.map(({ clause, name, words, at, person_name }) => ({
    clause,
    name,
    words: DocumentJson.parse(JSON.parse(words)),
    personName: person_name ?? "",
    at,
  }));
}

/** Keeps a wording for an organisation, in the place of the one before. */
export async function keepHouseWording(
  tx: Tx,
  keeper: Keeper,
  kept: {
    readonly clause: ClauseId;
    readonly name: string;
    readonly words: DocumentJson;
    readonly at: string;
  },
): Promise<void> {
  const { clause, name, at } = kept;
  const now = { name, words: JSON.stringify(kept.words), person_id: keeper.personId, at };
  await tx
    .insertInto("house_wording")
    .values({ organisation_id: keeper.organisationId, clause, ...now })
    .onConflict((conflict) => conflict.columns(["organisation_id", "clause"]).doUpdateSet(now))
    .execute();
}

/** Forgets the wording that an organisation keeps. */
export async function removeHouseWording(
  tx: Tx,
  { organisationId }: Keeper,
  clause: ClauseId,
): Promise<void> {
  await tx
    .deleteFrom("house_wording")
    .where("organisation_id", "=", organisationId)
    .where("clause", "=", clause)
    .execute();
}
