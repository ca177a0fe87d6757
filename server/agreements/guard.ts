import type * as z from "zod";
import { type Action, anyMay, couldEver } from "#shared/permissions/may.ts";
import { ProblemError } from "../http/problem.ts";
import {
  type Call,
  type Method,
  parseBody,
  type Reply,
  type Route,
  signedIn,
} from "../http/route.ts";
import type { Session } from "../http/session.ts";
import type { Reader, Storage } from "../storage/storage.ts";
import type { Access } from "./access.ts";
import { accessTo } from "./store.ts";

/** A call that the guard has let through. */
export interface GuardedCall<Body> extends Call {
  readonly session: Session;
  readonly access: Access;
  readonly body: Body;
}

interface GuardedSpec<Body extends z.ZodType> {
  readonly method: Method;
  /** Holds `:agreement`. */
  readonly path: string;
  readonly action: Action;
  readonly body?: Body;
  /** Bytes of its JSON body, where it takes more than the others. */
  readonly bodyLimit?: number;
  readonly handle: (call: GuardedCall<z.infer<Body>>) => Promise<Reply>;
}

/**
 * The one asker on HTTP: is this person on the agreement, and may they do this now?
 * A stranger gets 404; a member without the right 403; the right person at the wrong time 409.
 * A route that writes asks again inside its transaction with `require`.
 */
export type GuardedRoute = <Body extends z.ZodType>(spec: GuardedSpec<Body>) => Route;

export function createGuard(storage: Storage): GuardedRoute {
  return (spec) => ({
    method: spec.method,
    path: spec.path,
    policy: { kind: "agreement", action: spec.action },
    ...(spec.bodyLimit === undefined ? {} : { bodyLimit: spec.bodyLimit }),
    handle: async (call) => {
      const session = signedIn(call);
      const agreementId = call.params["agreement"] ?? "";
      const access = await require(storage.read, session, { agreementId, action: spec.action });
      return spec.handle({ ...call, session, access, body: parseBody(spec.body, call.body) });
    },
  });
}

/**
 * The access of this person, if the action is theirs now; read from `db`, so inside a transaction
 * it sees what the transaction sees.
 * @throws ProblemError `notFound`, `notAllowed`, `wrongStage`, or `answersFirst` while the party owes
 *   the answers that this would be open to
 */
export async function require(
  db: Reader,
  person: Pick<Session, "personId" | "name">,
  want: { readonly agreementId: string; readonly action: Action },
): Promise<Access> {
  const access = await accessTo(db, person, want.agreementId);
  if (access === null) throw new ProblemError("notFound");
  if (anyMay(access.seats, want.action, access.phase)) return access;
  if (anyMay(access.seats, want.action, access.stage)) throw new ProblemError("answersFirst");
  throw new ProblemError(couldEver(access.seats, want.action) ? "wrongStage" : "notAllowed");
}
