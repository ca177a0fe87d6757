import { addAgreement, addParticipant, addParty } from "../agreements/agreement-store.ts";
import {
  addMember,
  addOrganisation,
  changeProfile,
  profileOf,
} from "../people/organisation-store.ts";
import type { Tx } from "../storage/storage.ts";
import { CAST } from "./cast.ts";
import type { DemoDeps } from "./deps.ts";
import type { ExamplePartnership, ExamplePerson } from "./example.ts";
import { forgetAgreements, forgetMails, isUntouched, upsertPerson } from "./store.ts";

export const EXAMPLE_IDS: readonly string[] = CAST.map((agreement) => agreement.id);

/** Builds the example in a database that nobody has used yet. */
export async function seedExample(deps: DemoDeps): Promise<void> {
  if (await isUntouched(deps.storage.read)) await deps.storage.write(async (tx) => build(deps, tx));
}

/** Puts the example back to its beginning. People's own partnerships are not touched. */
export async function resetExample(deps: DemoDeps): Promise<void> {
  await deps.storage.write(async (tx) => {
    await forgetAgreements(tx, EXAMPLE_IDS);
    await forgetMails(
      tx,
      CAST.flatMap((agreement) => agreement.people.map((one) => one.email)),
    );
    await build(deps, tx);
  });
  deps.onReset(EXAMPLE_IDS);
}

async function build(deps: DemoDeps, tx: Tx): Promise<void> {
  const at = deps.clock.now().toISOString();
  for (const agreement of CAST) await buildCast(tx, agreement, at);
}

async function buildCast(tx: Tx, agreement: ExamplePartnership, at: string): Promise<void> {
  const { id, title, people } = agreement;
  for (const organisation of agreement.organisations) {
    if ((await profileOf(tx, organisation.id)) === null)
      await addOrganisation(tx, organisation, at);
    else await changeProfile(tx, organisation.id, organisation.profile);
  }
  const createdBy = people[0]?.id ?? "";
  await addAgreement(tx, { id, title, stage: "assessing", createdBy, at });
  for (const organisation of agreement.organisations) {
    await addParty(tx, { agreementId: id, organisationId: organisation.id }, at);
  }
  for (const person of people) await seat(tx, { agreementId: id, person }, at);
}

async function seat(
  tx: Tx,
  seated: { readonly agreementId: string; readonly person: ExamplePerson },
  at: string,
): Promise<void> {
  const { person, agreementId } = seated;
  const { id, name, email, title, administrator, organisation: organisationId } = person;
  await upsertPerson(tx, { id, name, email }, at);
  await addMember(tx, { organisationId, personId: id, administrator, title }, at);
  for (const role of person.roles) {
    await addParticipant(tx, { agreementId, organisationId, personId: id, role }, at);
  }
}
