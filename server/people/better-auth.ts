import { AsyncLocalStorage } from "node:async_hooks";
import { betterAuth } from "better-auth";
import { APIError } from "better-auth/api";
import { emailOTP } from "better-auth/plugins";
import type { ProblemCode } from "#shared/problem/problem.ts";
import type { Random } from "../clock.ts";
import { ProblemError } from "../http/problem.ts";
import type { Auth } from "./auth.ts";
import { authAdapter } from "./auth-adapter.ts";
import type { PeopleDeps } from "./deps.ts";
import { keyedHash, tokenFrom } from "./hashes.ts";
import { CODE_MINUTES, signInCode } from "./mail/messages.ts";
import { forgetOldMails } from "./mail/store.ts";
import { forgetOldSessions } from "./session-store.ts";
import { LIFETIME } from "./session.ts";
import { codesAsked, nameFor } from "./store.ts";

const DIGITS = 8;
const TRIES = 5;
/** Codes an hour: to one address, and to all together. Counted by address, never by IP (A36). */
const CODES = { address: 10, everybody: 2000 } as const;

/** What one request for or with a code knows; read by better-auth's callbacks below. */
interface Asking {
  readonly browser: string;
  readonly code: string;
}

/**
 * Sign-in by emailed code. better-auth keeps the codes (hashed with our pepper, bound to the
 * browser that asked), counts the tries, makes the person and the session row. Ours wraps it where
 * it has no setting: tokens have 256 bits and are stored hashed, idle and absolute ends, the cookie
 * and its rotation are in `session.ts`, limits count by address, and mail goes through the outbox.
 * Its HTTP handler is not mounted, so nothing of it can be reached from outside.
 */
export function createAuth(deps: PeopleDeps): Auth {
  const asking = new AsyncLocalStorage<Asking>();
  const current = (): Asking => asking.getStore() ?? { browser: "", code: "" };
  const hash = async (code: string): Promise<string> =>
    keyedHash(deps.pepper, `code for ${current().browser}`, code);
  const auth = betterAuth({
    ...settings(deps),
    plugins: [
      emailOTP({
        otpLength: DIGITS,
        expiresIn: CODE_MINUTES * 60,
        allowedAttempts: TRIES,
        storeOTP: { hash },
        generateOTP: () => current().code,
        sendVerificationOTP: async () => {},
      }),
    ],
  });

  return {
    ask: async (email, browser) => {
      const code = codeFrom(deps.random);
      await queueCode(deps, email, code);
      await asking.run({ browser, code }, () =>
        auth.api.sendVerificationOTP({ body: { email, type: "sign-in" } }),
      );
    },
    confirm: async ({ email, code, browser, name, device }) => {
      const known = name ?? (await nameFor(deps.storage.read, email));
      const done = await asking
        .run({ browser, code }, () =>
          auth.api.signInEmailOTP({
            body: { email, otp: code, name: known },
            headers: { "user-agent": device },
          }),
        )
        .catch(refused);
      return done.token;
    },
  };
}

/** The models of better-auth by the names of our tables. */
function settings(deps: PeopleDeps) {
  const times = { createdAt: "created_at", updatedAt: "updated_at" };
  return {
    baseURL: "http://localhost",
    secret: tokenFrom(deps.pepper),
    database: authAdapter(deps.storage),
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    advanced: { database: { generateId: () => deps.random.id() } },
    user: { modelName: "person", fields: { emailVerified: "email_verified", ...times } },
    account: { fields: { userId: "person_id", ...times } },
    verification: { fields: { expiresAt: "expires_at", ...times } },
    session: {
      expiresIn: LIFETIME.absoluteMs / 1000,
      fields: {
        userId: "person_id",
        expiresAt: "expires_at",
        ipAddress: "ip_address",
        userAgent: "user_agent",
        ...times,
      },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session: Record<string, unknown>) => ({
            data: { ...session, token: tokenFrom(deps.random.bytes(32)), ipAddress: "" },
          }),
        },
      },
    },
  };
}

/**
 * The limit and the mail in one transaction, so that parallel requests can't pass it together. It
 * is also the moment at which what is past its time is forgotten.
 */
async function queueCode(deps: PeopleDeps, email: string, code: string): Promise<void> {
  const since = new Date(deps.clock.now().getTime() - 3_600_000).toISOString();
  await deps.storage.write(async (tx) => {
    const asked = await codesAsked(tx, email, since);
    if (asked.address >= CODES.address || asked.everybody >= CODES.everybody) {
      throw new ProblemError("tooMany");
    }
    await forgetOldSessions(tx, deps.clock.now());
    await forgetOldMails(tx, deps.clock.now());
    await deps.outbox.queue(tx, signInCode({ email, code }));
  });
}

/** Eight digits, each equally likely: bytes of 250 and more are thrown away. */
function codeFrom(random: Random): string {
  let digits = "";
  while (digits.length < DIGITS) {
    const fair = [...random.bytes(DIGITS)].filter((byte) => byte < 250);
    digits += fair.map((byte) => byte % 10).join("");
  }
  return digits.slice(0, DIGITS);
}

/** What the library says about a code, in our words; anything else is a fault and stays one. */
const REFUSALS: Readonly<Record<string, ProblemCode>> = {
  INVALID_OTP: "codeWrong",
  OTP_EXPIRED: "codeExpired",
  TOO_MANY_ATTEMPTS: "codeExpired",
};

function refused(error: unknown): never {
  const code = error instanceof APIError ? REFUSALS[String(error.body?.code)] : undefined;
  if (code === undefined) throw error;
  throw new ProblemError(code);
}
