import { AskCode, ConfirmCode, RenameMe } from "#shared/protocol/people.ts";
import { ProblemError } from "../http/problem.ts";
import { publicRoute, type Route, sessionRoute } from "../http/route.ts";
import type { Session } from "../http/session.ts";
import { type Auth, emailOf, openAuth } from "./auth.ts";
import type { PeopleDeps } from "./deps.ts";
import { deviceOf } from "./device.ts";
import { tokenFrom } from "./hashes.ts";
import { oneLine } from "./mail/mail.ts";
import { organisationRoutes } from "./organisations.ts";
import { membershipsOf } from "./organisation-store.ts";
import { outboxRoutes, outboxShown } from "./outbox-page.ts";
import { passkeyRoutes } from "./passkeys.ts";
import { devicesOf, endSession } from "./session-store.ts";
import { askCookie, askingBrowser, endedSessionCookie, ownSessionHash } from "./session.ts";
import { signedInAs } from "./signed-in.ts";
import { countPasskeys, renamePerson } from "./store.ts";

/** Signing in and out, oneself, one's passkeys and one's organisations. */
export function peopleRoutes(deps: PeopleDeps): Route[] {
  const auth = openAuth(deps);
  return [
    ...signInRoutes(deps, auth),
    ...meRoutes(deps),
    ...deviceRoutes(deps),
    ...passkeyRoutes(deps),
    ...organisationRoutes(deps),
    ...outboxRoutes(deps),
  ];
}

function signInRoutes(deps: PeopleDeps, auth: Auth): Route[] {
  return [
    publicRoute({
      method: "post",
      path: "/api/sign-in/code",
      body: AskCode,
      handle: async ({ body, headers }) => {
        const browser = askingBrowser(deps, headers["cookie"]) ?? tokenFrom(deps.random.bytes(32));
        await auth.ask(emailOf(body.email), browser);
        return { json: {}, cookies: [askCookie(deps, browser)] };
      },
    }),
    publicRoute({
      method: "post",
      path: "/api/sign-in/code/confirm",
      body: ConfirmCode,
      handle: async ({ body, headers }) => {
        const browser = askingBrowser(deps, headers["cookie"]);
        // Another browser's guess is wrong without costing the owner one of the five tries.
        if (browser === null) throw new ProblemError("codeWrong");
        const token = await auth.confirm({
          email: emailOf(body.email),
          code: body.code,
          browser,
          name: oneLine(body.name ?? "") || undefined,
          device: deviceOf(headers["user-agent"]),
        });
        return signedInAs(deps, token, headers["cookie"]);
      },
    }),
    publicRoute({
      method: "post",
      path: "/api/sign-out",
      handle: async ({ session, headers }) => {
        if (session !== null) await end(deps, session.personId, session.id);
        const own = ownSessionHash(deps, headers["cookie"]);
        if (session === null && own !== null) {
          await deps.storage.write((tx) => endSession(tx, own));
        }
        return { json: {}, cookies: session?.kind === "demo" ? [] : [endedSessionCookie(deps)] };
      },
    }),
  ];
}

async function end(deps: PeopleDeps, personId: string, hash: string): Promise<void> {
  await deps.storage.write((tx) => endSession(tx, hash));
  deps.onAccessChanged({ personId, sessionId: hash });
}

function meRoutes(deps: PeopleDeps): Route[] {
  return [
    publicRoute({
      method: "get",
      path: "/api/me",
      handle: async ({ session }) => ({ json: await me(deps, session) }),
    }),
    sessionRoute({
      method: "put",
      path: "/api/me",
      body: RenameMe,
      handle: async ({ body, session }) => {
        const name = oneLine(body.name);
        if (name === "") throw new ProblemError("badValue", { field: "name" });
        const at = deps.clock.now().toISOString();
        await deps.storage.write((tx) => renamePerson(tx, { id: session.personId, name }, at));
        return { json: await me(deps, { ...session, name }) };
      },
    }),
  ];
}

async function me(deps: PeopleDeps, session: Session | null): Promise<object> {
  const here = { demo: deps.config.demo, outbox: outboxShown(deps) };
  if (session === null) return { ...here, person: null, organisations: [], passkeys: 0 };
  const organisations = await membershipsOf(deps.storage.read, session.personId);
  return {
    ...here,
    person: { id: session.personId, name: session.name, email: session.email },
    organisations: organisations.map(({ organisationId, ...rest }) => ({
      id: organisationId,
      ...rest,
    })),
    passkeys: await countPasskeys(deps.storage.read, session.personId),
  };
}

/** Where one is signed in; each place can be ended from any other. */
function deviceRoutes(deps: PeopleDeps): Route[] {
  return [
    sessionRoute({
      method: "get",
      path: "/api/me/sessions",
      handle: async ({ session }) => {
        const devices = await devicesOf(deps.storage.read, session.personId);
        const sessions = devices.map((device) => ({
          id: device.id,
          createdAt: device.createdAt,
          userAgent: device.device,
          current: device.hash === session.id,
        }));
        return { json: { sessions } };
      },
    }),
    sessionRoute({
      method: "delete",
      path: "/api/me/sessions/:session",
      handle: async ({ session, params }) => {
        const devices = await devicesOf(deps.storage.read, session.personId);
        const device = devices.find((one) => one.id === params["session"]);
        if (device === undefined) throw new ProblemError("notFound");
        await end(deps, session.personId, device.hash);
        return { json: {} };
      },
    }),
  ];
}
