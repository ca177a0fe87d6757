import type * as z from "zod";
import { MatchPaper, RecordPaper } from "#shared/protocol/paper.ts";
import type { MatchedData, RecordedData } from "#shared/signoff/chain-data.ts";
import { decide } from "#shared/signoff/decide.ts";
import type { Access } from "../agreements/access.ts";
import { type GuardedCall, require } from "../agreements/guard.ts";
import { orRefuse, ProblemError } from "../http/problem.ts";
import type { Reply, Route } from "../http/route.ts";
import type { Tx } from "../storage/storage.ts";
import { actorOf } from "./actor.ts";
import { complete } from "./complete.ts";
import type { SignoffDeps } from "./deps.ts";
import { tellPaper } from "./mails.ts";
import { matchPaper, putPaper } from "./paper-store.ts";
import { stateOf, type StoredVersion } from "./round-store.ts";
import { scansOf } from "./scan-store.ts";
import { versionNow, viewVersion } from "./version.ts";

type RecordCall = GuardedCall<z.infer<typeof RecordPaper>>;
type MatchCall = GuardedCall<z.infer<typeof MatchPaper>>;

/**
 * A copy on paper: its own party's lead types the fingerprint that is printed on it, and a lead of
 * another party types it again. One digit that differs is refused, and nothing is recorded.
 */
export function paperRoutes(deps: SignoffDeps): Route[] {
  return [
    deps.guard({
      method: "put",
      path: "/api/agreements/:agreement/paper",
      action: "recordPaper",
      body: RecordPaper,
      handle: (call) =>
        settle(deps, call, "recordPaper", (tx, access) => record(deps, tx, access, call)),
    }),
    deps.guard({
      method: "post",
      path: "/api/agreements/:agreement/paper/:organisation/match",
      action: "matchPaper",
      body: MatchPaper,
      handle: (call) =>
        settle(deps, call, "matchPaper", (tx, access) => match(deps, tx, access, call)),
    }),
  ];
}

/** Whether the step made the agreement complete. */
type Step = (tx: Tx, access: Access) => Promise<boolean>;

async function settle(
  deps: SignoffDeps,
  call: Pick<RecordCall, "session" | "access">,
  action: "recordPaper" | "matchPaper",
  step: Step,
): Promise<Reply> {
  const { agreementId } = call.access;
  const { view, done } = await deps.storage.write(async (tx) => {
    const access = await require(tx, call.session, { agreementId, action });
    const completed = await step(tx, access);
    return { view: await viewVersion(deps, tx, access), done: completed };
  });
  if (done) deps.live.stageChanged(agreementId, "stage");
  return { json: view };
}

async function record(
  deps: SignoffDeps,
  tx: Tx,
  access: Access,
  { body }: RecordCall,
): Promise<boolean> {
  const version = await versionNow(tx, access);
  const by = { party: access.organisationId, person: access.personId };
  orRefuse(decide(stateOf(version), { type: "record", by, docHash: typed(body.fingerprint) }));
  const at = deps.clock.now().toISOString();
  const { signedOn, signedBy, kept } = body;
  if (signedOn < version.frozenAt.slice(0, 10) || signedOn > at.slice(0, 10)) {
    throw new ProblemError("badValue", { field: "signedOn" });
  }
  await putPaper(tx, version.id, {
    organisationId: access.organisationId,
    signedOn,
    signedBy,
    kept,
    recordedBy: access.personId,
    recordedAt: at,
  });
  const head = await deps.recorder.record(tx, access.agreementId, {
    type: "counterpart.recorded",
    actor: actorOf(access, "lead"),
    ref: { version: version.n },
    data: {
      docHash: version.docHash,
      party: access.organisationId,
      signedOn,
    } satisfies RecordedData,
    personal: { signedBy, kept },
  });
  await tellPaper(deps, tx, access, {
    version,
    head,
    party: nameIn(version, by.party),
    what: "recorded",
  });
  return false;
}

async function match(
  deps: SignoffDeps,
  tx: Tx,
  access: Access,
  { body, params }: MatchCall,
): Promise<boolean> {
  const version = await versionNow(tx, access);
  const party = params["organisation"] ?? "";
  const by = { party: access.organisationId, person: access.personId };
  const docHash = typed(body.fingerprint);
  const { next } = orRefuse(decide(stateOf(version), { type: "match", party, by, docHash }));
  const scan = (await scansOf(tx, version.id)).find(({ organisationId: of }) => of === party);
  if (body.scan !== (scan?.sha256 ?? null)) throw new ProblemError("conflict");
  const at = deps.clock.now().toISOString();
  const { organisationId, personId } = access;
  await matchPaper(tx, version.id, { party, by: personId, organisationId, at });
  const head = await deps.recorder.record(tx, access.agreementId, {
    type: "counterpart.matched",
    actor: actorOf(access, "lead"),
    ref: { version: version.n },
    data: { docHash: version.docHash, party } satisfies MatchedData,
  });
  await tellPaper(deps, tx, access, {
    version,
    head,
    party: nameIn(version, party),
    what: "matched",
  });
  if (next.at !== "complete") return false;
  await complete(deps, tx, access, at);
  return true;
}

const nameIn = ({ parties }: StoredVersion, party: string): string =>
  parties.find(({ id }) => id === party)?.legalName ?? "";

/** As people type it from paper: in groups, in capitals. Every digit counts. */
const typed = (fingerprint: string): string => fingerprint.replaceAll(/\s/g, "").toLowerCase();
