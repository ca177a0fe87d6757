import type * as z from "zod";
import type {
  AgreementList,
  AgreementView,
  Move,
  PartyView,
  PeopleView,
} from "#shared/protocol/agreements.ts";
import { type Role, ROLES } from "#shared/agreements/stage.ts";
import type { Session } from "../http/session.ts";
import type { Reader } from "../storage/storage.ts";
import type { Access } from "./access.ts";
import {
  agreementFacts,
  agreementsOf,
  type AgreementFacts,
  participantsOf,
  partiesOf,
  type Party,
  type Participant,
} from "./agreement-store.ts";
import type { AgreementDeps } from "./deps.ts";
import { type StepFacts, stepFacts } from "./facts-store.ts";
import { type Invitation, partnersAwaited } from "./invitation-store.ts";
import { movesOf } from "./moves.ts";
import { authoritiesOf, type Known, membersOfAll } from "./people-store.ts";
import { accessTo } from "./store.ts";

interface Loaded {
  readonly facts: AgreementFacts;
  readonly parties: readonly Party[];
  readonly participants: readonly Participant[];
  readonly awaited: readonly Invitation[];
  readonly known: readonly Known[];
  readonly steps: StepFacts;
}

async function load(deps: AgreementDeps, db: Reader, agreementId: string): Promise<Loaded> {
  const parties = await partiesOf(db, agreementId);
  return {
    facts: await agreementFacts(db, agreementId),
    parties,
    participants: await participantsOf(db, agreementId),
    awaited: await partnersAwaited(db, agreementId, deps.clock.now()),
    known: await membersOfAll(
      db,
      parties.map((party) => party.organisationId),
    ),
    steps: await stepFacts(db, agreementId),
  };
}

/** Everything a person is on, newest first; an administrator's party counts as being on it. */
export async function listAgreements(
  deps: AgreementDeps,
  session: Session,
): Promise<z.infer<typeof AgreementList>> {
  const db = deps.storage.read;
  const agreements = [];
  for (const id of await agreementsOf(db, session.personId)) {
    const access = await accessTo(db, session, id);
    if (access !== null) agreements.push(await listed(deps, db, access));
  }
  return { agreements };
}

type Listed = z.infer<typeof AgreementList>["agreements"][number];

async function listed(deps: AgreementDeps, db: Reader, access: Access): Promise<Listed> {
  const loaded = await load(deps, db, access.agreementId);
  const { facts } = loaded;
  return {
    id: facts.id,
    title: facts.title,
    stage: facts.stage,
    degree: facts.degree,
    roles: rolesOf(access),
    parties: loaded.parties.map(({ organisationId, shortName, mark }) => ({
      organisationId,
      shortName,
      mark,
    })),
    invited: loaded.awaited.map((invitation) => invitation.organisationName),
    moves: await moves(deps, loaded, access),
    changedAt: loaded.steps.changedAt ?? facts.createdAt,
    inForceAt: facts.inForceAt,
  };
}

export async function viewAgreement(
  deps: AgreementDeps,
  access: Access,
): Promise<z.infer<typeof AgreementView>> {
  const db = deps.storage.read;
  const loaded = await load(deps, db, access.agreementId);
  const { facts } = loaded;
  return {
    id: facts.id,
    title: facts.title,
    stage: facts.stage,
    degree: facts.degree,
    revealedAt: facts.revealedAt,
    createdAt: facts.createdAt,
    inForceAt: facts.inForceAt,
    organisationId: access.organisationId,
    seats: [...access.seats],
    parties: await partyViews(db, loaded, access),
    invited: loaded.awaited.map((invitation) => ({
      organisationName: invitation.organisationName,
      state: "waiting",
    })),
    moves: await moves(deps, loaded, access),
  };
}

/** Parties and their people, as the asking person may see them. */
export async function viewPeople(deps: AgreementDeps, access: Access): Promise<PeopleView> {
  const db = deps.storage.read;
  const loaded = await load(deps, db, access.agreementId);
  return {
    title: loaded.facts.title,
    stage: loaded.facts.stage,
    organisationId: access.organisationId,
    seats: [...access.seats],
    parties: await partyViews(db, loaded, access),
  };
}

const rolesOf = (access: Access): Role[] => ROLES.filter((role) => access.seats.includes(role));

async function moves(deps: AgreementDeps, loaded: Loaded, access: Access): Promise<Move[]> {
  const { facts, steps } = loaded;
  return movesOf(
    {
      ...steps,
      stage: facts.stage,
      revealed: facts.revealedAt !== null,
      since: steps.frozenAt ?? facts.startedAt ?? facts.revealedAt ?? facts.createdAt,
      parties: loaded.parties,
      participants: loaded.participants,
      awaited: loaded.awaited,
      administrators: loaded.known.filter((one) => one.administrator),
      openGates: facts.stage === "drafting" ? await deps.openGates(deps.storage.read, access) : [],
    },
    access.personId,
  );
}

async function partyViews(db: Reader, loaded: Loaded, access: Access): Promise<PartyView[]> {
  const authorities = await authoritiesOf(db, access.agreementId);
  return loaded.parties.map((party) => ({
    organisationId: party.organisationId,
    legalName: party.legalName,
    shortName: party.shortName,
    legalForm: party.legalForm,
    mark: party.mark,
    people: peopleOf(loaded, party).map(({ one, roles }) => ({
      personId: one.personId,
      name: one.name,
      email: party.organisationId === access.organisationId ? one.email : "",
      title: one.title,
      roles,
      administrator: one.administrator,
      authority: authorities.get(one.personId) ?? null,
      hasPasskey: one.hasPasskey,
    })),
  }));
}

/** Those of a party with a role here, and its administrators. */
function peopleOf(loaded: Loaded, party: Party): { one: Known; roles: Role[] }[] {
  return loaded.known
    .filter((one) => one.organisationId === party.organisationId)
    .map((one) => ({
      one,
      roles: rolesHeld(loaded.participants, one),
    }))
    .filter(({ one, roles }) => roles.length > 0 || one.administrator);
}

const rolesHeld = (participants: readonly Participant[], one: Known): Role[] =>
  ROLES.filter((role) =>
    participants.some(
      (seat) =>
        seat.role === role &&
        seat.personId === one.personId &&
        seat.organisationId === one.organisationId,
    ),
  );
