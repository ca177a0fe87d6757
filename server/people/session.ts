import type { IncomingMessage } from "node:http";
import { ProblemError } from "../http/problem.ts";
import type { Session, SessionOf } from "../http/session.ts";
import { gathered } from "../storage/gathered.ts";
import type { PeopleDeps } from "./deps.ts";
import { hashOf, tokenFrom } from "./hashes.ts";
import {
  addSession,
  demoSessionOf,
  type KnownSession,
  sessionOfHash,
  sessionsOfHashes,
  touchSession,
} from "./session-store.ts";

/**
 * A session ends after an hour of silence and after twelve hours in any case, and proves who it is
 * for thirty minutes (OPERATIONS 4.4).
 */
export const LIFETIME = {
  idleMs: 60 * 60_000,
  absoluteMs: 12 * 60 * 60_000,
  freshMs: 30 * 60_000,
} as const;
/** "Last seen" is written at most this often. */
const TOUCH_EVERY_MS = 60_000;

type Headers = Pick<IncomingMessage, "headers">;
type Needs = Pick<PeopleDeps, "storage" | "clock" | "log" | "config" | "origin">;

export interface Sessions {
  readonly of: SessionOf;
  /**
   * Whether the session with this id (`Session.id`) would still be let in; live sockets ask again.
   * `active`: the person is typing, which counts as being seen.
   */
  readonly lives: (id: string, active: boolean) => Promise<boolean>;
}

/**
 * Who a request comes from. A bearer token (a tab of the example) wins over the cookie, so that
 * three tabs of one browser are three people; a token that is not known means nobody.
 */
export function createSessions(deps: Needs): Sessions {
  const sessionOf = gathered((ids: readonly string[]) => sessionsOfHashes(deps.storage.read, ids));
  const lives = async (id: string, active: boolean): Promise<boolean> => {
    // Whoever enters is one of at most a hundred unknown sockets: they must not wait for a turn.
    const found = active ? await sessionOf(id) : await sessionOfHash(deps.storage.read, id);
    if (found === undefined || found === null) return (await tab(deps, id)) !== null;
    if (!fresh(deps, found)) return false;
    if (active) await touch(deps, found);
    return true;
  };
  const of: SessionOf = async (request, unseen = false) => {
    const bearer = bearerOf(request);
    if (bearer !== null) return tab(deps, hashOf(bearer));
    const hash = ownSessionHash(deps, request.headers.cookie);
    const found = hash === null ? null : await sessionOfHash(deps.storage.read, hash);
    if (found === null || !fresh(deps, found)) return null;
    if (!unseen) await touch(deps, found);
    return found.session;
  };
  return { of, lives };
}

async function tab(deps: Needs, hash: string): Promise<Session | null> {
  return deps.config.demo ? demoSessionOf(deps.storage.read, hash, deps.clock.now()) : null;
}

function fresh(deps: Needs, found: KnownSession): boolean {
  const now = deps.clock.now().getTime();
  const idle = now - found.seenAt.getTime();
  const age = now - found.createdAt.getTime();
  return idle < LIFETIME.idleMs && age < LIFETIME.absoluteMs;
}

/**
 * Whoever changes how they sign in has shown lately that it is them: a page left open for an hour
 * must not become somebody else's key to sign agreements with. The example's tabs are let off.
 * @throws ProblemError `stepUpNeeded`
 */
export async function requireFreshSignIn(
  deps: Pick<PeopleDeps, "storage" | "clock">,
  session: Session,
): Promise<void> {
  if (session.kind === "demo") return;
  const found = await sessionOfHash(deps.storage.read, session.id);
  const age = deps.clock.now().getTime() - (found?.createdAt.getTime() ?? 0);
  if (age > LIFETIME.freshMs) throw new ProblemError("stepUpNeeded");
}

/** A full disk must not sign people out: they may still read. */
async function touch(deps: Needs, found: KnownSession): Promise<void> {
  const now = deps.clock.now();
  if (now.getTime() - found.seenAt.getTime() < TOUCH_EVERY_MS) return;
  await deps.storage
    .write((tx) => touchSession(tx, found.session.id, now))
    .catch((error: unknown) => {
      deps.log.warn({ error: String(error) }, "last seen was not saved");
    });
}

/**
 * A new session for somebody who has just proven who they are.
 * @returns the token for the cookie; only its hash is kept
 */
export async function beginSession(
  deps: Pick<PeopleDeps, "storage" | "clock" | "random">,
  person: { readonly personId: string; readonly device: string },
): Promise<string> {
  const token = tokenFrom(deps.random.bytes(32));
  const now = deps.clock.now();
  await deps.storage.write((tx) =>
    addSession(tx, {
      id: deps.random.id(),
      personId: person.personId,
      token: hashOf(token),
      device: person.device,
      at: now,
      expiresAt: new Date(now.getTime() + LIFETIME.absoluteMs),
    }),
  );
  return token;
}

type Origin = Pick<PeopleDeps, "origin">;

const isHttps = (deps: Origin): boolean => deps.origin().startsWith("https:");

/** `__Host-sid` on https; `sid` on http://localhost, where browsers refuse the prefix. */
function sessionCookieName(deps: Origin): string {
  return isHttps(deps) ? "__Host-sid" : "sid";
}

/** The cookie that carries a session. `Lax`: a link in a mail must open signed in. */
export function sessionCookie(deps: Origin, token: string): string {
  return cookie(deps, sessionCookieName(deps), {
    value: token,
    seconds: LIFETIME.absoluteMs / 1000,
  });
}

export function endedSessionCookie(deps: Origin): string {
  return cookie(deps, sessionCookieName(deps), { value: "", seconds: 0 });
}

/** The cookie that binds an emailed code to the browser that asked for it. */
export function askCookie(deps: Origin, browser: string): string {
  return cookie(deps, askCookieName(deps), { value: browser, seconds: 600 });
}

function askCookieName(deps: Origin): string {
  return isHttps(deps) ? "__Host-ask" : "ask";
}

export function askingBrowser(deps: Origin, cookies: string | undefined): string | null {
  return cookieOf(cookies, askCookieName(deps));
}

/** The hashed token of the request's own cookie, or null: what signing in or out must end. */
export function ownSessionHash(deps: Origin, cookies: string | undefined): string | null {
  const token = cookieOf(cookies, sessionCookieName(deps));
  return token === null ? null : hashOf(token);
}

function cookie(
  deps: Origin,
  name: string,
  content: { readonly value: string; readonly seconds: number },
): string {
  const secure = isHttps(deps) ? "; Secure" : "";
  return `${name}=${content.value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${content.seconds}${secure}`;
}

const TOKEN = /^[A-Za-z0-9_-]{20,100}$/;

function cookieOf(header: string | undefined, name: string): string | null {
  const value = (header ?? "")
    .split(";")
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1);
  return value !== undefined && TOKEN.test(value) ? value : null;
}

function bearerOf(request: Headers): string | null {
  const header = request.headers.authorization;
  return header?.startsWith("Bearer ") === true ? header.slice("Bearer ".length) : null;
}
