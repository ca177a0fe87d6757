import { ProblemError } from "../http/problem.ts";
import type { Route } from "../http/route.ts";
import { type HouseDeps, houseRoutes } from "./house-wordings.ts";
import { ownWordingRoutes } from "./own-wordings.ts";
import { removalRoutes } from "./removals.ts";
import { draftParties, partiesBegan, templateOf } from "./store.ts";

/** What a draft was made from, and what its parties agreed to leave out. */
export function templateRoutes(deps: HouseDeps): Route[] {
  return [
    ...removalRoutes(deps),
    ...houseRoutes(deps),
    ...ownWordingRoutes(deps),
    deps.guard({
      method: "get",
      path: "/api/agreements/:agreement/template",
      action: "read",
      handle: async ({ access }) => {
        const template = await templateOf(deps.storage.read, access);
        if (template === null) throw new ProblemError("notFound");
        const { read } = deps.storage;
        const parties = await draftParties(read, access);
        const began = await partiesBegan(read, access, template.began);
        return { json: { ...template, parties, began } };
      },
    }),
  ];
}
