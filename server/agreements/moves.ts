import type { Stage } from "#shared/agreements/stage.ts";
import type { Move } from "#shared/protocol/agreements.ts";
import type { ReviewView } from "#shared/protocol/periodic-review.ts";
import type { Participant } from "./agreement-store.ts";

/** A gate that somebody still has to close: for one party, or (null) for the whole agreement. */
export interface OpenGate {
  readonly gate: string;
  readonly organisationId: string | null;
}

/** Other amounts or lower floors that are proposed: since when, and which parties have said yes. */
export interface AskedThresholds {
  readonly at: string;
  readonly yes: ReadonlySet<string>;
}

/** Everything "whose move is it?" is decided from. */
export interface MoveFacts {
  readonly stage: Stage;
  readonly revealed: boolean;
  /** Since when the present step is open. */
  readonly since: string;
  readonly parties: readonly { readonly organisationId: string }[];
  readonly participants: readonly Participant[];
  /** Leads of organisations that have not joined yet. */
  readonly awaited: readonly { readonly name: string; readonly createdAt: string }[];
  /** Who of the asking person's own organisation is asked for an answer; no other's are known. */
  readonly asked: readonly { readonly personId: string; readonly at: string }[];
  /** Parties that have finished their answers. */
  readonly finished: ReadonlySet<string>;
  /** Parties whose lead has confirmed the degree of the newest result. */
  readonly confirmed: ReadonlySet<string>;
  /** What is proposed in place of the thresholds of the assessment, or null. */
  readonly thresholds: AskedThresholds | null;
  readonly openGates: readonly OpenGate[];
  /** Parties that somebody waits for a yes of, to invite another organisation. */
  readonly undecided: ReadonlySet<string>;
  /** Leads who have said yes to the newest words; null while nobody has. */
  readonly consents: ReadonlySet<string> | null;
  readonly authorised: ReadonlySet<string>;
  /** Signatories of the open round who have not signed: `{organisation}/{person}`. */
  readonly unsigned: ReadonlySet<string>;
  /** Parties of the open round whose copy on paper is not recorded, or not matched. */
  readonly unrecorded: ReadonlySet<string>;
  readonly unmatched: ReadonlySet<string>;
  /** Since when a signed agreement is lighter than its facts need, or null. */
  readonly outgrownAt: string | null;
  /** The review that comes next or is open, or null. */
  readonly review: Pick<ReviewView, "due" | "opened" | "answered" | "closing"> | null;
  /** As 2028-04-01. */
  readonly today: string;
  readonly administrators: readonly Omit<Participant, "role">[];
}

type Who = Omit<Participant, "role">;

/**
 * Who is waited for, and for what. Several people may be able to make the same move; each is named,
 * and `mine` marks those of the person asking.
 */
export function movesOf(facts: MoveFacts, personId: string): Move[] {
  const move: Make = (kind, who) => ({
    kind,
    personName: who.name,
    organisationId: who.organisationId,
    since: facts.since,
    mine: who.personId === personId,
  });
  const leads = facts.participants.filter((one) => one.role === "lead");
  switch (facts.stage) {
    case "assessing":
      return [...deciding(facts, leads, move), ...assessing(facts, leads, move)];
    case "drafting":
      return [...deciding(facts, leads, move), ...whileDrafting(facts, leads, move)];
    case "signing":
      return whileSigning(facts, leads, move);
    case "inForce":
      return [...outgrown(facts, leads, move), ...reviewing(facts, leads, move)];
    case "ended":
      return [];
  }
}

/**
 * What a party may know of the moves while it owes its answers: its own answers, and who else comes.
 * The others' moves would tell what their answers led to.
 */
export function movesBesideAnswers(moves: readonly Move[]): Move[] {
  return moves.filter(({ kind }) => BESIDE_ANSWERS.includes(kind));
}

const BESIDE_ANSWERS: readonly Move["kind"][] = [
  "finishAssessment",
  "answerAsked",
  "decideParty",
  "invitePartner",
];

/** Leads of the parties that have not said whether another organisation may be invited. */
function deciding(facts: MoveFacts, leads: readonly Participant[], move: Make): Move[] {
  return leads
    .filter((lead) => facts.undecided.has(lead.organisationId))
    .map((who) => move("decideParty", who));
}

function assessing(facts: MoveFacts, leads: readonly Participant[], move: Make): Move[] {
  if (facts.revealed) return afterReveal(facts, leads, move);
  return [
    ...without(leads, facts.finished).map((who) => move("finishAssessment", who)),
    ...askedFor(facts, move),
    ...joining(facts, move),
  ];
}

/** The leads of organisations that are invited and have not come. */
function joining(facts: MoveFacts, move: Make): Move[] {
  return facts.awaited.map(({ name, createdAt }) => ({
    ...move("invitePartner", { personId: "", name, email: "", organisationId: "" }),
    since: createdAt,
  }));
}

/** Each colleague once, since their oldest ask. */
function askedFor(facts: MoveFacts, move: Make): Move[] {
  const people = new Map(facts.participants.map((one) => [one.personId, one]));
  const asked = [...new Map(facts.asked.toReversed().map((ask) => [ask.personId, ask])).values()];
  return asked.flatMap(({ personId, at }) => {
    const who = people.get(personId);
    return who === undefined ? [] : [{ ...move("answerAsked", who), since: at }];
  });
}

/** Leads of the parties that have not said yes to other amounts or lower floors (AS55). */
function proposed({ thresholds }: MoveFacts, leads: readonly Participant[], move: Make): Move[] {
  if (thresholds === null) return [];
  const { at, yes } = thresholds;
  return without(leads, yes).map((who) => ({ ...move("agreeThresholds", who), since: at }));
}

type Make = (kind: Move["kind"], who: Who) => Move;

const without = (people: readonly Participant[], parties: ReadonlySet<string>): Participant[] =>
  people.filter((one) => !parties.has(one.organisationId));

/** A signed agreement is lighter than its facts need: every lead may look at it. */
function outgrown(facts: MoveFacts, leads: readonly Participant[], move: Make): Move[] {
  const { outgrownAt } = facts;
  if (outgrownAt === null) return [];
  return leads.map((who) => ({ ...move("outgrown", who), since: outgrownAt }));
}

/** A review that is due is opened by any lead; then each party looks again, and all agree to a note. */
function reviewing(
  { review, today }: MoveFacts,
  leads: readonly Participant[],
  move: Make,
): Move[] {
  if (review === null) return [];
  const { due, opened, answered, closing } = review;
  if (opened === null) {
    const since = `${due ?? ""}T00:00:00.000Z`;
    const isDue = due !== null && due <= today;
    return isDue ? leads.map((who) => ({ ...move("reviewDue", who), since })) : [];
  }
  const since = opened.at;
  const unlooked = without(leads, partiesIn(answered));
  if (unlooked.length > 0) {
    return unlooked.map((who) => ({ ...move("reviewAnswers", who), since }));
  }
  const unsaid = without(leads, partiesIn(closing?.yes ?? []));
  return unsaid.map((who) => ({ ...move("closeReview", who), since }));
}

const partiesIn = (said: readonly { readonly organisationId: string }[]): Set<string> =>
  new Set(said.map(({ organisationId }) => organisationId));

/** A party that is late answers first; the others confirm, or start the draft. */
function afterReveal(facts: MoveFacts, leads: readonly Participant[], move: Make): Move[] {
  const late = without(leads, facts.finished);
  const open = without(leads, facts.confirmed).filter((lead) => !late.includes(lead));
  const ready = leads.filter((lead) => !late.includes(lead));
  return [
    ...late.map((who) => move("finishAssessment", who)),
    ...askedFor(facts, move),
    ...proposed(facts, ready, move),
    ...(open.length > 0
      ? open.map((who) => move("confirmDegree", who))
      : ready.map((who) => move("startDraft", who))),
    ...joining(facts, move),
  ];
}

/** Directors sign; a lead records the own copy on paper, and leads of others match it. */
function whileSigning(facts: MoveFacts, leads: readonly Participant[], move: Make): Move[] {
  const { unsigned, unrecorded, unmatched } = facts;
  const matchers = leads.filter(({ organisationId }) =>
    [...unmatched].some((party) => party !== organisationId),
  );
  return [
    ...facts.participants
      .filter((one) => one.role === "director")
      .filter((one) => unsigned.has(`${one.organisationId}/${one.personId}`))
      .map((who) => move("sign", who)),
    ...leads
      .filter(({ organisationId }) => unrecorded.has(organisationId))
      .map((who) => move("recordPaper", who)),
    ...matchers.map((who) => move("matchPaper", who)),
  ];
}

/** A party that came late answers; all others go on. */
function whileDrafting(facts: MoveFacts, leads: readonly Participant[], move: Make): Move[] {
  const late = facts.revealed ? without(leads, facts.finished) : [];
  const present = leads.filter((lead) => !late.includes(lead));
  const unconfirmed = without(present, facts.confirmed);
  const authority = facts.administrators.filter((one) =>
    signersWithout(facts).has(one.organisationId),
  );
  return [
    ...late.map((who) => move("finishAssessment", who)),
    ...askedFor(facts, move),
    ...proposed(facts, present, move),
    ...unconfirmed.map((who) => move("confirmDegree", who)),
    ...closers(facts, present).map((who) => move("closeGate", who)),
    ...authority.map((who) => move("confirmAuthority", who)),
    ...freezing(facts, present, move),
    ...joining(facts, move),
  ];
}

/** Those who can close an open gate: legal reviewers for their own legal review, leads for the rest. */
function closers(facts: MoveFacts, leads: readonly Participant[]): Who[] {
  const legal = facts.participants.filter((one) => one.role === "legal");
  const people = facts.openGates.flatMap((open) =>
    (open.gate === "legalReview" ? legal : leads).filter(
      (one) => open.organisationId === null || open.organisationId === one.organisationId,
    ),
  );
  return [...new Map(people.map((one) => [one.personId, one])).values()];
}

function signersWithout(facts: MoveFacts): Set<string> {
  return new Set(
    facts.participants
      .filter((one) => one.role === "director" && !facts.authorised.has(one.personId))
      .map((one) => one.organisationId),
  );
}

function freezing(facts: MoveFacts, leads: readonly Participant[], move: Make): Move[] {
  const { consents } = facts;
  if (consents === null) return [];
  const open = leads.filter((lead) => !consents.has(lead.personId));
  return open.length > 0
    ? open.map((who) => move("sayYesToFreeze", who))
    : leads.map((who) => move("freeze", who));
}
