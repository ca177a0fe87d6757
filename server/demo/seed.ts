import {
  addMember,
  addOrganisation,
  changeProfile,
  profileOf,
  retitleMember,
} from "../people/organisation-store.ts";
import type { Tx } from "../storage/storage.ts";
import { assessmentSteps } from "./assessment-story.ts";
import { CAST } from "./cast.ts";
import type { DemoDeps } from "./deps.ts";
import { draftSteps } from "./draft-story.ts";
import type { ExamplePartnership } from "./example.ts";
import { timeOf } from "./past.ts";
import { peopleSteps } from "./people-story.ts";
import { openReplay, type Replay } from "./replay.ts";
import { signingSteps } from "./signing-story.ts";
import {
  forgetAgreements,
  forgetMails,
  forgetOwnHistory,
  isUntouched,
  putMark,
  upsertPerson,
} from "./store.ts";
import { tell } from "./story.ts";

const EXAMPLE_IDS: readonly string[] = CAST.map((agreement) => agreement.id);
const ORGANISATIONS = CAST.flatMap(({ organisations }) => organisations);
const ADDRESSES = CAST.flatMap(({ people }) => people.map(({ email }) => email));

/** Builds the example in a database that nobody has used yet: all of it or nothing. */
export async function seedExample(deps: DemoDeps): Promise<void> {
  if (await isUntouched(deps.storage.read)) await deps.storage.write(async (tx) => build(deps, tx));
}

/** Puts the example back to its beginning. People's own partnerships are not touched. */
export async function resetExample(deps: DemoDeps): Promise<void> {
  await deps.storage.write(async (tx) => {
    await forgetAgreements(tx, EXAMPLE_IDS);
    await forgetOwnHistory(
      tx,
      ORGANISATIONS.map(({ id }) => id),
    );
    await forgetMails(tx, ADDRESSES);
    await build(deps, tx);
  });
  deps.onReset(EXAMPLE_IDS);
}

/**
 * Plays what happened in each partnership against the product's own routes, at its own time: every
 * rule that holds for people holds for the example. No mail of it is kept or sent.
 */
async function build(deps: DemoDeps, tx: Tx): Promise<void> {
  const today = deps.clock.now();
  const replay = openReplay(deps, tx, valuesOf);
  try {
    for (const example of CAST) {
      await found(tx, example, timeOf(example.started, today).toISOString());
      await play(deps, { example, replay, today });
      for (const { id, mark } of example.organisations) await putMark(tx, example.id, { id, mark });
    }
  } finally {
    await replay.close();
  }
}

async function play(
  { random }: DemoDeps,
  told: { readonly example: ExamplePartnership; readonly replay: Replay; readonly today: Date },
): Promise<void> {
  const steps = [
    ...peopleSteps(told),
    ...assessmentSteps(told),
    ...draftSteps(told, random),
    ...signingSteps(told),
  ];
  await tell(told.replay, steps);
}

const valuesOf = (agreementId: string): Readonly<Record<string, string>> =>
  CAST.find(({ id }) => id === agreementId)?.draft?.values ?? {};

/** The organisations and their people, as they were before the partnership; put back if changed. */
async function found(tx: Tx, { organisations, people }: ExamplePartnership, at: string) {
  for (const organisation of organisations) {
    if ((await profileOf(tx, organisation.id)) === null)
      await addOrganisation(tx, organisation, at);
    else await changeProfile(tx, organisation.id, organisation.profile);
  }
  for (const { id, name, email, title, administrator, organisation: organisationId } of people) {
    const member = { organisationId, personId: id, title };
    await upsertPerson(tx, { id, name, email }, at);
    await addMember(tx, { ...member, administrator }, at);
    await retitleMember(tx, member);
  }
}
