import type { IncomingMessage } from "node:http";

/** Who is asking. Made from the cookie, or from a demo tab's bearer token. */
export interface Session {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  /** Stable id of the session (SHA-256 of its token): live sessions are bound to it. */
  readonly id: string;
  readonly kind: "cookie" | "demo";
}

/**
 * Finds the session of a request, or null. Never throws for a bad cookie or token. An `unseen`
 * request comes from a page, not from a person, and does not keep the session awake.
 */
export type SessionOf = (
  request: Pick<IncomingMessage, "headers">,
  unseen?: boolean,
) => Promise<Session | null>;
