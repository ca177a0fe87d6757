import { canonicalText, isJson } from "#shared/audit/canonical.ts";
import type { EventType } from "#shared/audit/event.ts";
import { dataOf, SignedData } from "#shared/signoff/chain-data.ts";
import type { Bundle, Personal } from "#shared/signoff/evidence.ts";
import type { Access } from "../agreements/access.ts";
import { historyOf, type StoredEvent } from "../audit/store.ts";
import { ProblemError } from "../http/problem.ts";
import type { Route } from "../http/route.ts";
import type { Reader } from "../storage/storage.ts";
import type { SignoffDeps } from "./deps.ts";
import { signaturesOf } from "./signature-store.ts";
import { versionNow } from "./version.ts";

/** The evidence of the newest frozen text, sealed, in one file that anyone can check offline. */
export function evidenceRoute(deps: SignoffDeps): Route {
  return deps.guard({
    method: "get",
    path: "/api/agreements/:agreement/evidence",
    action: "export",
    handle: async ({ access }) => ({
      text: {
        type: "application/json",
        content: canonicalText(await bundleOf(deps, deps.storage.read, access)),
        fileName: `${access.agreementId}-evidence.json`,
      },
    }),
  });
}

/**
 * The sealed bundle. The history is read in one statement and is the measure of all else, so a
 * signature or a freeze in the same moment is either wholly in it or not at all.
 * @throws ProblemError `notFound` before the first freeze
 */
export async function bundleOf(
  deps: Pick<SignoffDeps, "sealKey">,
  db: Reader,
  access: Access,
): Promise<Bundle> {
  const history = await historyOf(db, access.agreementId);
  const frozen = history.findLast(({ event }) => event.type === "version.frozen");
  const version = await versionNow(db, access);
  if (frozen?.event.ref.version !== version.n) throw new ProblemError("conflict");
  const content: unknown = JSON.parse(version.content);
  if (!isJson(content)) throw new Error("The frozen text is damaged.");
  const pairs = await pairsOf(db, access, history);
  return deps.sealKey.seal({
    v: 1,
    agreement: access.agreementId,
    parties: [...version.parties],
    version: { n: version.n, docHash: version.docHash, content },
    statements: pairs.map(({ statement }) => statement),
    assertions: pairs.map(({ assertion }) => assertion),
    events: history.map(({ event }) => event),
    pii: history.flatMap(personalOf),
    head: history.at(-1)?.hash ?? "",
  });
}

/** Statement and assertion of each signature in the history, in its order. */
async function pairsOf(db: Reader, access: Access, history: readonly StoredEvent[]) {
  const signatures = await signaturesOf(db, access);
  return history
    .filter(({ event }) => event.type === "party.signed")
    .map(({ event }) => {
      const pair = signatures.get(dataOf(SignedData, event)?.statement ?? "");
      if (pair === undefined) throw new Error("A signature in the history is not kept.");
      return pair;
    });
}

/** What every party may read: reasons given to all, and where a signer's code was sent. */
const TOLD: readonly EventType[] = [
  "gate.opened",
  "gate.closed",
  "gate.waived",
  "party.signed",
  "party.declined",
  "counterpart.recorded",
  "version.reopened",
];

function personalOf({ hash, event, personal }: StoredEvent): Personal[] {
  if (event.pii === null || !TOLD.includes(event.type)) return [];
  if (personal === null) throw new Error("Personal data in the history is not kept.");
  return [{ event: hash, ...personal }];
}
