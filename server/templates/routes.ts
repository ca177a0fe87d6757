import type { GuardedRoute } from "../agreements/guard.ts";
import { ProblemError } from "../http/problem.ts";
import type { Route } from "../http/route.ts";
import type { Storage } from "../storage/storage.ts";
import { draftParties, templateOf } from "./store.ts";

/** What a draft was made from: the outline, the fields and the parties. */
export function templateRoutes(deps: {
  readonly storage: Storage;
  readonly guard: GuardedRoute;
}): Route[] {
  return [
    deps.guard({
      method: "get",
      path: "/api/agreements/:agreement/template",
      action: "read",
      handle: async ({ access }) => {
        const template = await templateOf(deps.storage.read, access);
        if (template === null) throw new ProblemError("notFound");
        return {
          json: { ...template, parties: await draftParties(deps.storage.read, access) },
        };
      },
    }),
  ];
}
