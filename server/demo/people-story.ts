import * as z from "zod";
import { AgreementStarted } from "#shared/protocol/agreements.ts";
import { InvitationMade } from "#shared/protocol/people.ts";
import type { ExampleOrganisation, ExamplePerson } from "./example.ts";
import { AGREEMENT, ask, known, personOf, type Step, type Told, when } from "./story.ts";

const DAY = 24 * 60;
/** A lead looks around for a while before the first answer. */
const BEFORE_ANSWERS = -20;

/** How everybody came: started by one lead, joined by the others, each with their colleagues. */
export function peopleSteps(told: Told): Step[] {
  const { example } = told;
  const tokens = new Map<string, string>();
  const starter = personOf(example, example.startedBy);
  const own = { told, tokens, lead: starter, since: when(told, example.started) };
  const partners = leads(told).filter((lead) => lead.organisation !== starter.organisation);
  return [
    { at: own.since, run: async () => start(own, partners) },
    ...colleagueSteps(own),
    ...partners.flatMap((lead) => {
      const since = firstSeen(told, lead);
      const party = { told, tokens, lead, since };
      return [{ at: since, run: async () => join(party) }, ...colleagueSteps(party)];
    }),
    ...authoritySteps(told),
  ];
}

interface Joining {
  readonly told: Told;
  /** The newest invitation of each address. */
  readonly tokens: Map<string, string>;
  readonly lead: ExamplePerson;
  readonly since: Date;
}

const leads = ({ example }: Told): ExamplePerson[] =>
  example.people.filter(({ roles }) => roles.includes("lead"));

function firstSeen(told: Told, lead: ExamplePerson): Date {
  const answers = told.example.answers.find(
    ({ organisation }) => organisation === lead.organisation,
  );
  return when(told, known(answers, `answers of ${lead.id}`).started, BEFORE_ANSWERS);
}

const colleaguesOf = ({ told, lead }: Joining): ExamplePerson[] =>
  told.example.people.filter(
    (person) => person.organisation === lead.organisation && person.id !== lead.id,
  );

async function start(joining: Joining, partners: readonly ExamplePerson[]): Promise<void> {
  const { told, tokens, lead } = joining;
  const { example, replay } = told;
  replay.name(example.id);
  const made = await ask(told, lead.id, {
    method: "post",
    path: "/api/agreements",
    body: {
      title: example.title,
      organisationId: lead.organisation,
      ownRoles: lead.roles.filter((role) => role !== "lead"),
      colleagues: colleaguesOf(joining).flatMap(({ name, email, roles }) =>
        roles.map((role) => ({ name, email, role })),
      ),
      partners: partners.map((partner) => ({
        organisationName: organisationOf(told, partner).profile.legalName,
        leadName: partner.name,
        leadEmail: partner.email,
      })),
    },
  });
  for (const { email, link } of AgreementStarted.parse(made).invitations) {
    tokens.set(email, tokenOf(link));
  }
}

/** A partner's lead brings the organisation, and invites its other people. */
async function join(joining: Joining): Promise<void> {
  const { lead } = joining;
  await accept(joining, lead, { organisationId: lead.organisation });
  for (const role of lead.roles.filter((held) => held !== "lead")) {
    await invite(joining, lead, role);
    await accept(joining, lead);
  }
  for (const colleague of colleaguesOf(joining)) {
    await invite(joining, colleague, known(colleague.roles[0], `role of ${colleague.id}`));
  }
}

/** Colleagues come on the next day, one after another. */
function colleagueSteps(joining: Joining): Step[] {
  return colleaguesOf(joining).map((colleague, index) => ({
    at: new Date(joining.since.getTime() + (DAY + 40 + 55 * index) * 60_000),
    run: async () => accept(joining, colleague),
  }));
}

async function invite(
  { told, tokens, lead }: Joining,
  { name, email }: ExamplePerson,
  role: string,
): Promise<void> {
  const body = { name, email, role };
  const made = await ask(told, lead.id, { method: "post", path: `${AGREEMENT}/invitations`, body });
  tokens.set(email, tokenOf(InvitationMade.parse(made).link));
}

async function accept(
  { told, tokens }: Joining,
  person: ExamplePerson,
  bringing: { readonly organisationId?: string } = {},
): Promise<void> {
  const token = known(tokens.get(person.email), `invitation of ${person.id}`);
  const body = { token, ...bringing };
  await ask(told, person.id, { method: "post", path: "/api/invitations/accept", body });
}

/** Who may sign, as the organisation's administrator confirmed it. */
function authoritySteps(told: Told): Step[] {
  return told.example.people.flatMap(({ id, authority }) => {
    if (authority === undefined) return [];
    const { basis, reference, confirmedBy } = authority;
    const at = when(told, authority.at);
    const date = earlier(authority.date, at.toISOString().slice(0, 10));
    const request = {
      method: "put",
      path: `${AGREEMENT}/people/:person/authority`,
      params: { person: id },
      body: { basis, reference, date },
    } as const;
    return [{ at, run: async () => void (await ask(told, confirmedBy, request)) }];
  });
}

/** A decision was made before it was confirmed, also where the clock is behind the example. */
const earlier = (a: string, b: string): string => (a < b ? a : b);

function organisationOf({ example }: Told, { organisation }: ExamplePerson): ExampleOrganisation {
  return known(
    example.organisations.find(({ id }) => id === organisation),
    organisation,
  );
}

const tokenOf = (link: string): string => z.string().min(1).parse(link.split("#")[1]);
