import type * as z from "zod";
import { fingerprint } from "#shared/audit/fingerprint.ts";
import { FileScan } from "#shared/protocol/paper.ts";
import type { ScannedData } from "#shared/signoff/chain-data.ts";
import { LARGEST_SCAN, scanRefusal, type ScanType, scanType } from "#shared/signoff/scan.ts";
import { type GuardedCall, require } from "../agreements/guard.ts";
import { ProblemError } from "../http/problem.ts";
import type { Reply, Route } from "../http/route.ts";
import { actorOf } from "./actor.ts";
import type { SignoffDeps } from "./deps.ts";
import { stateOf } from "./round-store.ts";
import { putScan, scanFile } from "./scan-store.ts";
import { versionNow, viewVersion } from "./version.ts";

/** The largest scan as base64, and the JSON around it. */
const BODY = Math.ceil(LARGEST_SCAN / 3) * 4 + 1024;

const EXTENSION: Record<ScanType, string> = {
  "application/pdf": "pdf",
  "image/jpeg": "jpg",
  "image/png": "png",
};

/** A scan of the copy that was signed on paper: filed by its own party, read by everyone on it. */
export function scanRoutes(deps: SignoffDeps): Route[] {
  return [
    deps.guard({
      method: "put",
      path: "/api/agreements/:agreement/paper/scan",
      action: "recordPaper",
      bodyLimit: BODY,
      body: FileScan,
      handle: (call) => file(deps, call),
    }),
    deps.guard({
      method: "get",
      path: "/api/agreements/:agreement/paper/:organisation/scan",
      action: "read",
      handle: async ({ access, params }) => {
        const db = deps.storage.read;
        const party = params["organisation"] ?? "";
        const { id, n } = await versionNow(db, access);
        const scan = await scanFile(db, id, party);
        if (scan === null) throw new ProblemError("notFound");
        const { type, content } = scan;
        const fileName = `${access.agreementId}-${n}-${party}.${EXTENSION[type]}`;
        return { text: { type, content: Buffer.from(content), fileName } };
      },
    }),
  ];
}

async function file(
  deps: SignoffDeps,
  call: GuardedCall<z.infer<typeof FileScan>>,
): Promise<Reply> {
  const { agreementId } = call.access;
  const { content, type } = readScan(call.body.content);
  const json = await deps.storage.write(async (tx) => {
    const access = await require(tx, call.session, { agreementId, action: "recordPaper" });
    const version = await versionNow(tx, access);
    const party = access.organisationId;
    const refusal = scanRefusal(stateOf(version), party);
    if (refusal !== null) throw new ProblemError(refusal.code);
    const sha256 = fingerprint(content);
    const at = deps.clock.now().toISOString();
    const size = content.length;
    await putScan(tx, version.id, { organisationId: party, sha256, type, size, at, content });
    await deps.recorder.record(tx, agreementId, {
      type: "counterpart.scanned",
      actor: actorOf(access, "lead"),
      ref: { version: version.n },
      data: {
        docHash: version.docHash,
        party,
        scan: sha256,
        bytes: size,
        type,
      } satisfies ScannedData,
    });
    return viewVersion(deps, tx, access);
  });
  return { json };
}

/** @throws ProblemError `notAScan` for what is no base64, too large, or none of the three kinds */
function readScan(base64: string): { readonly content: Uint8Array; readonly type: ScanType } {
  const content = new Uint8Array(Buffer.from(base64, "base64"));
  const type = scanType(content);
  const whole = Buffer.from(content).toString("base64") === base64;
  if (type === null || !whole || content.length > LARGEST_SCAN) throw new ProblemError("notAScan");
  return { content, type };
}
