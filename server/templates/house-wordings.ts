import type * as z from "zod";
import type { Actor } from "#shared/audit/event.ts";
import { refusalIn } from "#shared/drafting/text-safety.ts";
import type { DocumentJson } from "#shared/drafting/document.ts";
import type { Action } from "#shared/permissions/may.ts";
import {
  type HouseOfferList,
  type HouseWordingList,
  type HouseWordingView,
  KeepWording,
  OfferWording,
} from "#shared/protocol/house-wordings.ts";
import { clausesPresent } from "#shared/templates/assemble.ts";
import { isHouseLines } from "#shared/templates/house-wording.ts";
import { type ClauseId, isClauseId } from "#shared/templates/library.ts";
import type { Access } from "../agreements/access.ts";
import { type GuardedCall, require } from "../agreements/guard.ts";
import type { Recorder } from "../audit/record.ts";
import { ProblemError } from "../http/problem.ts";
import type { Call, Reply, Route } from "../http/route.ts";
import type { Reader, Tx } from "../storage/storage.ts";
import { addHouseOffer, houseOffersOf } from "./house-offer-store.ts";
import {
  houseWordingsOf,
  keepHouseWording,
  type Keeper,
  removeHouseWording,
} from "./house-store.ts";
import type { RemovalDeps } from "./removals.ts";

export interface HouseDeps extends Omit<RemovalDeps, "recorder"> {
  readonly recorder: Pick<Recorder, "record" | "recordOwn">;
  /** The draft as it is now; `undefined` where there is none. */
  readonly draftNow: (
    agreementId: string,
  ) => Promise<{ readonly document: DocumentJson } | undefined>;
}

/** An organisation's own wording of a clause: kept for itself alone, offered in a draft for all to see. */
export function houseRoutes(deps: HouseDeps): Route[] {
  const { guard, storage } = deps;
  const path = "/api/agreements/:agreement/house-wordings";
  return [
    guard({
      method: "get",
      path,
      action: "keepWording",
      handle: async ({ access }) => ({ json: await viewKept(storage.read, access) }),
    }),
    guard({
      method: "put",
      path: `${path}/:clause`,
      action: "keepWording",
      body: KeepWording,
      handle: (call) => keep(deps, call),
    }),
    guard({
      method: "delete",
      path: `${path}/:clause`,
      action: "keepWording",
      handle: (call) => remove(deps, call),
    }),
    guard({
      method: "post",
      path: `${path}/:clause/offer`,
      action: "offerWording",
      body: OfferWording,
      handle: (call) => offer(deps, call),
    }),
    guard({
      method: "get",
      path: "/api/agreements/:agreement/house-offers",
      action: "read",
      handle: async ({ access }) => ({ json: await viewOffers(storage.read, access) }),
    }),
  ];
}

/** What an organisation keeps, for those of its own who may read it. */
export const viewKept = async (
  db: Reader,
  organisation: Pick<Keeper, "organisationId">,
): Promise<HouseWordingList> => ({
  wordings: await houseWordingsOf(db, organisation),
});
const viewOffers = async (db: Reader, access: Access): Promise<HouseOfferList> => ({
  offers: await houseOffersOf(db, access),
});

async function keep(
  deps: HouseDeps,
  call: GuardedCall<z.infer<typeof KeepWording>>,
): Promise<Reply> {
  const clause = clauseIn(call);
  const wording = goodWording(call.body);
  return inTransaction(deps, call, "keepWording", async (tx, access) => {
    await keepAndRecord(deps, tx, { ...access, role: "lead" }, { clause, ...wording });
    return viewKept(tx, access);
  });
}

async function remove(deps: HouseDeps, call: GuardedCall<unknown>): Promise<Reply> {
  const clause = clauseIn(call);
  return inTransaction(deps, call, "keepWording", async (tx, access) => {
    await removeAndRecord(deps, tx, { ...access, role: "lead" }, clause);
    return viewKept(tx, access);
  });
}

/** The offer names the lines it brings, so that its mark stands where one of them does. */
async function offer(
  deps: HouseDeps,
  call: GuardedCall<z.infer<typeof OfferWording>>,
): Promise<Reply> {
  const clause = clauseIn(call);
  const { lines } = call.body;
  const draft = await deps.draftNow(call.access.agreementId);
  const document = draft?.document ?? { type: "doc" };
  if (!clausesPresent(document).has(clause)) throw new ProblemError("clauseNotInDraft");
  const there = new Set((document.content ?? []).map(({ attrs }) => attrs.id));
  const fresh = new Set(lines).size === lines.length && lines.every((id) => !there.has(id));
  if (!fresh) throw new ProblemError("badValue", { field: "lines" });
  return inTransaction(deps, call, "offerWording", async (tx, access) => {
    const { words } = await keptOf(tx, access, clause);
    if (words.content?.length !== lines.length) throw new ProblemError("conflict");
    await addHouseOffer(tx, access, { clause, lines, at: deps.clock.now().toISOString() });
    await deps.recorder.record(tx, access.agreementId, {
      type: "wording.offered",
      actor: actorOf({ ...access, role: "lead" }),
      data: { clause },
    });
    return viewOffers(tx, access);
  });
}

/** @throws ProblemError `badValue` naming the `name` or the `words` that can't be kept */
export function goodWording({ name, words }: z.infer<typeof KeepWording>) {
  if (refusalIn(name) !== undefined) throw new ProblemError("badValue", { field: "name" });
  if (!isHouseLines(words.content ?? [])) throw new ProblemError("badValue", { field: "words" });
  return { name, words };
}

/** Keeps a wording, with its line in the organisation's own history. */
export async function keepAndRecord(
  deps: Pick<HouseDeps, "clock" | "recorder">,
  tx: Tx,
  keeper: Keeper,
  wording: { readonly clause: ClauseId; readonly name: string; readonly words: DocumentJson },
): Promise<void> {
  const { clause } = wording;
  await keepHouseWording(tx, keeper, { ...wording, at: deps.clock.now().toISOString() });
  await deps.recorder.recordOwn(tx, keeper.organisationId, {
    type: "wording.kept",
    actor: actorOf(keeper),
    data: { clause },
  });
}

/**
 * Removes a wording, with its line in the organisation's own history.
 * @throws ProblemError `unknownClause` when none is kept
 */
export async function removeAndRecord(
  deps: Pick<HouseDeps, "recorder">,
  tx: Tx,
  keeper: Keeper,
  clause: ClauseId,
): Promise<void> {
  await keptOf(tx, keeper, clause);
  await removeHouseWording(tx, keeper, clause);
  await deps.recorder.recordOwn(tx, keeper.organisationId, {
    type: "wording.removed",
    actor: actorOf(keeper),
    data: { clause },
  });
}

/** @throws ProblemError `unknownClause`, naming it */
export function clauseIn({ params }: Call): ClauseId {
  const clause = params["clause"] ?? "";
  if (isClauseId(clause)) return clause;
  throw new ProblemError("unknownClause", { params: { clause } });
}

/** @throws ProblemError `unknownClause` when the organisation keeps no wording of it */
export async function keptOf(
  tx: Tx,
  organisation: Pick<Keeper, "organisationId">,
  clause: ClauseId,
): Promise<HouseWordingView> {
  const all = await houseWordingsOf(tx, organisation);
  const kept = all.find((one) => one.clause === clause);
  if (kept === undefined) throw new ProblemError("unknownClause", { params: { clause } });
  return kept;
}

function actorOf({ personId: id, organisationId: org, role }: Keeper): Actor {
  return { id, org, role, via: "session" };
}

/** The right is asked again, and the fact and its line of the history stand together or not at all. */
async function inTransaction(
  deps: HouseDeps,
  call: GuardedCall<unknown>,
  action: Action,
  work: (tx: Tx, access: Access) => Promise<unknown>,
): Promise<Reply> {
  const { agreementId } = call.access;
  const json = await deps.storage.write(async (tx) =>
    work(tx, await require(tx, call.session, { agreementId, action })),
  );
  return { json };
}
