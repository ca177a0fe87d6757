import { queryOptions, useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Me } from "#shared/protocol/people.ts";
import { get } from "../api/client.ts";

/** Who is at this tab, their organisations, and whether the server runs the example. */
export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: async ({ signal }) => get("/api/me", { signal }, Me),
  staleTime: 60_000,
});

export function useMe() {
  return useQuery(meQuery);
}

/** The same inside the signed-in pages, where it is known before they are drawn. */
export function useSignedIn(): Me & { readonly person: NonNullable<Me["person"]> } {
  const { data } = useSuspenseQuery(meQuery);
  if (data.person === null) throw new Error("a signed-in page was drawn for a stranger");
  return { ...data, person: data.person };
}
