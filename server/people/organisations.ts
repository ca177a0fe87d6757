import type * as z from "zod";
import { Profile, Retitle } from "#shared/protocol/people.ts";
import { ProblemError } from "../http/problem.ts";
import {
  type Call,
  parseBody,
  type Reply,
  type Route,
  sessionRoute,
  signedIn,
} from "../http/route.ts";
import type { Session } from "../http/session.ts";
import type { Reader } from "../storage/storage.ts";
import type { PeopleDeps } from "./deps.ts";
import { oneLine } from "./mail/mail.ts";
import {
  addMember,
  addOrganisation,
  changeProfile,
  membershipIn,
  membersOf,
  profileOf,
  retitleMember,
} from "./organisation-store.ts";

/** A call by a member of the organisation in the path; an administrator where one is needed. */
interface OrganisationCall<Body> extends Call {
  readonly session: Session;
  readonly organisationId: string;
  readonly administrator: boolean;
  readonly body: Body;
}

interface OrganisationSpec<Body extends z.ZodType> {
  readonly method: Route["method"];
  /** Holds `:organisation`. */
  readonly path: string;
  readonly action: "read" | "administer";
  readonly body?: Body;
  readonly handle: (call: OrganisationCall<z.infer<Body>>) => Promise<Reply>;
}

/**
 * The asker for organisations: strangers get 404, members who are no administrators 403.
 * A route that writes asks again inside its transaction with `requireMember`.
 */
export function organisationRoute<Body extends z.ZodType>(
  db: Reader,
  spec: OrganisationSpec<Body>,
): Route {
  return {
    method: spec.method,
    path: spec.path,
    policy: { kind: "organisation", action: spec.action },
    handle: async (call) => {
      const session = signedIn(call);
      const organisationId = call.params["organisation"] ?? "";
      const want = { organisationId, personId: session.personId, action: spec.action };
      const administrator = await requireMember(db, want);
      const body = parseBody(spec.body, call.body);
      return spec.handle({ ...call, session, organisationId, administrator, body });
    },
  };
}

/**
 * @returns whether the member is an administrator
 * @throws ProblemError `notFound`, `notAllowed`
 */
export async function requireMember(
  db: Reader,
  want: {
    readonly organisationId: string;
    readonly personId: string;
    readonly action: "read" | "administer";
  },
): Promise<boolean> {
  const membership = await membershipIn(db, want.personId, want.organisationId);
  if (membership === null) throw new ProblemError("notFound");
  if (want.action === "administer" && !membership.administrator) {
    throw new ProblemError("notAllowed");
  }
  return membership.administrator;
}

export function organisationRoutes(deps: PeopleDeps): Route[] {
  const { read } = deps.storage;
  return [
    sessionRoute({
      method: "post",
      path: "/api/organisations",
      body: Profile,
      handle: async ({ body, session }) => {
        const id = await deps.storage.write((tx) =>
          foundOrganisation(deps, tx, { profile: body, personId: session.personId }),
        );
        return { status: 201, json: await view(read, id, true) };
      },
    }),
    organisationRoute(read, {
      method: "get",
      path: "/api/organisations/:organisation",
      action: "read",
      handle: async ({ organisationId, administrator }) => ({
        json: await view(read, organisationId, administrator),
      }),
    }),
    organisationRoute(read, {
      method: "put",
      path: "/api/organisations/:organisation",
      action: "administer",
      body: Profile,
      handle: async ({ organisationId, session, body }) => {
        await deps.storage.write(async (tx) => {
          const { personId } = session;
          await requireMember(tx, { organisationId, personId, action: "administer" });
          await changeProfile(tx, organisationId, tidy(body));
        });
        return { json: await view(read, organisationId, true) };
      },
    }),
    titleRoute(deps),
  ];
}

/** Members name their own title ("Chief executive"); administrators anybody's. */
function titleRoute(deps: PeopleDeps): Route {
  const { read } = deps.storage;
  return organisationRoute(read, {
    method: "put",
    path: "/api/organisations/:organisation/members/:person/title",
    action: "read",
    body: Retitle,
    handle: async ({ organisationId, administrator, session, params, body }) => {
      const personId = params["person"] ?? "";
      if (personId !== session.personId && !administrator) throw new ProblemError("notAllowed");
      await deps.storage.write(async (tx) => {
        const asker = { organisationId, personId: session.personId };
        const action = personId === session.personId ? "read" : "administer";
        await requireMember(tx, { ...asker, action });
        await requireMember(tx, { organisationId, personId, action: "read" });
        await retitleMember(tx, { organisationId, personId, title: oneLine(body.title) });
      });
      return { json: await view(read, organisationId, administrator) };
    },
  });
}

/**
 * A new organisation with its first administrator.
 * @returns its id
 */
export async function foundOrganisation(
  deps: Pick<PeopleDeps, "clock" | "random">,
  tx: Parameters<typeof addOrganisation>[0],
  founding: { readonly profile: Profile; readonly personId: string },
): Promise<string> {
  const id = deps.random.id();
  const at = deps.clock.now().toISOString();
  await addOrganisation(tx, { id, profile: tidy(founding.profile) }, at);
  const member = { organisationId: id, personId: founding.personId };
  await addMember(tx, { ...member, administrator: true, title: "" }, at);
  return id;
}

function tidy(profile: Profile): Profile {
  const tidied = {
    ...profile,
    legalName: oneLine(profile.legalName),
    shortName: oneLine(profile.shortName),
    number: oneLine(profile.number),
    address: oneLine(profile.address),
  };
  if (tidied.legalName === "") throw new ProblemError("badValue", { field: "legalName" });
  if (tidied.shortName === "") throw new ProblemError("badValue", { field: "shortName" });
  return tidied;
}

async function view(db: Reader, id: string, administrator: boolean): Promise<object> {
  return {
    id,
    profile: await profileOf(db, id),
    administrator,
    members: await membersOf(db, id),
  };
}
