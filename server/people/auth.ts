import type { PeopleDeps } from "./deps.ts";

export interface Auth {
  /**
   * Mails a code that works once, for ten minutes, in the browser that asked.
   * @throws ProblemError `tooMany`
   */
  ask(email: string, browser: string): Promise<void>;
  /**
   * Exchanges the code for a session; a new address becomes a new person.
   * @returns the session's token
   * @throws ProblemError `codeWrong`, `codeExpired` (also after five wrong tries)
   */
  confirm(proof: CodeProof): Promise<string>;
}

interface CodeProof {
  readonly email: string;
  readonly code: string;
  readonly browser: string;
  readonly name: string | undefined;
  readonly device: string;
}

/** One person has one address: lower case, NFC. */
export function emailOf(text: string): string {
  return text.trim().normalize("NFC").toLowerCase();
}

/**
 * Sign-in by emailed code (see `better-auth.ts`). The library is read at the first sign-in: it
 * would take a third of an idle server's memory.
 */
export function openAuth(deps: PeopleDeps): Auth {
  let opened: Promise<Auth> | undefined;
  const auth = (): Promise<Auth> =>
    (opened ??= import("./better-auth.ts").then(({ createAuth }) => createAuth(deps)));
  return {
    ask: async (email, browser) => (await auth()).ask(email, browser),
    confirm: async (proof) => (await auth()).confirm(proof),
  };
}
