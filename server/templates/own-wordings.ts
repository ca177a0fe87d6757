import type * as z from "zod";
import type { OrganisationAction } from "#shared/permissions/may.ts";
import { ChangeWording } from "#shared/protocol/house-wordings.ts";
import { ProblemError } from "../http/problem.ts";
import type { Reply, Route } from "../http/route.ts";
import {
  type OrganisationCall,
  organisationRoute,
  requireMember,
} from "../people/organisations.ts";
import type { Tx } from "../storage/storage.ts";
import type { Keeper } from "./house-store.ts";
import {
  clauseIn,
  goodWording,
  type HouseDeps,
  keepAndRecord,
  keptOf,
  removeAndRecord,
  viewKept,
} from "./house-wordings.ts";

/** The own wordings of an organisation on its own page, away from any agreement. */
export function ownWordingRoutes(deps: HouseDeps): Route[] {
  const { read } = deps.storage;
  const path = "/api/organisations/:organisation/house-wordings";
  return [
    organisationRoute(read, {
      method: "get",
      path,
      action: "readWordings",
      handle: async (call) => ({ json: await viewKept(read, call) }),
    }),
    organisationRoute(read, {
      method: "put",
      path: `${path}/:clause`,
      action: "changeWordings",
      body: ChangeWording,
      handle: (call) => change(deps, call),
    }),
    organisationRoute(read, {
      method: "delete",
      path: `${path}/:clause`,
      action: "changeWordings",
      handle: async (call) => {
        const clause = clauseIn(call);
        return inTransaction(deps, call, (tx, keeper) => removeAndRecord(deps, tx, keeper, clause));
      },
    }),
  ];
}

/** Changes what is kept, if it is still what the asker began with. */
async function change(
  deps: HouseDeps,
  call: OrganisationCall<z.infer<typeof ChangeWording>>,
): Promise<Reply> {
  const clause = clauseIn(call);
  const { was, ...body } = call.body;
  const wording = goodWording(body);
  return inTransaction(deps, call, async (tx, keeper) => {
    const kept = await keptOf(tx, keeper, clause);
    if (kept.at !== was) throw new ProblemError("conflict");
    await keepAndRecord(deps, tx, keeper, { clause, ...wording });
  });
}

/** The right is asked again in the transaction; then the list as it is now. */
async function inTransaction(
  deps: HouseDeps,
  { session, organisationId }: OrganisationCall<unknown>,
  work: (tx: Tx, keeper: Keeper) => Promise<void>,
): Promise<Reply> {
  const asker = { organisationId, personId: session.personId };
  const action: OrganisationAction = "changeWordings";
  const json = await deps.storage.write(async (tx) => {
    const seats = await requireMember(tx, { ...asker, action });
    const keeper = { ...asker, role: seats.includes("lead") ? "lead" : "legal" } as const;
    await work(tx, keeper);
    return viewKept(tx, keeper);
  });
  return { json };
}
