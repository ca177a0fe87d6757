import { anyMay } from "#shared/permissions/may.ts";
import type { KeptCopy } from "#shared/protocol/kept.ts";
import { ProblemError } from "../http/problem.ts";
import { type Call, type Reply, type Route, signedIn } from "../http/route.ts";
import type { Storage } from "../storage/storage.ts";
import { require } from "./guard.ts";
import { type Kept, type KeptFile, keptOf } from "./kept-store.ts";
import { accessTo } from "./store.ts";

/** The read-only door of those whose organisation has left: what it had then, and nothing since (SO40). */
export function keptRoutes({ storage }: { readonly storage: Storage }): Route[] {
  const path = "/api/agreements/:agreement/kept";
  return [
    keptRoute(storage, path, async (kept) => ({ json: viewOf(kept) })),
    keptRoute(storage, `${path}/:file`, async (kept, call) => ({
      text: fileOf(kept, call.params["file"] ?? ""),
    })),
  ];
}

/**
 * The guard of this door. To everybody else it does not exist, and whoever is on the agreement is told
 * what the table says of them.
 */
function keptRoute(
  { read }: Storage,
  path: string,
  handle: (kept: Kept, call: Call) => Promise<Reply>,
): Route {
  const action = "readKept";
  return {
    method: "get",
    path,
    policy: { kind: "agreement", action },
    handle: async (call) => {
      const session = signedIn(call);
      const agreementId = call.params["agreement"] ?? "";
      if ((await accessTo(read, session, agreementId)) !== null) {
        await require(read, session, { agreementId, action });
      }
      const kept = await keptOf(read, { personId: session.personId, agreementId });
      if (kept === null || !anyMay(kept.roles, action, "left")) throw new ProblemError("notFound");
      return handle(kept, call);
    },
  };
}

function viewOf({ title, organisationName, leftAt, files }: Kept): KeptCopy {
  return {
    title,
    organisationName,
    leftAt,
    files: files.map(({ name, content }) => ({ name, bytes: Buffer.byteLength(content) })),
  };
}

/** @throws ProblemError `notFound` */
function fileOf(kept: Kept, name: string): NonNullable<Reply["text"]> {
  const file = kept.files.find((one: KeptFile) => one.name === name);
  if (file === undefined) throw new ProblemError("notFound");
  return {
    type: name.endsWith(".html") ? "text/html" : "application/json",
    content: file.content,
    fileName: `${kept.id}-${name}`,
  };
}
