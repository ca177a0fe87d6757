import { type PartyProposalList, ProposeParty } from "#shared/protocol/party-proposals.ts";
import type { Reply, Route } from "../http/route.ts";
import { ProblemError } from "../http/problem.ts";
import type { Tx } from "../storage/storage.ts";
import type { Access } from "./access.ts";
import type { AgreementDeps } from "./deps.ts";
import { createGuard, type GuardedCall, require } from "./guard.ts";
import { agreeToParty, proposeParty, refuseParty, viewProposals } from "./party-proposals.ts";

const LIST = "/api/agreements/:agreement/party-proposals";

/** Inviting another organisation to an agreement that has begun (AG15 to AG17). */
export function partyProposalRoutes(deps: AgreementDeps): Route[] {
  const guarded = createGuard(deps.storage);
  return [
    guarded({
      method: "get",
      path: LIST,
      action: "look",
      handle: async ({ access }) => ({ json: await viewProposals(deps.storage.read, access) }),
    }),
    guarded({
      method: "post",
      path: LIST,
      action: "inviteParty",
      body: ProposeParty,
      handle: async (call) => {
        const { number, invitation } = await inTransaction(deps, call, (tx, access) =>
          proposeParty(deps, tx, access, call.body),
        );
        return { status: 201, json: { number, link: invitation?.link ?? null } };
      },
    }),
    guarded({
      method: "post",
      path: `${LIST}/:number/agree`,
      action: "inviteParty",
      handle: (call) => decided(deps, call, agreeToParty),
    }),
    guarded({
      method: "post",
      path: `${LIST}/:number/refuse`,
      action: "inviteParty",
      handle: (call) => decided(deps, call, refuseParty),
    }),
  ];
}

async function decided(
  deps: AgreementDeps,
  call: GuardedCall<unknown>,
  decide: typeof agreeToParty,
): Promise<Reply> {
  const number = Number(call.params["number"]);
  if (!Number.isSafeInteger(number)) throw new ProblemError("notFound");
  const json: PartyProposalList = await inTransaction(deps, call, async (tx, access) => {
    await decide(deps, tx, access, number);
    return viewProposals(tx, access);
  });
  return { json };
}

/** The guard's question once more, inside the transaction that the answer decides. */
async function inTransaction<Done>(
  deps: AgreementDeps,
  call: GuardedCall<unknown>,
  work: (tx: Tx, access: Access) => Promise<Done>,
): Promise<Done> {
  const { agreementId } = call.access;
  return deps.storage.write(async (tx) =>
    work(tx, await require(tx, call.session, { agreementId, action: "inviteParty" })),
  );
}
