import { LegalForm } from "#shared/agreements/party.ts";
import { TemplateView } from "#shared/protocol/templates.ts";
import { withParties } from "#shared/templates/assemble.ts";
import type { DraftParty } from "#shared/templates/clause-text.ts";
import type * as z from "zod";
import type { Access } from "../agreements/access.ts";
import type { Reader, Tx } from "../storage/storage.ts";

/** What a draft was assembled from, without the parties. */
const StoredTemplate = TemplateView.omit({ parties: true, began: true });
type StoredTemplate = z.infer<typeof StoredTemplate>;

/** With rows and choices for the parties of now, and the ids of those that it was made for. */
export type DraftTemplate = StoredTemplate & { readonly began: readonly string[] };

/** The parties with what their profile says of them, in their order in the agreement. */
export async function draftParties(db: Reader, access: Access): Promise<DraftParty[]> {
  return (await everyParty(db, access)).filter(({ gone }) => !gone).map(({ party }) => party);
}

/** These parties in the same order, whether or not they have gone. */
export async function partiesBegan(
  db: Reader,
  access: Access,
  ids: readonly string[],
): Promise<DraftParty[]> {
  const all = (await everyParty(db, access)).map(({ party }) => party);
  return all.filter(({ id }) => ids.includes(id));
}

async function everyParty(
  db: Reader,
  { agreementId }: Access,
): Promise<{ readonly party: DraftParty; readonly gone: boolean }[]> {
  const rows = await db
    .selectFrom("party")
    .innerJoin("organisation", "organisation.id", "party.organisation_id")
    .select(["id", "legal_name", "short_name", "number", "address", "legal_form"])
    .select("party.left_at")
    .select("organisation.signers")
    .where("party.agreement_id", "=", agreementId)
    .orderBy("party.position")
    .orderBy("party.organisation_id")
    .execute();
  return rows.map((row) => ({
    gone: row.left_at !== null,
    party: {
      id: row.id,
      name: row.legal_name,
      shortName: row.short_name,
      number: row.number,
      address: row.address,
      legalForm: LegalForm.parse(row.legal_form),
      ...(row.signers === null ? {} : { signers: row.signers }),
    },
  }));
}

/** Keeps what the first draft is made from. An agreement has one; a second is a primary-key error. */
export async function insertTemplate(
  tx: Tx,
  access: Access,
  template: StoredTemplate,
  at: string,
): Promise<void> {
  await tx
    .insertInto("draft_template")
    .values({
      agreement_id: access.agreementId,
      library_version: template.libraryVersion,
      degree: template.degree,
      outline: JSON.stringify(template.outline),
      fields: JSON.stringify(template.definitions),
      created_at: at,
    })
    .execute();
}

/** What the draft was made from, or null while there is no draft. */
export async function templateOf(db: Reader, access: Access): Promise<DraftTemplate | null> {
  const row = await db
    .selectFrom("draft_template")
    .selectAll()
    .where("agreement_id", "=", access.agreementId)
    .executeTakeFirst();
  if (row === undefined) return null;
  const kept = StoredTemplate.parse({
    libraryVersion: row.library_version,
    degree: row.degree,
    outline: parsed(row.outline),
    definitions: parsed(row.fields),
  });
  return {
    ...kept,
    definitions: withParties(kept.definitions, await draftParties(db, access)),
    began: kept.definitions.find(({ key }) => key === "party")?.rowIds ?? [],
  };
}

function parsed(json: string): unknown {
  return JSON.parse(json);
}
