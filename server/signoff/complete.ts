import type { Access } from "../agreements/access.ts";
import { SYSTEM } from "../audit/record.ts";
import { ProblemError } from "../http/problem.ts";
import type { Tx } from "../storage/storage.ts";
import type { SignoffDeps } from "./deps.ts";
import { tellComplete } from "./mails.ts";
import { closeVersion, moveStage } from "./round-store.ts";
import { versionNow } from "./version.ts";

/** The last signature or the last paper is in: the agreement is in force, in the same transaction. */
export async function complete(
  deps: SignoffDeps,
  tx: Tx,
  access: Access,
  at: string,
): Promise<void> {
  const version = await versionNow(tx, access);
  await closeVersion(tx, access, { id: version.id, state: "complete", at, reason: null });
  const moved = await moveStage(tx, access, { from: "signing", to: "inForce", at });
  if (!moved) throw new ProblemError("conflict");
  const head = await deps.recorder.record(tx, access.agreementId, {
    type: "agreement.completed",
    actor: SYSTEM,
    ref: { version: version.n },
    data: { docHash: version.docHash, signatures: version.signed.length },
  });
  await tellComplete(deps, tx, access, { version, head });
}
