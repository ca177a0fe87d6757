import type { Express, Request, Response } from "express";
import * as z from "zod";
import { type EventStream, sendEvents } from "./event-stream.ts";
import { nulIn } from "./nul.ts";
import { ProblemError } from "./problem.ts";
import type { Session, SessionOf } from "./session.ts";

export type Method = "get" | "post" | "put" | "delete";

/** One call as a route sees it: everything already read, nothing yet decided. */
export interface Call {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly session: Session | null;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The address at the other end of the line: a proxy's own, behind one. */
  readonly address: string;
  /** Runs something when the answer has left as a whole, or never will. */
  readonly gone: (run: () => void) => void;
}

/**
 * The answer: JSON, raw text or bytes with their own type (a download), or events that go on. `cookies` are
 * whole Set-Cookie values.
 */
export interface Reply {
  readonly status?: number;
  readonly json?: unknown;
  readonly text?: {
    readonly type: string;
    readonly content: string | Buffer;
    readonly fileName?: string;
  };
  readonly events?: (stream: EventStream) => void;
  readonly cookies?: readonly string[];
}

/**
 * Who is let in, as data: the permission tests list every route by it. `operator` is whoever runs
 * the server: from this machine, or with the token of the settings.
 * `agreement` and `organisation` name the action of the table that the guard asks for.
 */
type Policy =
  | { readonly kind: "public" }
  | { readonly kind: "session" }
  | { readonly kind: "demo" }
  | { readonly kind: "operator" }
  | { readonly kind: "agreement"; readonly action: string }
  | { readonly kind: "organisation"; readonly action: string };

export interface Route {
  readonly method: Method;
  /** Express path, such as `/api/agreements/:agreement/answers/:question`. */
  readonly path: string;
  readonly policy: Policy;
  /** Bytes of its JSON body, where it takes more than the others. */
  readonly bodyLimit?: number;
  /** A page asks this by itself: it keeps no session awake. */
  readonly unseen?: boolean;
  readonly handle: (call: Call) => Promise<Reply>;
}

interface OpenSpec<Body extends z.ZodType> {
  readonly method: Method;
  readonly path: string;
  readonly body?: Body;
}

/** A route for anybody. Bodies are closed zod objects: unknown keys are refused. */
export function publicRoute<Body extends z.ZodType>(
  spec: OpenSpec<Body> & {
    handle: (call: Call & { readonly body: z.infer<Body> }) => Promise<Reply>;
  },
): Route {
  return {
    method: spec.method,
    path: spec.path,
    policy: { kind: "public" },
    handle: async (call) => spec.handle({ ...call, body: parseBody(spec.body, call.body) }),
  };
}

/** A route for anybody who is signed in. */
export function sessionRoute<Body extends z.ZodType>({
  body,
  handle,
  ...route
}: Omit<Route, "policy" | "handle"> & {
  readonly body?: Body;
  readonly handle: (
    call: Call & { readonly body: z.infer<Body>; readonly session: Session },
  ) => Promise<Reply>;
}): Route {
  return {
    ...route,
    policy: { kind: "session" },
    handle: async (call) => {
      const session = signedIn(call);
      return handle({ ...call, session, body: parseBody(body, call.body) });
    },
  };
}

/** @throws ProblemError `signInNeeded` */
export function signedIn(call: Call): Session {
  if (call.session === null) throw new ProblemError("signInNeeded");
  return call.session;
}

/**
 * The body as its schema says.
 * @throws ProblemError `unknownField` naming the key, `badValue` naming the field, or the code that
 *   the schema carries as `params.code`-free message `problem:{code}`
 */
export function parseBody<Body extends z.ZodType>(
  schema: Body | undefined,
  body: unknown,
): z.infer<Body> {
  const parsed = (schema ?? z.undefined().or(z.strictObject({}))).safeParse(body ?? undefined);
  if (parsed.success) {
    const field = nulIn(parsed.data);
    if (field !== null) throw new ProblemError("badValue", { field });
    // The schema that parsed is the one whose type is promised.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return parsed.data as z.infer<Body>;
  }
  const issue = parsed.error.issues[0];
  if (issue?.code === "unrecognized_keys") {
    throw new ProblemError("unknownField", { field: issue.keys[0] ?? "" });
  }
  throw new ProblemError("badValue", { field: (issue?.path ?? []).map(String).join(".") });
}

/** Puts the routes on the app. Nothing below a route answers by itself: it returns or throws. */
export function mountRoutes(app: Express, routes: readonly Route[], sessionOf: SessionOf): void {
  for (const route of routes) {
    app[route.method](route.path, (request, response, next) => {
      answer(route, request, response, sessionOf).catch(next);
    });
  }
}

async function answer(
  route: Route,
  request: Request,
  response: Response,
  sessionOf: SessionOf,
): Promise<void> {
  const session = await sessionOf(request, route.unseen);
  const body: unknown = request.body;
  const [params, query] = [texts(request.params), texts(request.query)];
  if (nulIn([params, query]) !== null) throw new ProblemError("notFound");
  const reply = await route.handle({
    params,
    query,
    body,
    session,
    headers: texts(request.headers),
    address: request.socket.remoteAddress ?? "",
    gone: (run) => {
      response.once("close", run);
    },
  });
  send(reply, response);
}

function send(reply: Reply, response: Response): void {
  for (const cookie of reply.cookies ?? []) response.append("Set-Cookie", cookie);
  response.setHeader("Cache-Control", "no-store");
  if (reply.text !== undefined) {
    response.status(reply.status ?? 200).type(reply.text.type);
    if (reply.text.fileName !== undefined) response.attachment(reply.text.fileName);
    response.setHeader("Content-Security-Policy", "sandbox");
    response.send(reply.text.content);
    return;
  }
  if (reply.events !== undefined) {
    sendEvents(response, reply.events);
    return;
  }
  if (reply.json === undefined) {
    response.status(reply.status ?? 204).end();
    return;
  }
  response.status(reply.status ?? 200).json(reply.json);
}

/** Only plain strings pass: repeated query keys and nested objects are not ours. */
function texts(source: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(source).filter(
      (entry): entry is [string, string] => typeof entry[1] === "string",
    ),
  );
}
