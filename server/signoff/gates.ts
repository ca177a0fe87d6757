import type * as z from "zod";
import type { Gate } from "#shared/assessment/floor.ts";
import type { Json } from "#shared/audit/canonical.ts";
import type { Seat } from "#shared/permissions/may.ts";
import { GateView, SetGate, SetLegalReview } from "#shared/protocol/signoff.ts";
import type { Access } from "../agreements/access.ts";
import { type GuardedCall, require } from "../agreements/guard.ts";
import { standingOf } from "../assessment/standing.ts";
import { ProblemError } from "../http/problem.ts";
import type { Reply, Route } from "../http/route.ts";
import type { Tx } from "../storage/storage.ts";
import { detailsOfGate, type GateDetails } from "#shared/signoff/gate-details.ts";
import { mayBeWaived } from "#shared/signoff/gates.ts";
import { actorOf } from "./actor.ts";
import type { SignoffDeps } from "./deps.ts";
import { gatesNeeded } from "./facts.ts";
import { type GateKey, gatesOf, putGate, removeGate } from "./gate-store.ts";
import { letterOf } from "./letter-store.ts";
import { gateView } from "./ready.ts";
import { rosterOf } from "./roster-store.ts";

/**
 * Gates are closed on record by those who may: a lead for the whole agreement or its own party;
 * legal review by the party's own reviewer. Its own director may waive that one alone, with a reason.
 */
export function gateRoutes(deps: SignoffDeps): Route[] {
  const { guard } = deps;
  const path = "/api/agreements/:agreement/gates";
  return [
    guard({
      method: "put",
      path: `${path}/legalReview/close`,
      action: "closeLegalReview",
      body: SetLegalReview,
      handle: (call) => legalReview(deps, call, { action: "closeLegalReview", state: "closed" }),
    }),
    guard({
      method: "put",
      path: `${path}/legalReview/waive`,
      action: "waiveLegalReview",
      body: SetLegalReview,
      handle: (call) => legalReview(deps, call, { action: "waiveLegalReview", state: "waived" }),
    }),
    guard({
      method: "put",
      path: `${path}/:gate`,
      action: "closeGate",
      body: SetGate,
      handle: (call) => leadsGate(deps, call),
    }),
  ];
}

type Wanted = Pick<GateView, "state" | "note" | "signers" | "approvedOn" | "details">;

async function legalReview(
  deps: SignoffDeps,
  call: GuardedCall<z.infer<typeof SetLegalReview>>,
  by: {
    readonly action: "closeLegalReview" | "waiveLegalReview";
    readonly state: "closed" | "waived";
  },
): Promise<Reply> {
  const { done, note } = call.body;
  const wanted: Wanted = { state: done ? by.state : "open", note };
  return settle(deps, wanted, async (tx) => {
    const access = await require(tx, call.session, {
      agreementId: call.access.agreementId,
      action: by.action,
    });
    const key = { gate: "legalReview", organisationId: access.organisationId } as const;
    return { access, key, as: by.action === "closeLegalReview" ? "legal" : "director" };
  });
}

async function leadsGate(
  deps: SignoffDeps,
  call: GuardedCall<z.infer<typeof SetGate>>,
): Promise<Reply> {
  const gate = GateView.shape.gate.safeParse(call.params["gate"]);
  if (!gate.success) throw new ProblemError("unknownGate");
  const { organisationId } = call.body;
  return settle(deps, call.body, async (tx) => {
    const access = await require(tx, call.session, {
      agreementId: call.access.agreementId,
      action: "closeGate",
    });
    const foreign = organisationId !== null && organisationId !== access.organisationId;
    if (gate.data === "legalReview" || foreign) throw new ProblemError("notAllowed");
    return { access, key: { gate: gate.data, organisationId }, as: "lead" };
  });
}

/** What these come to is said or filed somewhere: the others must be able to find it (AS61). */
const ON_FILE: readonly Gate[] = ["funderApproval"];

/**
 * The part of what was said that does not fit the gate, or null. How many sign is what closing the
 * check of an organisation's own rules comes to; the day is that of a funder's approval.
 */
function wrongPart(gate: Gate, said: Wanted, now: Date): string | null {
  const { note, signers, approvedOn } = said;
  const closed = said.state === "closed";
  if (closed && lacksNote(gate, note)) return "note";
  if (signers !== undefined && !(closed && gate === "executionCheck")) return "signers";
  const misfit = wrongDetails(gate, said, now);
  if (misfit !== null) return misfit;
  const dated = closed && gate === "funderApproval";
  return isRightDay(approvedOn, dated ? now : null) ? null : "approvedOn";
}

const lacksNote = (gate: Gate, note: string): boolean => note === "" && ON_FILE.includes(gate);

/** Details of the kind that the check closes with, and none where it closes with a note. */
function wrongDetails(gate: Gate, { state, details }: Wanted, now: Date): string | null {
  const kind = state === "closed" ? detailsOfGate(gate) : null;
  if ((details?.kind ?? null) !== kind) return "details";
  return isToCome(details, now) ? "details.on" : null;
}

/** @throws ProblemError for a waiver that cannot be, or has no reason, and for what does not fit */
function refuseMisfit(gate: Gate, wanted: Wanted, now: Date): void {
  const waived = wanted.state === "waived";
  if (waived && !mayBeWaived(gate)) {
    throw new ProblemError("gateInsisted", { field: "state", params: { gate } });
  }
  if (waived && wanted.note === "") throw new ProblemError("gateNeedsReason", { field: "note" });
  const field = wrongPart(gate, wanted, now);
  if (field !== null) throw new ProblemError("badValue", { field });
}

const isToCome = (details: GateDetails | undefined, now: Date): boolean =>
  details?.kind === "sent" && !isRightDay(details.on, now);

/** A day that is not to come; or none, where none is asked (`now` null). */
function isRightDay(day: string | undefined, now: Date | null): boolean {
  if (now === null) return day === undefined;
  return day !== undefined && day <= now.toISOString().slice(0, 10);
}

interface Settling {
  readonly access: Access;
  readonly key: GateKey;
  readonly as: Seat;
}

const TYPES = { open: "gate.opened", closed: "gate.closed", waived: "gate.waived" } as const;

async function settle(
  deps: SignoffDeps,
  wanted: Wanted,
  allowed: (tx: Tx) => Promise<Settling>,
): Promise<Reply> {
  const { state, note } = wanted;
  const signers = wanted.signers ?? null;
  const approvedOn = wanted.approvedOn ?? null;
  const details = wanted.details ?? null;
  const view = await deps.storage.write(async (tx) => {
    const { access, key, as } = await allowed(tx);
    if (!(await isNeeded(tx, access, key))) throw new ProblemError("unknownGate");
    const now = deps.clock.now();
    refuseMisfit(key.gate, wanted, now);
    if (wanted.details?.kind === "sent" && (await letterOf(tx, access)) === null) {
      throw new ProblemError("letterNotWritten");
    }
    const at = now.toISOString();
    if (state === "open") await removeGate(tx, access, key);
    else await putGate(tx, access, { ...key, state, note, signers, approvedOn, details, at });
    await deps.recorder.record(tx, access.agreementId, {
      type: TYPES[state],
      actor: actorOf(access, as),
      data: {
        gate: key.gate,
        party: key.organisationId ?? "",
        ...(signers === null ? {} : { signers }),
        ...(approvedOn === null ? {} : { approvedOn }),
      },
      ...personalOf(wanted),
    });
    const settled = await gatesOf(tx, access);
    const found = settled.find((one) => isKey(one, key));
    return gateView({ gate: key.gate, organisationId: key.organisationId }, found);
  });
  return { json: view };
}

/** What was said in people's own words, with the names in it: it may be erased, the line stays. */
function personalOf({ note, details }: Wanted): { readonly personal?: Json } {
  if (note === "" && details === undefined) return {};
  return {
    personal: {
      ...(note === "" ? {} : { reason: note }),
      ...(details === undefined ? {} : { details }),
    },
  };
}

const isKey = (one: { gate: string; organisationId: string | null }, key: GateKey): boolean =>
  one.gate === key.gate && one.organisationId === key.organisationId;

async function isNeeded(
  tx: Tx,
  access: Access,
  key: { readonly gate: Gate; readonly organisationId: string | null },
): Promise<boolean> {
  const standing = await standingOf(tx, access);
  const needed = gatesNeeded(standing, await rosterOf(tx, access));
  return needed.some(({ gate, party }) => gate === key.gate && party === key.organisationId);
}
