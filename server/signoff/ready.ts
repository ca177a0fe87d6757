import type { GateView, Ready } from "#shared/protocol/signoff.ts";
import { type Canonical, canonicalDraft } from "#shared/drafting/canonical.ts";
import type { DraftContent } from "#shared/drafting/convert.ts";
import type { FieldDefinition } from "#shared/drafting/field-definitions.ts";
import { outgrown } from "#shared/templates/degree-watch.ts";
import { counts } from "#shared/signoff/gates.ts";
import { blocks, preflight, type PreflightLine } from "#shared/signoff/preflight.ts";
import type { Access } from "../agreements/access.ts";
import { standingOf } from "../assessment/standing.ts";
import { ProblemError } from "../http/problem.ts";
import type { Reader } from "../storage/storage.ts";
import { clausesLeftOut } from "../templates/removals.ts";
import { templateOf } from "../templates/store.ts";
import type { DraftNow, SignoffDeps } from "./deps.ts";
import { gatesNeeded, isOf, preflightFacts, unusualIn } from "./facts.ts";
import { gatesOf, type StoredGate } from "./gate-store.ts";
import { type Roster, type RosterDirector, rosterOf } from "./roster-store.ts";
import { consentsOf } from "./round-store.ts";
import { type Signing, signingsOf, signingView } from "./slots.ts";

/** The pre-flight of a draft at one moment. */
export interface Readiness {
  readonly lines: readonly PreflightLine[];
  /** How many lines still block. */
  readonly blocks: number;
  readonly gates: readonly GateView[];
  readonly roster: Roster;
  /** How each party signs, and who of it is asked. */
  readonly signings: readonly Signing[];
  /** The text as it would be frozen, its fields as they read. */
  readonly canonical: Canonical;
  readonly unusual: Ready["unusual"];
  readonly leftOut: Ready["leftOut"];
  readonly outgrown: Ready["outgrown"];
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
  const { definitions = [], began = [] } = template ?? {};
  const { content } = draft;
  const canonical = canonicalOf(content, definitions);
  const removals = await clausesLeftOut(db, access, standing);
  const leftOut = removals.map(({ clause, reason, yesBy }) => ({
    clause,
    reason,
    by: yesBy.map(({ personName }) => personName),
  }));
  const signings = signingsOf({ standing, roster, settled, content });
  const known = { standing, roster, settled, content, canonical, definitions, began };
  const gathered = { ...known, leftOut, signings };
  const lines = preflight(preflightFacts(gathered));
  const gates = gatesNeeded(standing, roster).map(({ gate, party }) => {
    const found = settled.find((one) => isOf(one, { gate, party }));
    return gateView({ gate, organisationId: party }, found);
  });
  const unusual = unusualIn(gathered);
  const grown = template === null ? null : outgrown(content.document, template);
  return {
    lines,
    blocks: blocks(lines),
    gates,
    roster,
    signings,
    canonical,
    unusual,
    leftOut,
    outgrown: grown,
  };
}

const canonicals = new WeakMap<
  DraftContent["document"],
  { readonly fields: DraftContent["fields"]; readonly read: string; readonly canonical: Canonical }
>();

/**
 * The text as it would be frozen. It takes longer than all else that is asked before a freeze, and a
 * draft that stands still is asked about by every lead, so the last answer is kept.
 */
function canonicalOf(content: DraftContent, definitions: readonly FieldDefinition[]): Canonical {
  const { document, fields } = content;
  const read = JSON.stringify(definitions);
  const known = canonicals.get(document);
  if (known?.fields === fields && known.read === read) return known.canonical;
  const canonical = canonicalDraft(content, definitions);
  canonicals.set(document, { fields, read, canonical });
  return canonical;
}

/** A gate as people see it; without a settlement that counts it is open. */
export function gateView(
  key: Pick<GateView, "gate" | "organisationId">,
  settled: StoredGate | undefined,
): GateView {
  if (settled === undefined) return { ...OPEN, ...key };
  const { state, note, signers, approvedOn, details, by, at } = settled;
  if (!counts(settled)) return { ...OPEN, ...key, formerWaiver: { reason: note, by, at } };
  const known = {
    ...(signers === null ? {} : { signers }),
    ...(approvedOn === null ? {} : { approvedOn }),
    ...(details === null ? {} : { details }),
  };
  return { ...key, state, note, by, at, ...known };
}

const OPEN = { state: "open", note: "", by: null, at: null } as const;

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
  const { lines, gates, roster, signings, ...ready } = await readinessOf(db, access, draft);
  const { unusual, leftOut } = ready;
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
    leftOut,
    outgrown: ready.outgrown,
    signatories: signings.flatMap(({ directors }) => directors).map(signatoryView),
    parties: signings.map(signingView),
  };
}

function signatoryView(director: RosterDirector): Ready["signatories"][number] {
  const { organisationId, personId, name, title, authority, declaredBy } = director;
  return {
    organisationId,
    personId,
    personName: name,
    title,
    authority: authority === null ? null : { ...authority, declaredBy },
  };
}
