import { LegalForm } from "#shared/agreements/party.ts";
import { TemplateView } from "#shared/protocol/templates.ts";
import type { DraftParty } from "#shared/templates/clause-text.ts";
import type * as z from "zod";
import type { Access } from "../agreements/access.ts";
import type { Reader, Tx } from "../storage/storage.ts";

/** What a draft was assembled from, without the parties. */
const StoredTemplate = TemplateView.omit({ parties: true });
export type StoredTemplate = z.infer<typeof StoredTemplate>;

/** The parties with what their profile says of them, in their order in the agreement. */
export async function draftParties(db: Reader, { agreementId }: Access): Promise<DraftParty[]> {
  const rows = await db
    .selectFrom("party")
    .innerJoin("organisation", "organisation.id", "party.organisation_id")
    .select(["id", "legal_name", "short_name", "number", "address", "legal_form"])
    .where("party.agreement_id", "=", agreementId)
    .where("party.left_at", "is", null)
    .orderBy("party.position")
    .orderBy("party.organisation_id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.legal_name,
    shortName: row.short_name,
    number: row.number,
    address: row.address,
    legalForm: LegalForm.parse(row.legal_form),
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
export async function templateOf(
  db: Reader,
  { agreementId }: Access,
): Promise<StoredTemplate | null> {
  const row = await db
    .selectFrom("draft_template")
    .selectAll()
    .where("agreement_id", "=", agreementId)
    .executeTakeFirst();
  if (row === undefined) return null;
  return StoredTemplate.parse({
    libraryVersion: row.library_version,
    degree: row.degree,
    outline: parsed(row.outline),
    definitions: parsed(row.fields),
  });
}

function parsed(json: string): unknown {
  return JSON.parse(json);
}
