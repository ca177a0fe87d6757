import type { Stage } from "#shared/agreements/stage.ts";
import type { Move } from "#shared/protocol/agreements.ts";
import type { Participant } from "./agreement-store.ts";

/** A gate that somebody still has to close: for one party, or (null) for the whole agreement. */
export interface OpenGate {
  readonly gate: string;
  readonly organisationId: string | null;
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
  /** Parties that have finished their answers. */
  readonly finished: ReadonlySet<string>;
  /** Parties whose lead has confirmed the degree of the newest result. */
  readonly confirmed: ReadonlySet<string>;
  readonly openGates: readonly OpenGate[];
  /** Leads who have said yes to the newest words; null while nobody has. */
  readonly consents: ReadonlySet<string> | null;
  readonly authorised: ReadonlySet<string>;
  /** Signatories of the open round who have not signed: `{organisation}/{person}`. */
  readonly unsigned: ReadonlySet<string>;
  readonly administrators: readonly Omit<Participant, "role">[];
}

type Who = Omit<Participant, "role">;

/**
 * Who is waited for, and for what. Several people may be able to make the same move; each is named,
 * and `mine` marks those of the person asking.
 */
export function movesOf(facts: MoveFacts, personId: string): Move[] {
  const move = (kind: Move["kind"], who: Who): Move => ({
    kind,
    personName: who.name,
    organisationId: who.organisationId,
    since: facts.since,
    mine: who.personId === personId,
  });
  const leads = facts.participants.filter((one) => one.role === "lead");
  switch (facts.stage) {
    case "assessing":
      return facts.revealed
        ? afterReveal(facts, leads, move)
        : [
            ...without(leads, facts.finished).map((who) => move("finishAssessment", who)),
            ...facts.awaited.map((lead) => ({
              ...move("invitePartner", {
                personId: "",
                name: lead.name,
                email: "",
                organisationId: "",
              }),
              since: lead.createdAt,
            })),
          ];
    case "drafting":
      return whileDrafting(facts, leads, move);
    case "signing":
      return facts.participants
        .filter((one) => one.role === "director")
        .filter((one) => facts.unsigned.has(`${one.organisationId}/${one.personId}`))
        .map((who) => move("sign", who));
    case "inForce":
    case "ended":
      return [];
  }
}

type Make = (kind: Move["kind"], who: Who) => Move;

const without = (people: readonly Participant[], parties: ReadonlySet<string>): Participant[] =>
  people.filter((one) => !parties.has(one.organisationId));

function afterReveal(facts: MoveFacts, leads: readonly Participant[], move: Make): Move[] {
  const open = without(leads, facts.confirmed);
  return open.length > 0
    ? open.map((who) => move("confirmDegree", who))
    : leads.map((who) => move("startDraft", who));
}

function whileDrafting(facts: MoveFacts, leads: readonly Participant[], move: Make): Move[] {
  const unconfirmed = without(leads, facts.confirmed).map((who) => move("confirmDegree", who));
  const gates = closers(facts, leads).map((who) => move("closeGate", who));
  const authority = facts.administrators
    .filter((one) => signersWithout(facts).has(one.organisationId))
    .map((who) => move("confirmAuthority", who));
  return [...unconfirmed, ...gates, ...authority, ...freezing(facts, leads, move)];
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
