import type * as z from "zod";
import type { StartAgreement } from "#shared/protocol/agreements.ts";
import { ProblemError } from "../http/problem.ts";
import type { Session } from "../http/session.ts";
import { emailOf } from "../people/auth.ts";
import { oneLine } from "../people/mail/mail.ts";
import { membershipIn } from "../people/organisation-store.ts";
import type { Tx } from "../storage/storage.ts";
import { addAgreement, addParticipant, addParty } from "./agreement-store.ts";
import type { AgreementDeps } from "./deps.ts";
import { actor, recordCreated, recordJoined, recordRole } from "./history.ts";
import { type Inviting, invite, type MadeInvitation } from "./invitations.ts";

type Wish = z.infer<typeof StartAgreement>;

export interface Started {
  readonly id: string;
  readonly invitations: readonly MadeInvitation[];
}

/**
 * Starts a partnership: its first party and lead, and an invitation for every colleague and for
 * the lead of every other organisation (only the lead: they bring their own people).
 * @throws ProblemError `notFound` for an organisation that is not one's own, `badValue` naming an
 *   address that stands in two places
 */
export async function startAgreement(
  deps: AgreementDeps,
  session: Session,
  wish: Wish,
): Promise<Started> {
  const tidied = tidy(wish);
  refuseDoubles(session, tidied);
  return deps.storage.write(async (tx) => {
    const own = await membershipIn(tx, session.personId, tidied.organisationId);
    if (own === null) throw new ProblemError("notFound");
    const id = deps.random.id();
    const at = deps.clock.now().toISOString();
    const { title } = tidied;
    const began = deps.config.thresholds;
    const createdBy = session.personId;
    await addAgreement(tx, { id, title, stage: "assessing", createdBy, at, began });
    const { organisationId } = tidied;
    await addParty(tx, { agreementId: id, organisationId }, at);
    const by = actor(session.personId, organisationId, "lead");
    await recordCreated(deps, tx, { agreementId: id, title, by });
    await recordJoined(deps, tx, { agreementId: id, organisationId, by });
    for (const role of new Set(["lead", ...tidied.ownRoles] as const)) {
      const seated = { agreementId: id, organisationId, personId: session.personId, role };
      await addParticipant(tx, seated, at);
      await recordRole(deps, tx, { seat: seated, by, change: "given" });
    }
    const from = {
      agreementId: id,
      title,
      inviter: {
        id: session.personId,
        name: session.name,
        email: session.email,
        organisation: own.legalName,
        organisationId,
      },
    };
    return { id, invitations: await inviteAll(deps, tx, { from, wish: tidied, own }) };
  });
}

async function inviteAll(
  deps: AgreementDeps,
  tx: Tx,
  all: {
    readonly from: Pick<Inviting, "agreementId" | "title" | "inviter">;
    readonly wish: Wish;
    readonly own: { readonly legalName: string };
  },
): Promise<MadeInvitation[]> {
  const { from, wish, own } = all;
  const made: MadeInvitation[] = [];
  for (const { name, email, role } of wish.colleagues) {
    const { organisationId } = wish;
    const party = { organisationId, organisationName: own.legalName, others: [] };
    made.push(await invite(deps, tx, { ...from, ...party, name, email, role }));
  }
  for (const partner of wish.partners) {
    const { organisationName, leadName: name, leadEmail: email } = partner;
    const others = wish.partners
      .filter((other) => other !== partner)
      .map((other) => other.organisationName);
    const party = { organisationId: null, organisationName, others };
    made.push(await invite(deps, tx, { ...from, ...party, name, email, role: "lead" }));
  }
  return made;
}

function tidy(wish: Wish): Wish {
  return {
    ...wish,
    title: filled(wish.title, "title"),
    colleagues: wish.colleagues.map((colleague, index) => ({
      ...colleague,
      name: filled(colleague.name, `colleagues.${index}.name`),
      email: emailOf(colleague.email),
    })),
    partners: wish.partners.map((partner, index) => ({
      organisationName: filled(partner.organisationName, `partners.${index}.organisationName`),
      leadName: filled(partner.leadName, `partners.${index}.leadName`),
      leadEmail: emailOf(partner.leadEmail),
    })),
  };
}

/** One line of text that still says something once control characters are gone. */
export function filled(text: string, field: string): string {
  const line = oneLine(text);
  if (line === "") throw new ProblemError("badValue", { field });
  return line;
}

/** One person is here for one organisation: an address can't lead two, nor our own and another. */
function refuseDoubles(session: Session, wish: Wish): void {
  const ours = new Set([session.email, ...wish.colleagues.map((colleague) => colleague.email)]);
  const seen = new Set<string>();
  for (const [index, { leadEmail }] of wish.partners.entries()) {
    if (ours.has(leadEmail) || seen.has(leadEmail)) {
      throw new ProblemError("withAnotherParty", { field: `partners.${index}.leadEmail` });
    }
    seen.add(leadEmail);
  }
}
