/** Every limit of the HTTP side in one place (OPERATIONS 4.3); each has a test at the limit and one beyond. */
export const LIMITS = {
  /** Bytes of a JSON body. */
  body: 64 * 1024,
  /** Milliseconds to receive the headers, and the whole request. */
  headersMs: 10_000,
  requestMs: 30_000,
  /** Milliseconds that requests under way have when the server stops. */
  finishMs: 3_000,
  /** How often, until then, connections that have been answered are closed. */
  tidyMs: 50,
  /** Connections waiting to be accepted: 2,000 sockets at once take 1.0 instead of 2.0 s. */
  backlog: 4096,
  /** Characters of a name or title, and of a comment or reason. */
  name: 200,
  comment: 10_000,
} as const;
