import type { GateView, Ready } from "#shared/protocol/signoff.ts";
import { type Canonical, canonicalDraft } from "#shared/drafting/canonical.ts";
import { blocks, preflight, type PreflightLine } from "#shared/signoff/preflight.ts";
import type { Access } from "../agreements/access.ts";
import { standingOf } from "../assessment/standing.ts";
import { ProblemError } from "../http/problem.ts";
import type { Reader } from "../storage/storage.ts";
import { templateOf } from "../templates/store.ts";
import type { DraftNow, SignoffDeps } from "./deps.ts";
import { gatesNeeded, isSettled, preflightFacts, unusualIn } from "./facts.ts";
import { gatesOf, type StoredGate } from "./gate-store.ts";
import { type Roster, rosterOf } from "./roster-store.ts";
import { consentsOf } from "./round-store.ts";

/** The pre-flight of a draft at one moment. */
export interface Readiness {
  readonly lines: readonly PreflightLine[];
  /** How many lines still block. */
  readonly blocks: number;
  readonly gates: readonly GateView[];
  readonly roster: Roster;
  /** The text as it would be frozen, its fields as they read. */
  readonly canonical: Canonical;
  readonly unusual: Ready["unusual"];
}

/**
 * Everything the pre-flight asks, read from `db`: inside the freezing transaction it sees exactly
 * what is frozen.
 */
export async function readinessOf(db: Reader, access: Access, draft: DraftNow): Promise<Readiness> {
  const standing = await standingOf(db, access);
  const roster = await rosterOf(db, access);
  const settled = await gatesOf(db, access);
  const template = await templateOf(db, access);
  const definitions = template?.definitions ?? [];
  const { content } = draft;
  const canonical = canonicalDraft(content, definitions);
  const gathered = { standing, roster, settled, content, canonical, definitions };
  const lines = preflight(preflightFacts(gathered));
  const gates = gatesNeeded(standing, roster).map(({ gate, party }) => {
    const found = settled.find((one) => isSettled([one], { gate, party }));
    return gateView({ gate, organisationId: party }, found);
  });
  const unusual = unusualIn(gathered);
  return { lines, blocks: blocks(lines), gates, roster, canonical, unusual };
}

/** A gate as people see it; without a settlement it is open. */
export function gateView(
  key: Pick<GateView, "gate" | "organisationId">,
  settled: StoredGate | undefined,
): GateView {
  if (settled === undefined) return { ...key, state: "open", note: "", by: null, at: null };
  const { state, note, by, at } = settled;
  return { ...key, state, note, by, at };
}

/** @throws ProblemError `wrongStage` when there is no draft */
export async function draftNow(
  deps: Pick<SignoffDeps, "live">,
  agreementId: string,
): Promise<DraftNow> {
  const draft = await deps.live.currentDraft(agreementId);
  if (draft === undefined) throw new ProblemError("wrongStage");
  const { seq, document, fields } = draft;
  return { seq, content: { document, fields } };
}

/** "Ready to sign?" for everyone on the agreement. @throws ProblemError `wrongStage` without a draft */
export async function viewReady(deps: SignoffDeps, access: Access): Promise<Ready> {
  const draft = await draftNow(deps, access.agreementId);
  const db = deps.storage.read;
  const { lines, gates, roster, unusual } = await readinessOf(db, access, draft);
  const consents = await consentsOf(db, access);
  return {
    seq: draft.seq,
    rows: lines.map(({ code, state, params, link }) => ({ code, state, params, link })),
    gates: [...gates],
    consents: roster.leads.map(({ organisationId, personId, name }) => ({
      organisationId,
      personId,
      personName: name,
      yes: consents.some((yes) => yes.personId === personId && yes.seq === draft.seq),
    })),
    unusual,
    signatories: roster.directors.map((director) => ({
      organisationId: director.organisationId,
      personId: director.personId,
      personName: director.name,
      title: director.title,
      authority: director.authority,
    })),
  };
}
