import type * as z from "zod";
import { mayIn, type OrganisationAction, type OrganisationSeat } from "#shared/permissions/may.ts";
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
  membersOf,
  profileOf,
  retitleMember,
  seatsIn,
} from "./organisation-store.ts";

/** A call by a member of the organisation in the path, in a seat that may do what is asked for. */
export interface OrganisationCall<Body> extends Call {
  readonly session: Session;
  readonly organisationId: string;
  readonly seats: readonly OrganisationSeat[];
  readonly body: Body;
}

interface OrganisationSpec<Body extends z.ZodType> {
  readonly method: Route["method"];
  /** Holds `:organisation`. */
  readonly path: string;
  readonly action: OrganisationAction;
  readonly body?: Body;
  readonly handle: (call: OrganisationCall<z.infer<Body>>) => Promise<Reply>;
}

/**
 * The asker for organisations: strangers get 404, members in a seat that may not 403.
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
      const seats = await requireMember(db, want);
      const body = parseBody(spec.body, call.body);
      return spec.handle({ ...call, session, organisationId, seats, body });
    },
  };
}

/**
 * @returns the seats of the member
 * @throws ProblemError `notFound`, `notAllowed`
 */
export async function requireMember(
  db: Reader,
  want: {
    readonly organisationId: string;
    readonly personId: string;
    readonly action: OrganisationAction;
  },
): Promise<readonly OrganisationSeat[]> {
  const seats = await seatsIn(db, want.personId, want.organisationId);
  if (seats.length === 0) throw new ProblemError("notFound");
  if (!mayIn(seats, want.action)) throw new ProblemError("notAllowed");
  return seats;
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
        return {
          status: 201,
          json: await view(read, id, await seatsIn(read, session.personId, id)),
        };
      },
    }),
    organisationRoute(read, {
      method: "get",
      path: "/api/organisations/:organisation",
      action: "read",
      handle: async ({ organisationId, seats }) => ({
        json: await view(read, organisationId, seats),
      }),
    }),
    organisationRoute(read, {
      method: "put",
      path: "/api/organisations/:organisation",
      action: "administer",
      body: Profile,
      handle: async ({ organisationId, session, seats, body }) => {
        await deps.storage.write(async (tx) => {
          const { personId } = session;
          await requireMember(tx, { organisationId, personId, action: "administer" });
          await changeProfile(tx, organisationId, tidy(body));
        });
        return { json: await view(read, organisationId, seats) };
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
    handle: async ({ organisationId, seats, session, params, body }) => {
      const personId = params["person"] ?? "";
      if (personId !== session.personId && !mayIn(seats, "administer")) {
        throw new ProblemError("notAllowed");
      }
      await deps.storage.write(async (tx) => {
        const asker = { organisationId, personId: session.personId };
        const action = personId === session.personId ? "read" : "administer";
        await requireMember(tx, { ...asker, action });
        await requireMember(tx, { organisationId, personId, action: "read" });
        await retitleMember(tx, { organisationId, personId, title: oneLine(body.title) });
      });
      return { json: await view(read, organisationId, seats) };
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
    regulator: oneLine(profile.regulator ?? ""),
    signingRule: oneLine(profile.signingRule ?? ""),
  };
  if (tidied.legalName === "") throw new ProblemError("badValue", { field: "legalName" });
  if (tidied.shortName === "") throw new ProblemError("badValue", { field: "shortName" });
  return tidied;
}

async function view(db: Reader, id: string, seats: readonly OrganisationSeat[]): Promise<object> {
  return {
    id,
    profile: await profileOf(db, id),
    administrator: mayIn(seats, "administer"),
    seats: [...seats],
    members: await membersOf(db, id),
  };
}
