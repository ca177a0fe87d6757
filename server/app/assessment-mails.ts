import type { Access } from "../agreements/access.ts";
import { partiesOf, participantsOf } from "../agreements/agreement-store.ts";
import type { About } from "../assessment/deps.ts";
import type { PeopleDeps } from "../people/deps.ts";
import { isInvented, type Mail } from "../people/mail/mail.ts";
import { askedToAnswer, reveal, tooLight } from "../people/mail/messages.ts";
import { lastDay, reviewDue } from "../people/mail/reminders.ts";
import type { Tx } from "../storage/storage.ts";

/** All answers are open: every lead hears of it in the same minute. */
export async function tellRevealed(tx: Tx, access: Access, people: PeopleDeps): Promise<void> {
  await toLeads(tx, access, people, reveal);
}

/** What is signed is lighter than the facts need by now: every lead hears of it. */
export async function tellOutgrown(tx: Tx, access: Access, people: PeopleDeps): Promise<void> {
  await toLeads(tx, access, people, tooLight);
}

/** The last day for answers is near: the leads of these organisations hear of it, and nobody else. */
export async function tellLastDay(
  tx: Tx,
  about: About & { readonly due: string; readonly organisations: readonly string[] },
  people: PeopleDeps,
): Promise<void> {
  const { due, organisations } = about;
  await toLeads(tx, about, people, (lead) =>
    organisations.includes(lead.organisationId) ? lastDay({ ...lead, due }) : null,
  );
}

/** A review is due: every lead hears of it. */
export async function tellReviewDue(
  tx: Tx,
  about: About & { readonly due: string },
  people: PeopleDeps,
): Promise<void> {
  const { due } = about;
  await toLeads(tx, about, people, (lead) => reviewDue({ ...lead, due }));
}

interface ToLead extends About {
  readonly organisationId: string;
  readonly email: string;
  readonly organisation: string;
  readonly count: number;
}

async function toLeads(
  tx: Tx,
  { agreementId, title }: About,
  { outbox }: PeopleDeps,
  mailTo: (lead: ToLead) => Mail | null,
): Promise<void> {
  const parties = await partiesOf(tx, agreementId);
  const seated = await participantsOf(tx, agreementId);
  for (const { role, email, organisationId } of seated) {
    const party = parties.find((known) => known.organisationId === organisationId);
    if (role !== "lead" || party === undefined) continue;
    const lead = { email, organisation: party.legalName, count: parties.length };
    const mail = mailTo({ ...lead, organisationId, agreementId, title });
    if (mail !== null) await outbox.queue(tx, mail);
  }
}

/** A colleague is asked for one answer. Nothing leaves that one of the example's people asks. */
export async function tellAsked(
  tx: Tx,
  access: Access,
  asked: { readonly email: string; readonly question: string; readonly people: PeopleDeps },
): Promise<void> {
  const { agreementId, title, organisationId, personId, personName: by } = access;
  const { email, question, people } = asked;
  const parties = await partiesOf(tx, agreementId);
  const seated = await participantsOf(tx, agreementId);
  const own = parties.find((party) => party.organisationId === organisationId);
  const asker = seated.find((seat) => seat.personId === personId);
  const heldBack = isInvented(asker?.email ?? "");
  const organisation = own?.legalName ?? "";
  const mail = askedToAnswer({ agreementId, title, email, by, organisation, question });
  await people.outbox.queue(tx, { ...mail, heldBack });
}
