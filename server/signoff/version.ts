import type * as z from "zod";
import { type VersionView, WithReason } from "#shared/protocol/signoff.ts";
import { decide } from "#shared/signoff/decide.ts";
import { fourWords } from "#shared/signoff/words.ts";
import type { Access } from "../agreements/access.ts";
import { type GuardedCall, require } from "../agreements/guard.ts";
import { decidedDegree } from "../assessment/decided-degree.ts";
import { orRefuse, ProblemError } from "../http/problem.ts";
import type { Reply, Route } from "../http/route.ts";
import { personById } from "../people/store.ts";
import type { Reader, Tx } from "../storage/storage.ts";
import { actorOf } from "./actor.ts";
import type { SignoffDeps } from "./deps.ts";
import { tellDeclined, tellThawed } from "./mails.ts";
import { deedIn, papersIn } from "./paper-view.ts";
import {
  closeVersion,
  moveStage,
  newestVersion,
  stateOf,
  type StoredVersion,
} from "./round-store.ts";

type View = z.infer<typeof VersionView>;
type ReasonCall = GuardedCall<{ readonly reason: string }>;

/** The newest frozen text, and the two ways a round ends without an agreement. */
export function versionRoutes(deps: SignoffDeps): Route[] {
  const { guard } = deps;
  return [
    guard({
      method: "get",
      path: "/api/agreements/:agreement/version",
      action: "read",
      handle: async ({ access }) => ({ json: await viewVersion(deps, deps.storage.read, access) }),
    }),
    guard({
      method: "post",
      path: "/api/agreements/:agreement/decline",
      action: "decline",
      body: WithReason,
      handle: (call) => decline(deps, call),
    }),
    guard({
      method: "post",
      path: "/api/agreements/:agreement/thaw",
      action: "thaw",
      body: WithReason,
      handle: (call) => thaw(deps, call),
    }),
  ];
}

/** @throws ProblemError `notFound` before the first freeze */
export async function versionNow(db: Reader, access: Access): Promise<StoredVersion> {
  const version = await newestVersion(db, access);
  if (version === null) throw new ProblemError("notFound");
  return version;
}

/** The newest version as everyone on the agreement sees it; `content` exactly as hashed. */
export async function viewVersion(
  deps: Pick<SignoffDeps, "sealKey">,
  db: Reader,
  access: Access,
): Promise<View> {
  const version = await versionNow(db, access);
  const names = new Map(version.parties.map(({ id, legalName }) => [id, legalName]));
  const { id, n, seq, content, docHash, state, frozenAt, closedAt, reason } = version;
  const plain = { id, n, seq, content, docHash, state, frozenAt, closedAt, reason };
  return {
    ...plain,
    words: [...fourWords(docHash)],
    frozenBy: await nameOf(db, version.frozenBy),
    closedBy: version.closedBy === null ? null : await nameOf(db, version.closedBy),
    signatories: version.signatories.map((one) => {
      const signed = version.signed.find(
        (each) => each.personId === one.personId && each.organisationId === one.organisationId,
      );
      return {
        organisationId: one.organisationId,
        organisationName: names.get(one.organisationId) ?? "",
        personId: one.personId,
        personName: one.name,
        title: one.title,
        inPerson: one.inPerson ?? null,
        signedAt: signed?.at ?? null,
        method: signed?.method ?? null,
      };
    }),
    paper: await papersIn(db, version),
    deed: deedIn(version),
    sealKey: deps.sealKey.fingerprint,
    decision: await decidedDegree(db, access),
  };
}

async function nameOf(db: Reader, personId: string): Promise<string> {
  return (await personById(db, personId))?.name ?? "";
}

/** A signatory ends the round for good; the agreement is back in drafting in the same transaction. */
async function decline(deps: SignoffDeps, call: ReasonCall): Promise<Reply> {
  const { agreementId } = call.access;
  const { reason } = call.body;
  const view = await deps.storage.write(async (tx) => {
    const access = await require(tx, call.session, { agreementId, action: "decline" });
    const version = await versionNow(tx, access);
    const signatory = { party: access.organisationId, person: access.personId };
    orRefuse(decide(stateOf(version), { type: "decline", signatory, reason }));
    await end(deps, tx, access, { version, state: "declined", reason });
    await deps.recorder.record(tx, agreementId, {
      type: "party.declined",
      actor: actorOf(access, "director"),
      ref: { version: version.n },
      data: { docHash: version.docHash, party: access.organisationId },
      personal: { reason },
    });
    await tellDeclined(deps, tx, access, version);
    return viewVersion(deps, tx, access);
  });
  deps.live.stageChanged(agreementId, "thawed");
  return { json: view };
}

/** A lead opens the words again: the round is void, and every signer is told. */
async function thaw(deps: SignoffDeps, call: ReasonCall): Promise<Reply> {
  const { agreementId } = call.access;
  const { reason } = call.body;
  const view = await deps.storage.write(async (tx) => {
    const access = await require(tx, call.session, { agreementId, action: "thaw" });
    await reopenRound(deps, tx, access, reason);
    return viewVersion(deps, tx, access);
  });
  deps.live.stageChanged(agreementId, "thawed");
  return { json: view };
}

/**
 * The open round is void, its signatures are kept as evidence, the agreement is in drafting again and
 * every signer is told: in the transaction of whatever asks for it.
 * @throws ProblemError `notFound` without a round, `roundOver` when it has ended already
 */
export async function reopenRound(
  deps: Pick<SignoffDeps, "clock" | "recorder" | "outbox" | "sealKey">,
  tx: Tx,
  access: Access,
  reason: string,
): Promise<void> {
  const version = await versionNow(tx, access);
  orRefuse(decide(stateOf(version), { type: "thaw", by: access.personId, reason }));
  await end(deps, tx, access, { version, state: "thawed", reason });
  await deps.recorder.record(tx, access.agreementId, {
    type: "version.reopened",
    actor: actorOf(access, "lead"),
    ref: { version: version.n },
    data: { docHash: version.docHash },
    personal: { reason },
  });
  await tellThawed(deps, tx, access, version);
}

async function end(
  deps: Pick<SignoffDeps, "clock">,
  tx: Tx,
  access: Access,
  ended: {
    readonly version: StoredVersion;
    readonly state: "declined" | "thawed";
    readonly reason: string;
  },
): Promise<void> {
  const { version, state, reason } = ended;
  const at = deps.clock.now().toISOString();
  await closeVersion(tx, access, { id: version.id, state, at, reason });
  const moved = await moveStage(tx, access, { from: "signing", to: "drafting", at });
  if (!moved) throw new ProblemError("conflict");
}
