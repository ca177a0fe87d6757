import type * as z from "zod";
import type {
  AgreementList,
  AgreementView,
  Move,
  PartyView,
  PeopleView,
} from "#shared/protocol/agreements.ts";
import type { ReviewView } from "#shared/protocol/periodic-review.ts";
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
import { askedColleagues, type StepFacts, stepFacts } from "./facts-store.ts";
import { type Invitation, partnersAwaited } from "./invitation-store.ts";
import { keptFor } from "./kept-store.ts";
import { leavingOf } from "./leave.ts";
import { movesBesideAnswers, movesOf } from "./moves.ts";
import { undecidedParties } from "./party-proposals.ts";
import { authoritiesOf, type DeclaredAuthority, type Known, membersOfAll } from "./people-store.ts";
import { accessTo } from "./store.ts";

interface Loaded {
  readonly facts: AgreementFacts;
  readonly parties: readonly Party[];
  readonly participants: readonly Participant[];
  readonly awaited: readonly Invitation[];
  readonly known: readonly Known[];
  readonly steps: StepFacts;
  /** Parties that somebody waits for a yes of. */
  readonly undecided: ReadonlySet<string>;
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
    undecided: await undecidedParties(db, agreementId, parties),
  };
}

/**
 * Everything a person is on, newest first; an administrator's party counts as being on it. Beside it
 * what was kept for them where their party has left.
 */
export async function listAgreements(
  deps: AgreementDeps,
  session: Session,
): Promise<z.infer<typeof AgreementList>> {
  const db = deps.storage.read;
  const agreements: Listed[] = [];
  for (const id of await agreementsOf(db, session.personId)) {
    const access = await accessTo(db, session, id);
    if (access !== null) agreements.push(await listed(deps, db, access));
  }
  const kept = await keptFor(db, session.personId);
  return {
    agreements,
    left: kept.filter(({ id }) => agreements.every((agreement) => agreement.id !== id)),
  };
}

type Listed = z.infer<typeof AgreementList>["agreements"][number];

async function listed(deps: AgreementDeps, db: Reader, access: Access): Promise<Listed> {
  const loaded = await load(deps, db, access.agreementId);
  const { facts } = loaded;
  const review = await reviewFor(deps, access);
  return {
    id: facts.id,
    title: facts.title,
    stage: facts.stage,
    degree: degreeFor(access, facts),
    roles: rolesOf(access),
    parties: loaded.parties.map(({ organisationId, shortName, mark }) => ({
      organisationId,
      shortName,
      mark,
    })),
    invited: loaded.awaited.map((invitation) => invitation.organisationName),
    moves: await moves(deps, loaded, { access, review }),
    changedAt: loaded.steps.changedAt ?? facts.createdAt,
    inForceAt: facts.inForceAt,
    startsOn: facts.startsOn,
    reviewDue: review?.due ?? null,
  };
}

export async function viewAgreement(
  deps: AgreementDeps,
  access: Access,
): Promise<z.infer<typeof AgreementView>> {
  const db = deps.storage.read;
  const loaded = await load(deps, db, access.agreementId);
  const { facts } = loaded;
  const review = await reviewFor(deps, access);
  return {
    id: facts.id,
    title: facts.title,
    stage: facts.stage,
    phase: access.phase,
    degree: degreeFor(access, facts),
    revealedAt: facts.revealedAt,
    createdAt: facts.createdAt,
    inForceAt: facts.inForceAt,
    reviewDue: review?.due ?? null,
    organisationId: access.organisationId,
    seats: [...access.seats],
    parties: await partyViews(db, loaded, access),
    invited: loaded.awaited.map((invitation) => ({
      organisationName: invitation.organisationName,
      state: "waiting",
    })),
    moves: await moves(deps, loaded, { access, review }),
  };
}

/** The review that comes next or is open; nothing for an administrator who may not read the words. */
async function reviewFor(deps: AgreementDeps, access: Access): Promise<ReviewView | null> {
  return access.stage === "inForce" && rolesOf(access).length > 0 ? deps.reviewOf(access) : null;
}

/** Parties and their people, as the asking person may see them. */
export async function viewPeople(deps: AgreementDeps, access: Access): Promise<PeopleView> {
  const db = deps.storage.read;
  const loaded = await load(deps, db, access.agreementId);
  return {
    title: loaded.facts.title,
    stage: loaded.facts.stage,
    phase: access.phase,
    organisationId: access.organisationId,
    seats: [...access.seats],
    parties: await partyViews(db, loaded, access),
    leaving: await leavingOf(db, access, deps.clock.now()),
  };
}

/** The degree was made from answers, so whoever owes theirs is not told it (AS32). */
const degreeFor = ({ phase, stage }: Access, { degree }: AgreementFacts): number | null =>
  phase === stage ? degree : null;

const rolesOf = (access: Access): Role[] => ROLES.filter((role) => access.seats.includes(role));

async function moves(
  deps: AgreementDeps,
  loaded: Loaded,
  { access, review }: { readonly access: Access; readonly review: ReviewView | null },
): Promise<Move[]> {
  const { facts, steps } = loaded;
  const { phase, stage } = access;
  const answering = stage === "assessing" || phase === "joining";
  const choosing = stage === "assessing" || stage === "drafting";
  const db = deps.storage.read;
  const all = movesOf(
    {
      ...steps,
      review,
      today: deps.clock.now().toISOString().slice(0, 10),
      stage: facts.stage,
      revealed: facts.revealedAt !== null,
      since: steps.frozenAt ?? facts.startedAt ?? facts.revealedAt ?? facts.createdAt,
      parties: loaded.parties,
      participants: loaded.participants,
      awaited: loaded.awaited,
      asked: answering ? await askedColleagues(db, access) : [],
      thresholds: choosing ? await deps.thresholdsAsked(db, access) : null,
      undecided: loaded.undecided,
      administrators: loaded.known.filter((one) => one.administrator),
      openGates: facts.stage === "drafting" ? await deps.openGates(db, access) : [],
    },
    access.personId,
  );
  return phase === stage ? all : movesBesideAnswers(all);
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
      authority: authorityView(authorities.get(one.personId)),
      hasPasskey: one.hasPasskey,
    })),
  }));
}

function authorityView(
  found: DeclaredAuthority | undefined,
): PartyView["people"][number]["authority"] {
  if (found === undefined) return null;
  return { ...found, declaredBy: found.declaredBy.name };
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
