import { fingerprint } from "#shared/audit/fingerprint.ts";
import type { CanonicalRefusal } from "#shared/drafting/canonical.ts";
import { AtSeq } from "#shared/protocol/signoff.ts";
import type { FrozenData } from "#shared/signoff/chain-data.ts";
import { decide, type Decision, type Drafting } from "#shared/signoff/decide.ts";
import { deedDayIn } from "#shared/signoff/deed.ts";
import { type BundleParty, partiesHash } from "#shared/signoff/evidence.ts";
import type { PreflightLine } from "#shared/signoff/preflight.ts";
import type { Access } from "../agreements/access.ts";
import { type GuardedCall, require } from "../agreements/guard.ts";
import { orRefuse, ProblemError } from "../http/problem.ts";
import type { Reply, Route } from "../http/route.ts";
import { relyingParty } from "../people/webauthn.ts";
import type { Tx } from "../storage/storage.ts";
import { actorOf } from "./actor.ts";
import type { DraftNow, SignoffDeps } from "./deps.ts";
import { tellFrozen, tellProposed } from "./mails.ts";
import { draftNow, readinessOf, viewReady } from "./ready.ts";
import { rosterOf } from "./roster-store.ts";
import {
  clearConsents,
  consentsOf,
  insertVersion,
  moveStage,
  newestVersion,
  putConsent,
  type StoredSignatory,
} from "./round-store.ts";
import type { Signing } from "./slots.ts";
import { viewVersion } from "./version.ts";

type SeqCall = GuardedCall<{ readonly seq: number }>;

/** Every lead says yes to the same words; then any lead freezes exactly those. */
export function freezeRoutes(deps: SignoffDeps): Route[] {
  const path = "/api/agreements/:agreement/freeze";
  return [
    deps.guard({
      method: "post",
      path: `${path}/consent`,
      action: "freeze",
      body: AtSeq,
      handle: (call) => sayYes(deps, call),
    }),
    deps.guard({
      method: "post",
      path,
      action: "freeze",
      body: AtSeq,
      handle: (call) => freeze(deps, call),
    }),
  ];
}

/** The draft as the machine sees it. */
async function draftingState(tx: Tx, access: Access, draft: DraftNow): Promise<Drafting> {
  const roster = await rosterOf(tx, access);
  const consents = await consentsOf(tx, access);
  const version = await newestVersion(tx, access);
  return {
    at: "drafting",
    version: (version?.n ?? 0) + 1,
    seq: draft.seq,
    parties: roster.parties.map(({ organisationId }) => organisationId),
    leads: roster.leads.map(({ personId }) => personId),
    consents: consents.filter((yes) => yes.seq === draft.seq).map(({ personId }) => personId),
  };
}

async function sayYes(deps: SignoffDeps, call: SeqCall): Promise<Reply> {
  await standingStill(deps, call, (tx, access, draft) => sayYesIn(deps, tx, access, draft));
  return { json: await viewReady(deps, call.access) };
}

async function freeze(deps: SignoffDeps, call: SeqCall): Promise<Reply> {
  const view = await standingStill(deps, call, (tx, access, draft) =>
    freezeIn(deps, tx, access, draft),
  );
  return { status: 201, json: view };
}

/**
 * Runs `work` while nothing can change the draft. An update is either in it, or refused as `frozen`
 * once `work` has moved the stage.
 * @throws ProblemError `draftChanged` with the newer `seq`, `unreadableText`
 */
async function standingStill<T>(
  deps: SignoffDeps,
  call: SeqCall,
  work: (tx: Tx, access: Access, draft: DraftNow) => Promise<T>,
): Promise<T> {
  const { agreementId } = call.access;
  const { seq } = call.body;
  const draft = await draftNow(deps, agreementId);
  if (draft.seq !== seq) throw new ProblemError("draftChanged", { params: { seq: draft.seq } });
  const result = await deps.live.freezeRoom(agreementId, seq, async (tx) => {
    const access = await require(tx, call.session, { agreementId, action: "freeze" });
    return work(tx, access, draft);
  });
  if ("frozen" in result) return result.frozen;
  if ("changed" in result) {
    throw new ProblemError("draftChanged", { params: { seq: result.changed } });
  }
  throw unreadable(result.refusals);
}

/** The place of the first character that can't be signed. */
function unreadable(refusals: readonly CanonicalRefusal[]): ProblemError {
  return new ProblemError("unreadableText", { params: { place: refusals[0]?.place ?? "" } });
}

/** A lead's own yes to the draft as it is. Saying it twice is one yes. */
async function sayYesIn(deps: SignoffDeps, tx: Tx, access: Access, draft: DraftNow): Promise<void> {
  const { seq } = draft;
  const before = await draftingState(tx, access, draft);
  const { next } = orRefuse(decide(before, { type: "consent", by: access.personId, seq }));
  if (next === before) return;
  await putConsent(tx, access, { seq, at: deps.clock.now().toISOString() });
  await deps.recorder.record(tx, access.agreementId, {
    type: "freeze.consented",
    actor: actorOf(access, "lead"),
    data: { seq },
  });
  if (before.consents.length > 0) return;
  const roster = await rosterOf(tx, access);
  const waiting = roster.leads.filter(({ personId }) => personId !== access.personId);
  await tellProposed(deps, tx, { access, roster }, waiting);
}

/** All of it in one transaction: version, signatories, stage, history and mail. */
async function freezeIn(deps: SignoffDeps, tx: Tx, access: Access, draft: DraftNow) {
  const { roster, signings, lines, blocks, canonical } = await readinessOf(tx, access, draft);
  if ("refusals" in canonical) throw unreadable(canonical.refusals);
  const docHash = fingerprint(canonical.bytes);
  const before = await draftingState(tx, access, draft);
  const signers = signings.flatMap(({ directors }) => directors);
  const signatories = signers.map((one) => ({ party: one.organisationId, person: one.personId }));
  const by = access.personId;
  const { seq } = draft;
  const paper = signings.flatMap(({ rule, party }) => (rule.paper ? [party.organisationId] : []));
  const asked = { type: "freeze", by, seq, docHash, signatories, paper, blocks } as const;
  orRefuse(saying(lines, decide(before, asked)));

  const at = deps.clock.now().toISOString();
  const parties = bundleParties(signings);
  const deedFrom = deedDayIn(canonical.draft);
  const version = { id: deps.random.id(), n: before.version, seq, docHash };
  await insertVersion(tx, access, {
    ...version,
    content: new TextDecoder().decode(canonical.bytes),
    parties,
    deedFrom: deedFrom ?? null,
    frozenAt: at,
    signatories: keptSignatories(signings),
  });
  await clearConsents(tx, access);
  const moved = await moveStage(tx, access, { from: "drafting", to: "signing", at });
  if (!moved) throw new ProblemError("conflict");
  const head = await deps.recorder.record(tx, access.agreementId, {
    type: "version.frozen",
    actor: actorOf(access, "lead"),
    ref: { version: version.n },
    data: {
      docHash,
      docBytes: canonical.bytes.length,
      docTitle: access.title,
      schemaVersion: canonical.draft.schema,
      seq,
      leads: [...before.leads],
      signatories,
      ...(paper.length === 0 ? {} : { paper }),
      ...(deedFrom === undefined ? {} : { deedFrom }),
      parties: partiesHash(parties),
      origin: deps.origin(),
      rpId: relyingParty(deps.origin()),
    } satisfies FrozenData,
  });
  await tellFrozen(deps, tx, { access, roster }, { version, head, signings });
  return viewVersion(deps, tx, access);
}

/**
 * A draft that is not ready is refused with the first thing to mend, and with how many there are.
 * Too few people to sign has a refusal of its own, which names the party and how many are missing.
 */
function saying(lines: readonly PreflightLine[], decision: Decision): Decision {
  const open = lines.filter(({ state }) => state === "fix");
  const [first] = open;
  if (!("refusal" in decision) || decision.refusal.code !== "notReady" || first === undefined) {
    return decision;
  }
  if (first.code !== "signatoryMissing") {
    return { refusal: { code: "notReady", params: { first: first.code, open: open.length } } };
  }
  const { party = "", signer = "", count = "" } = first.params;
  return { refusal: { code: "signersMissing", params: { party, signer, count: Number(count) } } };
}

function bundleParties(signings: readonly Signing[]): BundleParty[] {
  return signings.map(({ party, rule, directors }) => ({
    id: party.organisationId,
    legalName: party.legalName,
    legalForm: party.legalForm,
    signatories: directors.map(({ personId }) => personId),
    ...(rule.paper && rule.method !== null ? { paper: rule.method } : {}),
  }));
}

/** @throws ProblemError `notReady` without an authority; the pre-flight has blocked it before */
function keptSignatories(signings: readonly Signing[]): StoredSignatory[] {
  return signings.flatMap(({ directors, rule, named }) =>
    directors.map(({ organisationId, personId, name, title, authority }) => {
      if (authority === null) throw new ProblemError("notReady");
      const kept = { organisationId, personId, name, title, authority };
      return rule.inPerson ? { ...kept, inPerson: named } : kept;
    }),
  );
}
