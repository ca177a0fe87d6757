import { Role } from "#shared/agreements/stage.ts";
import { ConfirmAuthority, LeaveAgreement, StartAgreement } from "#shared/protocol/agreements.ts";
import { ProblemError } from "../http/problem.ts";
import { type Route, sessionRoute } from "../http/route.ts";
import { organisationRoute } from "../people/organisations.ts";
import type { Access } from "./access.ts";
import { participantsOf } from "./agreement-store.ts";
import type { AgreementDeps } from "./deps.ts";
import { createGuard, require } from "./guard.ts";
import { actor, recordAuthority } from "./history.ts";
import { invitationRoutes } from "./invitation-routes.ts";
import { keptRoutes } from "./kept.ts";
import { keepAuthority } from "./people-store.ts";
import { leaveAgreement } from "./leave.ts";
import { partyProposalRoutes } from "./party-proposal-routes.ts";
import { removeMember, removeRole } from "./remove.ts";
import { filled, startAgreement } from "./start.ts";
import { listAgreements, viewAgreement, viewPeople } from "./view.ts";

/** Starting, listing and looking at agreements, and who is on them. */
export function agreementRoutes(deps: AgreementDeps): Route[] {
  const guarded = createGuard(deps.storage);
  return [
    sessionRoute({
      method: "post",
      path: "/api/agreements",
      body: StartAgreement,
      handle: async ({ session, body }) => {
        const { id, invitations } = await startAgreement(deps, session, body);
        const links = invitations.map(({ email, link }) => ({ email, link }));
        return { status: 201, json: { id, invitations: links } };
      },
    }),
    sessionRoute({
      method: "get",
      path: "/api/agreements",
      handle: async ({ session }) => ({ json: await listAgreements(deps, session) }),
    }),
    guarded({
      method: "get",
      path: "/api/agreements/:agreement",
      action: "look",
      handle: async ({ access }) => ({ json: await viewAgreement(deps, access) }),
    }),
    guarded({
      method: "get",
      path: "/api/agreements/:agreement/people",
      action: "readPeople",
      handle: async ({ access }) => ({ json: await viewPeople(deps, access) }),
    }),
    authorityRoute(deps),
    ...removalRoutes(deps),
    guarded({
      method: "post",
      path: "/api/agreements/:agreement/leave",
      action: "leave",
      body: LeaveAgreement,
      handle: async ({ session, access, body }) => {
        await leaveAgreement(deps, session, { ...body, agreementId: access.agreementId });
        return { json: {} };
      },
    }),
    ...keptRoutes(deps),
    ...invitationRoutes(deps),
    ...partyProposalRoutes(deps),
  ];
}

function authorityRoute(deps: AgreementDeps): Route {
  return createGuard(deps.storage)({
    method: "put",
    path: "/api/agreements/:agreement/people/:person/authority",
    action: "confirmAuthority",
    body: ConfirmAuthority,
    handle: async ({ session, access, params, body }) => {
      const personId = params["person"] ?? "";
      const now = deps.clock.now().toISOString();
      if (body.date > now.slice(0, 10)) throw new ProblemError("badValue", { field: "date" });
      const reference = filled(body.reference, "reference");
      await deps.storage.write(async (tx) => {
        const { agreementId } = access;
        const fresh = await require(tx, session, { agreementId, action: "confirmAuthority" });
        await ownDirector(tx, fresh, personId);
        const about = { agreementId, organisationId: fresh.organisationId, personId };
        const confirmed = { ...body, reference, confirmedBy: session.personId, at: now };
        await keepAuthority(tx, { ...about, ...confirmed });
        const by = actor(session.personId, fresh.organisationId, "administrator");
        const { basis, date } = body;
        const data = { person: personId, basis, reference, date };
        await recordAuthority(deps, tx, { agreementId, by, data });
      });
      return { json: await viewPeople(deps, access) };
    },
  });
}

/** @throws ProblemError `notFound` for nobody on the agreement, `notAllowed` for another party's */
async function ownDirector(
  tx: Parameters<typeof participantsOf>[0],
  access: Access,
  personId: string,
): Promise<void> {
  const everybody = await participantsOf(tx, access.agreementId);
  const seats = everybody.filter((one) => one.personId === personId);
  if (seats.length === 0) throw new ProblemError("notFound");
  if (seats.some((one) => one.organisationId !== access.organisationId)) {
    throw new ProblemError("notAllowed");
  }
  if (!seats.some((one) => one.role === "director")) {
    throw new ProblemError("badValue", { field: "person" });
  }
}

function removalRoutes(deps: AgreementDeps): Route[] {
  return [
    createGuard(deps.storage)({
      method: "delete",
      path: "/api/agreements/:agreement/people/:person/:role",
      action: "removeMember",
      handle: async ({ session, access, params }) => {
        const role = Role.safeParse(params["role"]);
        if (!role.success) throw new ProblemError("notFound");
        const { agreementId } = access;
        const personId = params["person"] ?? "";
        await removeRole(deps, session, { agreementId, personId, role: role.data });
        return { json: {} };
      },
    }),
    organisationRoute(deps.storage.read, {
      method: "delete",
      path: "/api/organisations/:organisation/members/:person",
      action: "administer",
      handle: async ({ session, organisationId, params }) => {
        await removeMember(deps, session, { organisationId, personId: params["person"] ?? "" });
        return { json: {} };
      },
    }),
  ];
}
