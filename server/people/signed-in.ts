import type { Reply } from "../http/route.ts";
import type { PeopleDeps } from "./deps.ts";
import { endSession } from "./session-store.ts";
import { ownSessionHash, sessionCookie } from "./session.ts";

/** The answer to a proven sign-in. The session that the browser had before ends (A4). */
export async function signedInAs(
  deps: PeopleDeps,
  token: string,
  cookies: string | undefined,
): Promise<Reply> {
  const before = ownSessionHash(deps, cookies);
  if (before !== null) await deps.storage.write((tx) => endSession(tx, before));
  return { json: {}, cookies: [sessionCookie(deps, token)] };
}
