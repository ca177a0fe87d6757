import type * as z from "zod";
import type { EventType } from "#shared/audit/event.ts";
import { AboutRemoval, ProposeRemoval, type RemovalList } from "#shared/protocol/clauses.ts";
import { isClauseId } from "#shared/templates/library.ts";
import type { OutlinedClause } from "#shared/templates/outline.ts";
import { holdOn, leftOut, reasonsKey, removalState } from "#shared/templates/removal.ts";
import type { Access } from "../agreements/access.ts";
import { type GuardedCall, type GuardedRoute, require } from "../agreements/guard.ts";
import { type Standing, standingOf } from "../assessment/standing.ts";
import type { Recorder } from "../audit/record.ts";
import type { Clock } from "../clock.ts";
import { ProblemError } from "../http/problem.ts";
import type { Reply, Route } from "../http/route.ts";
import type { Reader, Storage, Tx } from "../storage/storage.ts";
import {
  insertRemoval,
  insertRemovalYes,
  keepClause,
  removalsOf,
  type StoredRemoval,
} from "./removal-store.ts";
import { draftParties } from "./store.ts";

export interface RemovalDeps {
  readonly storage: Storage;
  readonly guard: GuardedRoute;
  readonly recorder: Pick<Recorder, "record">;
  readonly clock: Clock;
}

/** Taking out a clause that the draft must have: one party proposes it, every party says yes. */
export function removalRoutes(deps: RemovalDeps): Route[] {
  const { guard } = deps;
  const path = "/api/agreements/:agreement/removals";
  return [
    guard({
      method: "get",
      path,
      action: "read",
      handle: async ({ access }) => ({ json: await viewRemovals(deps.storage.read, access) }),
    }),
    guard({
      method: "post",
      path,
      action: "edit",
      body: ProposeRemoval,
      handle: (call) => propose(deps, call),
    }),
    guard({
      method: "post",
      path: `${path}/:clause/agree`,
      action: "edit",
      body: AboutRemoval,
      handle: (call) => settle(deps, call, "agree"),
    }),
    guard({
      method: "post",
      path: `${path}/:clause/keep`,
      action: "edit",
      body: AboutRemoval,
      handle: (call) => settle(deps, call, "keep"),
    }),
  ];
}

/** Required clauses that every party has agreed to leave out, with the reason, as things stand. */
export async function clausesLeftOut(
  db: Reader,
  access: Access,
  standing: Standing | null,
): Promise<StoredRemoval[]> {
  const removals = await removalsOf(db, access);
  const agreed = leftOut(removals, standing?.clauses ?? [], await partyIds(db, access));
  return removals.filter((removal) => agreed.includes(removal));
}

async function viewRemovals(db: Reader, access: Access): Promise<RemovalList> {
  const removals = await removalsOf(db, access);
  const standing = await standingOf(db, access);
  const parties = await partyIds(db, access);
  return {
    removals: removals.map((removal) => ({
      clause: removal.clause,
      number: removal.number,
      organisationId: removal.organisationId,
      personName: removal.personName,
      reason: removal.reason,
      at: removal.at,
      state: removalState(removal, outlined(standing, removal.clause), parties),
      yes: [...removal.yesBy],
      keptBy: removal.keptBy,
    })),
  };
}

async function partyIds(db: Reader, access: Access): Promise<string[]> {
  return (await draftParties(db, access)).map(({ id }) => id);
}

function outlined(standing: Standing | null, clause: string): OutlinedClause | undefined {
  return standing?.clauses.find(({ id }) => id === clause);
}

async function propose(
  deps: RemovalDeps,
  call: GuardedCall<z.infer<typeof ProposeRemoval>>,
): Promise<Reply> {
  const { clause: id, reason } = call.body;
  return inTransaction(deps, call, async (tx, access) => {
    const clause = outlined(await standingOf(tx, access), id);
    if (clause === undefined) throw new ProblemError("unknownClause", { params: { clause: id } });
    const hold = holdOn(clause);
    if (hold.by === "oneLead") throw new ProblemError("clauseFree");
    if (hold.by !== "everyone") throw new ProblemError("clauseInsisted");
    const parties = await partyIds(tx, access);
    const before = (await removalsOf(tx, access)).find((one) => one.clause === clause.id);
    const stands = before === undefined ? null : removalState(before, clause, parties);
    if (stands === "open" || stands === "agreed") throw new ProblemError("conflict");
    const at = deps.clock.now().toISOString();
    const because = reasonsKey(clause);
    const number = await insertRemoval(tx, access, { clause: clause.id, reason, because, at });
    await insertRemovalYes(tx, access, { number, at });
    return { type: "removal.proposed", clause: clause.id, number, reason };
  });
}

async function settle(
  deps: RemovalDeps,
  call: GuardedCall<z.infer<typeof AboutRemoval>>,
  answer: "agree" | "keep",
): Promise<Reply> {
  const clause = call.params["clause"] ?? "";
  const { number } = call.body;
  return inTransaction(deps, call, async (tx, access) => {
    const removal = (await removalsOf(tx, access)).find((one) => one.clause === clause);
    if (removal === undefined || !isClauseId(clause)) {
      throw new ProblemError("unknownClause", { params: { clause } });
    }
    const now = outlined(await standingOf(tx, access), clause);
    const state = removalState(removal, now, await partyIds(tx, access));
    const over = state === "kept" || state === "lapsed";
    if (removal.number !== number || over) throw new ProblemError("conflict");
    const at = deps.clock.now().toISOString();
    if (answer === "keep") {
      await keepClause(tx, access, { number, at });
      return { type: "removal.refused", clause, number };
    }
    if (removal.yes.includes(access.organisationId)) return null;
    await insertRemovalYes(tx, access, { number, at });
    return { type: "removal.agreed", clause, number };
  });
}

interface Told {
  readonly type: EventType;
  readonly clause: string;
  readonly number: number;
  readonly reason?: string;
}

/** The fact and its line of the history, both or neither; then the list as it is now. */
async function inTransaction(
  deps: RemovalDeps,
  call: GuardedCall<unknown>,
  work: (tx: Tx, access: Access) => Promise<Told | null>,
): Promise<Reply> {
  const { agreementId } = call.access;
  const json = await deps.storage.write(async (tx) => {
    const access = await require(tx, call.session, { agreementId, action: "edit" });
    const told = await work(tx, access);
    if (told !== null) {
      const { type, clause, number, reason } = told;
      const { personId: id, organisationId: org } = access;
      await deps.recorder.record(tx, agreementId, {
        type,
        actor: { id, org, role: "lead", via: "session" },
        data: { clause, number },
        ...(reason === undefined ? {} : { personal: { reason } }),
      });
    }
    return viewRemovals(tx, access);
  });
  return { json };
}
