import { LegalForm } from "#shared/agreements/party.ts";
import { Authority } from "#shared/signoff/statement.ts";
import type { Access } from "../agreements/access.ts";
import { authoritiesOf, type DeclaredAuthority } from "../agreements/people-store.ts";
import type { Reader } from "../storage/storage.ts";

/** A party that has not left. */
export interface RosterParty {
  readonly organisationId: string;
  readonly legalName: string;
  readonly shortName: string;
  readonly legalForm: LegalForm;
  /** How many people sign for it by its own rule, or null when it has not said. */
  readonly signers: number | null;
  /** Its own rule for signing in its own words, or empty. */
  readonly signingRule: string;
}

/** Somebody with a role on the agreement. */
export interface RosterPerson {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly organisationId: string;
  /** Job title, for the signature block. */
  readonly title: string;
}

/** A director: asked to sign, with the authority that the own administrator confirmed, or null. */
export interface RosterDirector extends RosterPerson {
  readonly authority: Authority | null;
  /** The name of the administrator whose word the authority is, or empty. */
  readonly declaredBy: string;
}

export interface Roster {
  readonly parties: readonly RosterParty[];
  readonly leads: readonly RosterPerson[];
  readonly directors: readonly RosterDirector[];
  /** Everybody with any role, each once. */
  readonly everyone: readonly RosterPerson[];
}

/** Who is on the agreement now, party by party, people in the order they came. */
export async function rosterOf(db: Reader, access: Access): Promise<Roster> {
  const parties = await partiesOf(db, access);
  const authorities = await authoritiesOf(db, access.agreementId);
  const people = await peopleOf(db, access);
  const inOrder = parties.flatMap(({ organisationId }) =>
    people.filter((person) => person.organisationId === organisationId),
  );
  const withRole = (role: string) => inOrder.filter((person) => person.role === role).map(plain);
  const ids = inOrder.map(({ personId }) => personId);
  return {
    parties,
    leads: withRole("lead"),
    directors: withRole("director").map((person) => ({
      ...person,
      ...authorityOf(authorities.get(person.personId)),
    })),
    everyone: inOrder.filter(({ personId }, i) => ids.indexOf(personId) === i).map(plain),
  };
}

function authorityOf(
  found: DeclaredAuthority | undefined,
): Pick<RosterDirector, "authority" | "declaredBy"> {
  if (found === undefined) return { authority: null, declaredBy: "" };
  const { declaredBy, ...said } = found;
  return {
    authority: Authority.parse({ ...said, declaredBy: declaredBy.personId }),
    declaredBy: declaredBy.name,
  };
}

function plain(seat: RosterPerson & { readonly role: string }): RosterPerson {
  const { personId, name, email, organisationId, title } = seat;
  return { personId, name, email, organisationId, title };
}

async function partiesOf(db: Reader, access: Access): Promise<RosterParty[]> {
  const rows = await db
    .selectFrom("party")
    .innerJoin("organisation", "organisation.id", "party.organisation_id")
    .select(["organisation.id", "organisation.legal_name", "organisation.short_name"])
    .select(["organisation.legal_form", "organisation.signers", "organisation.signing_rule"])
    .where("party.agreement_id", "=", access.agreementId)
    .where("party.left_at", "is", null)
    .orderBy("party.position")
    .execute();
  return rows.map((row) => ({
    organisationId: row.id,
    legalName: row.legal_name,
    shortName: row.short_name,
    legalForm: LegalForm.parse(row.legal_form),
    signers: row.signers,
    signingRule: row.signing_rule,
  }));
}

async function peopleOf(
  db: Reader,
  access: Access,
): Promise<(RosterPerson & { readonly role: string })[]> {
  const rows = await db
    .selectFrom("participant")
    .innerJoin("person", "person.id", "participant.person_id")
    .leftJoin("member", (join) =>
      join
        .onRef("member.organisation_id", "=", "participant.organisation_id")
        .onRef("member.person_id", "=", "participant.person_id"),
    )
    .select(["person.id", "person.name", "person.email", "member.title"])
    .select(["participant.organisation_id", "participant.role"])
    .where("participant.agreement_id", "=", access.agreementId)
    .where("participant.removed_at", "is", null)
    .orderBy("participant.added_at")
    .orderBy("participant.person_id")
    .execute();
  return rows.map((row) => ({
    personId: row.id,
    name: row.name,
    email: row.email,
    organisationId: row.organisation_id,
    title: row.title ?? "",
    role: row.role,
  }));
}
