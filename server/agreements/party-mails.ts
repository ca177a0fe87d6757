import { isInvented, type Mail } from "../people/mail/mail.ts";
import { lateParty, partyProposed, partyRefused } from "../people/mail/party-messages.ts";
import { personById } from "../people/store.ts";
import type { Tx } from "../storage/storage.ts";
import type { Access } from "./access.ts";
import { participantsOf, partiesOf } from "./agreement-store.ts";
import type { AgreementDeps } from "./deps.ts";

type Deps = Pick<AgreementDeps, "outbox">;

interface ToLead {
  readonly agreementId: string;
  readonly title: string;
  readonly email: string;
  readonly by: string;
  readonly organisation: string;
}

/** The leads of all other parties: somebody would like to invite another organisation. */
export async function tellProposed(
  deps: Deps,
  tx: Tx,
  access: Access,
  invited: string,
): Promise<void> {
  await toLeads(deps, tx, access, {
    to: (party) => party !== access.organisationId,
    mail: (lead) => partyProposed({ ...lead, invited }),
  });
}

/** The leads of the party that proposed it: somebody has said no. */
export async function tellRefused(
  deps: Deps,
  tx: Tx,
  access: Access,
  proposal: { readonly organisationId: string; readonly organisationName: string },
): Promise<void> {
  await toLeads(deps, tx, access, {
    to: (party) => party === proposal.organisationId,
    mail: (lead) => partyRefused({ ...lead, invited: proposal.organisationName }),
  });
}

/** The leads of all other parties: an organisation has come after the answers were opened. */
export async function tellJoinedLate(
  deps: Deps,
  tx: Tx,
  access: Access,
  joined: string,
): Promise<void> {
  await toLeads(deps, tx, access, {
    to: (party) => party !== access.organisationId,
    mail: (lead) => lateParty({ ...lead, joined }),
  });
}

/** Nothing leaves that one of the example's people causes. */
async function toLeads(
  { outbox }: Deps,
  tx: Tx,
  access: Access,
  told: {
    readonly to: (organisationId: string) => boolean;
    readonly mail: (lead: ToLead) => Mail;
  },
): Promise<void> {
  const { agreementId, title, personId, personName: by } = access;
  const parties = await partiesOf(tx, agreementId);
  const heldBack = isInvented((await personById(tx, personId))?.email ?? "");
  for (const { role, email, organisationId } of await participantsOf(tx, agreementId)) {
    const party = parties.find((known) => known.organisationId === organisationId);
    if (role !== "lead" || party === undefined || !told.to(organisationId)) continue;
    const lead = { agreementId, title, email, by, organisation: party.legalName };
    await outbox.queue(tx, { ...told.mail(lead), heldBack });
  }
}
