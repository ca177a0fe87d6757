import { AcceptInvitation, Invite, LookInvitation } from "#shared/protocol/people.ts";
import { ProblemError } from "../http/problem.ts";
import { publicRoute, type Route, sessionRoute } from "../http/route.ts";
import type { Session } from "../http/session.ts";
import { emailOf } from "../people/auth.ts";
import { hashOf } from "../people/hashes.ts";
import { membershipIn, profileOf } from "../people/organisation-store.ts";
import { personById } from "../people/store.ts";
import type { Reader, Tx } from "../storage/storage.ts";
import { acceptInvitation, goodInvitation } from "./accept.ts";
import type { Access } from "./access.ts";
import { agreementFacts, participantsOf, partiesOf } from "./agreement-store.ts";
import type { AgreementDeps } from "./deps.ts";
import { createGuard, require } from "./guard.ts";
import {
  type Invitation,
  invitationsOf,
  revokeInvitation,
  revokeInvitationsTo,
  stateOf,
} from "./invitation-store.ts";
import { type Inviting, invite, masked } from "./invitations.ts";
import { filled } from "./start.ts";
import { accessTo } from "./store.ts";

const LIST = "/api/agreements/:agreement/invitations";

/** Inviting to one's own party, and taking up an invitation. */
export function invitationRoutes(deps: AgreementDeps): Route[] {
  return [inviteRoute(deps), ...keptRoutes(deps), ...takingUp(deps)];
}

function inviteRoute(deps: AgreementDeps): Route {
  return createGuard(deps.storage)({
    method: "post",
    path: LIST,
    action: "invite",
    body: Invite,
    handle: async ({ session, access, body }) => {
      const wish = { ...body, name: filled(body.name, "name"), email: emailOf(body.email) };
      const made = await deps.storage.write(async (tx) => {
        const { agreementId } = access;
        const fresh = await require(tx, session, { agreementId, action: "invite" });
        await refuseNeedless(tx, fresh, wish);
        const { organisationId } = fresh;
        await refuseOwnPromotion(tx, session, { organisationId, email: wish.email });
        const only = { agreementId, role: wish.role };
        await revokeInvitationsTo(tx, { email: wish.email, organisationId, only }, nowOf(deps));
        const from = await invitingFor(tx, session, fresh);
        const organisationName = from.inviter.organisation;
        return invite(deps, tx, { ...from, ...wish, organisationId, organisationName, others: [] });
      });
      return { status: 201, json: { id: made.id, link: made.link } };
    },
  });
}

const nowOf = (deps: AgreementDeps): string => deps.clock.now().toISOString();

async function refuseNeedless(
  tx: Tx,
  access: Access,
  wish: { readonly email: string; readonly role: string },
): Promise<void> {
  const seats = (await participantsOf(tx, access.agreementId)).filter(
    (seat) => seat.email === wish.email,
  );
  if (seats.some((seat) => seat.organisationId !== access.organisationId)) {
    throw new ProblemError("withAnotherParty");
  }
  if (seats.some((seat) => seat.role === wish.role)) throw new ProblemError("alreadyOnAgreement");
}

/** Nobody gives themselves a further role, unless they answer for the organisation anyway (A31). */
async function refuseOwnPromotion(
  tx: Tx,
  session: Session,
  to: { readonly organisationId: string; readonly email: string },
): Promise<void> {
  if (to.email !== session.email) return;
  const membership = await membershipIn(tx, session.personId, to.organisationId);
  if (membership?.administrator !== true) throw new ProblemError("notAllowed");
}

async function invitingFor(
  db: Reader,
  session: Session,
  access: Access,
): Promise<Pick<Inviting, "agreementId" | "title" | "inviter">> {
  const profile = await profileOf(db, access.organisationId);
  const organisation = profile?.legalName ?? "";
  const { organisationId } = access;
  const { personId: id, name, email } = session;
  return {
    agreementId: access.agreementId,
    title: access.title,
    inviter: { id, name, email, organisation, organisationId },
  };
}

/** One's own party's invitations, and those to partners that somebody of it sent. */
async function ownInvitations(db: Reader, access: Access): Promise<Invitation[]> {
  const ours = new Set(
    (await participantsOf(db, access.agreementId))
      .filter((one) => one.organisationId === access.organisationId)
      .map((one) => one.personId),
  );
  const all = await invitationsOf(db, access.agreementId);
  return all.filter((one) =>
    one.organisationId === null
      ? ours.has(one.inviterId)
      : one.organisationId === access.organisationId,
  );
}

function keptRoutes(deps: AgreementDeps): Route[] {
  const guarded = createGuard(deps.storage);
  const listed = async (access: Access): Promise<object> => ({
    invitations: (await ownInvitations(deps.storage.read, access)).map((one) => ({
      id: one.id,
      email: one.email,
      name: one.name,
      role: one.role,
      organisation: one.organisationName,
      state: stateOf(one, deps.clock.now()),
      expiresAt: one.expiresAt,
    })),
  });
  return [
    guarded({
      method: "get",
      path: LIST,
      action: "invite",
      handle: async ({ access }) => ({ json: await listed(access) }),
    }),
    guarded({
      method: "delete",
      path: `${LIST}/:invitation`,
      action: "invite",
      handle: async ({ session, access, params }) => {
        await deps.storage.write(async (tx) => {
          const { agreementId } = access;
          const fresh = await require(tx, session, { agreementId, action: "invite" });
          const { id } = await own(tx, fresh, params["invitation"]);
          if (!(await revokeInvitation(tx, id, nowOf(deps)))) throw new ProblemError("conflict");
        });
        return { json: await listed(access) };
      },
    }),
    againRoute(deps),
  ];
}

/** A fresh link for the same person; the old one stops working. */
function againRoute(deps: AgreementDeps): Route {
  return createGuard(deps.storage)({
    method: "post",
    path: `${LIST}/:invitation/again`,
    action: "invite",
    handle: async ({ session, access, params }) => {
      const made = await deps.storage.write(async (tx) => {
        const { agreementId } = access;
        const fresh = await require(tx, session, { agreementId, action: "invite" });
        const old = await own(tx, fresh, params["invitation"]);
        if (old.usedAt !== null) throw new ProblemError("inviteUsed");
        await revokeInvitation(tx, old.id, nowOf(deps));
        const from = await invitingFor(tx, session, fresh);
        const { email, name, role, organisationId, organisationName } = old;
        const others = await otherNames(tx, fresh, organisationName);
        const again = { email, name, role, organisationId, organisationName, others };
        return invite(deps, tx, { ...from, ...again });
      });
      return { status: 201, json: { id: made.id, link: made.link } };
    },
  });
}

async function own(tx: Tx, access: Access, id: string | undefined): Promise<Invitation> {
  const found = (await ownInvitations(tx, access)).find((one) => one.id === id);
  if (found === undefined) throw new ProblemError("notFound");
  return found;
}

async function otherNames(db: Reader, access: Access, except: string): Promise<string[]> {
  const parties = await partiesOf(db, access.agreementId);
  return parties
    .filter((party) => party.organisationId !== access.organisationId)
    .map((party) => party.legalName)
    .filter((name) => name !== except);
}

function takingUp(deps: AgreementDeps): Route[] {
  return [
    publicRoute({
      method: "post",
      path: "/api/invitations/look",
      body: LookInvitation,
      handle: async ({ body }) => ({ json: await look(deps, body.token) }),
    }),
    sessionRoute({
      method: "post",
      path: "/api/invitations/accept",
      body: AcceptInvitation,
      handle: async ({ session, body }) => ({
        json: { agreement: await acceptInvitation(deps, session, body) },
      }),
    }),
  ];
}

/** What a token is about. Consumes nothing: mail scanners look too (A39). */
async function look(deps: AgreementDeps, token: string): Promise<object> {
  const db = deps.storage.read;
  const invitation = await goodInvitation(deps, db, hashOf(token));
  const facts = await agreementFacts(db, invitation.agreementId);
  const inviter = await personById(db, invitation.inviterId);
  const asker = { personId: invitation.inviterId, name: "" };
  const access = await accessTo(db, asker, invitation.agreementId);
  const profile = access === null ? null : await profileOf(db, access.organisationId);
  return {
    agreementTitle: facts.title,
    inviter: inviter?.name ?? "",
    inviterOrganisation: profile?.legalName ?? "",
    organisation: invitation.organisationName,
    newParty: invitation.organisationId === null,
    role: invitation.role,
    sentTo: masked(invitation.email),
  };
}
