import { queryOptions, type QueryClient } from "@tanstack/react-query";
import { redirect, type LoaderFunctionArgs } from "react-router";
import type * as z from "zod";
import { BecamePerson, DemoPeople } from "#shared/protocol/people.ts";
import { get, keepDemoToken, NoReply, post } from "../api/client.ts";
import { nextPath } from "./next-path.ts";

export type DemoPerson = z.infer<typeof DemoPeople>["people"][number];

/** The people of the example, all of them. */
export const demoQuery = queryOptions({
  queryKey: ["demo"],
  queryFn: async ({ signal }) => get("/api/demo", { signal }, DemoPeople),
});

/**
 * The address `/as/{person}?next=…`: this tab plays that person from now on, then goes on. Other
 * tabs stay who they are: the reply's cookie is not taken.
 */
export function playPerson(queries: QueryClient) {
  return async ({ params, request }: LoaderFunctionArgs): Promise<Response> => {
    const person = params["person"] ?? "";
    keepDemoToken(null);
    const { token } = await post(
      "/api/demo/session",
      { body: { person }, withoutCookies: true },
      BecamePerson,
    );
    keepDemoToken(token);
    queries.clear();
    return redirect(nextPath(new URL(request.url).searchParams.get("next")));
  };
}

/** Puts the example back to its beginning, for everyone who plays it. */
export async function resetExample(queries: QueryClient): Promise<void> {
  await post("/api/demo/reset", {}, NoReply);
  keepDemoToken(null);
  queries.clear();
}

/** Where a person of the example begins in their agreement. */
export function playPath(person: string, next: string): string {
  return `/as/${person}?next=${encodeURIComponent(next)}`;
}
