import type { QueryClient } from "@tanstack/react-query";
import { demoToken, keepDemoToken, NoReply, post } from "../api/client.ts";

/**
 * Ends this tab's session and forgets what it had loaded. In the example it only stops playing the
 * person: other tabs go on.
 */
export async function signOut(queries: QueryClient): Promise<void> {
  if (demoToken() === null) await post("/api/sign-out", {}, NoReply);
  else keepDemoToken(null);
  queries.clear();
}
