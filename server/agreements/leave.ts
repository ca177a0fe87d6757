import { type Leaving, leavingMeans } from "#shared/agreements/leaving.ts";
import { ProblemError } from "../http/problem.ts";
import type { Session } from "../http/session.ts";
import { isInvented } from "../people/mail/mail.ts";
import { agreementEnded, partyLeft } from "../people/mail/party-messages.ts";
import type { Reader, Tx } from "../storage/storage.ts";
import type { Access } from "./access.ts";
import { participantsOf, partiesOf, type Party, raiseEpoch } from "./agreement-store.ts";
import type { AgreementDeps } from "./deps.ts";
import { require } from "./guard.ts";
import { actor, recordGone } from "./history.ts";
import { partnersAwaited } from "./invitation-store.ts";
import { putKept } from "./kept-store.ts";
import { endAgreement, endParty } from "./leave-store.ts";
import { settleProposals } from "./party-proposals.ts";

/** What a lead asks for; `means` is what the page said would happen. */
interface Asked {
  readonly agreementId: string;
  readonly reason: string;
  readonly means: Leaving;
}

/**
 * A lead takes the own organisation out of an agreement that is not in force (AG10), or ends it when
 * nobody would be left to agree with (AG13). What it had is kept for its people first, and a signing
 * round is void. All of it, the line in
 * the history and the mail to the other leads are one transaction; live lines close right after it.
 * @throws ProblemError `notFound`, `notAllowed`, `wrongStage`; `conflict` when it would mean
 *   something else than the page said, because others came or went meanwhile
 */
export async function leaveAgreement(
  deps: AgreementDeps,
  session: Session,
  asked: Asked,
): Promise<void> {
  const { agreementId, reason } = asked;
  await deps.storage.write(async (tx) => {
    const access = await require(tx, session, { agreementId, action: "leave" });
    const means = await leavingOf(tx, access, deps.clock.now());
    if (means !== asked.means) throw new ProblemError("conflict");
    const at = deps.clock.now().toISOString();
    if (means === "leaves") await keepCopy(deps, tx, { access, at });
    if (access.stage === "signing") await deps.voidRound(tx, access, reason);
    const parties = await partiesOf(tx, agreementId);
    const go = means === "ends" ? end : takeOut;
    await go(deps, tx, { access, reason, at });
    await settleProposals(deps, tx, access, means === "ends");
    await tellOthers(deps, tx, { access, session, parties, means });
  });
  deps.onAccessChanged({ personId: session.personId, agreementId });
}

/** What it would mean now if this person's organisation went. */
export async function leavingOf(db: Reader, access: Access, now: Date): Promise<Leaving> {
  const { agreementId, organisationId } = access;
  const parties = await partiesOf(db, agreementId);
  const people = await participantsOf(db, agreementId);
  const invited = (await partnersAwaited(db, agreementId, now)).filter(({ inviterId }) =>
    people.some((one) => one.personId === inviterId && one.organisationId !== organisationId),
  );
  const here = parties.filter((party) => party.organisationId !== organisationId);
  return leavingMeans({ here: here.length, invited: invited.length });
}

interface Going {
  readonly access: Access;
  readonly reason: string;
  /** The moment of it, one for all that is written. */
  readonly at: string;
}

/** What the party has until now stays readable for its people, whatever the others do next (SO40). */
async function keepCopy(
  deps: AgreementDeps,
  tx: Tx,
  { access, at }: Pick<Going, "access" | "at">,
): Promise<void> {
  const { agreementId, organisationId, title } = access;
  const files = await deps.keptFiles(tx, access);
  await putKept(tx, { agreementId, organisationId, title, at }, files);
}

async function takeOut(deps: AgreementDeps, tx: Tx, { access, reason, at }: Going): Promise<void> {
  const { agreementId, organisationId, personId } = access;
  await endParty(tx, { agreementId, organisationId }, at);
  await raiseEpoch(tx, agreementId);
  const by = actor(personId, organisationId, "lead");
  await recordGone(deps, tx, "party.removed", { agreementId, organisationId, by, reason });
  await deps.partiesChanged(tx, access);
}

/** Both stay parties of what is over: they read it and keep copies of it. */
async function end(deps: AgreementDeps, tx: Tx, { access, reason, at }: Going): Promise<void> {
  const { agreementId, organisationId, personId } = access;
  await endAgreement(tx, agreementId, at);
  const by = actor(personId, organisationId, "lead");
  await recordGone(deps, tx, "agreement.ended", { agreementId, organisationId, by, reason });
}

/** Mail to every lead but the one who goes and whoever goes along. The reason stays behind the sign-in. */
async function tellOthers(
  deps: AgreementDeps,
  tx: Tx,
  of: {
    readonly access: Access;
    readonly session: Session;
    readonly parties: readonly Party[];
    readonly means: Leaving;
  },
): Promise<void> {
  const { access, session, parties, means } = of;
  const { agreementId, title, organisationId } = access;
  const own = parties.find((party) => party.organisationId === organisationId);
  const heldBack = isInvented(session.email);
  for (const lead of await participantsOf(tx, agreementId)) {
    const party = parties.find((known) => known.organisationId === lead.organisationId);
    if (lead.role !== "lead" || party === undefined || lead.personId === access.personId) continue;
    const about = { agreementId, title, email: lead.email, by: session.name };
    const mail = { ...about, organisation: party.legalName, left: own?.legalName ?? "" };
    await deps.outbox.queue(tx, {
      ...(means === "ends" ? agreementEnded(mail) : partyLeft(mail)),
      heldBack,
    });
  }
}
