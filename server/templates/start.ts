import type { DraftSeed } from "#shared/drafting/convert.ts";
import { shapeOf } from "#shared/drafting/field-definitions.ts";
import { assemble, definitionsFor } from "#shared/templates/assemble.ts";
import { LIBRARY_VERSION } from "#shared/templates/library.ts";
import type { Access } from "../agreements/access.ts";
import { standingOf } from "../assessment/standing.ts";
import type { Clock, Random } from "../clock.ts";
import { ProblemError } from "../http/problem.ts";
import type { Tx } from "../storage/storage.ts";
import { draftParties, insertTemplate } from "./store.ts";

/** What making a first draft stands on; `values` fills fields that are known already. */
export interface StartDeps {
  readonly clock: Clock;
  readonly random: Random;
  /** Journals the first text as row 1, in the same transaction. */
  readonly seedDraft: (tx: Tx, agreementId: string, seed: DraftSeed) => Promise<void>;
}

/**
 * Makes the first draft of an agreement at its working degree, from the answers and profiles as
 * they stand, and keeps beside it what it was made from: one transaction with the change of stage.
 * @param values field values that are known already, such as those of an example
 * @throws ProblemError `assessmentSealed` before the reveal
 */
export async function startDraft(
  deps: StartDeps,
  tx: Tx,
  access: Access,
  values: Readonly<Record<string, string>> = {},
): Promise<void> {
  const standing = await standingOf(tx, access);
  if (standing === null) throw new ProblemError("assessmentSealed");
  const parties = await draftParties(tx, access);
  const degree = standing.workingDegree;
  const listed = (place: "body" | "schedule") =>
    standing.clauses
      .filter((clause) => clause.place === place)
      .map(({ id, status }) => `${id}:${status}`);
  const outline = { body: listed("body"), schedules: listed("schedule") };
  const draft = assemble({
    outline,
    degree,
    parties,
    title: access.title,
    newId: () => deps.random.id(),
    values,
  });
  const definitions = definitionsFor(parties);
  const template = { libraryVersion: LIBRARY_VERSION, degree, outline, definitions };
  await insertTemplate(tx, access, template, deps.clock.now().toISOString());
  await deps.seedDraft(tx, access.agreementId, {
    document: draft.doc,
    fields: draft.fields,
    shape: shapeOf(definitions),
  });
}
