import { QueryClient } from "@tanstack/react-query";
import { problemFrom } from "../api/problems.ts";

const TRIES = 2;

/** What the server said, kept while the tab lives. Only an unreachable server is asked again by itself. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, thrown) => failures < TRIES && problemFrom(thrown).code === "unreachable",
    },
  },
});
