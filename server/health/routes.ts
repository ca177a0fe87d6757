import { statfs } from "node:fs/promises";
import { ProblemError } from "../http/problem.ts";
import { publicRoute, type Route } from "../http/route.ts";
import { openReadiness, type ReadinessDeps } from "./readiness.ts";

/** Asked by a supervisor on the machine itself, by address: these pages do not move to `localhost`. */
export const HEALTH_PATHS: readonly string[] = ["/healthz", "/readyz"];

/** Bytes that the server may still write in this folder's file system. */
export async function freeBytesIn(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/**
 * `GET /healthz`: the process answers. `GET /readyz`: it can also save; else 503 `notServing`, whose
 * params name each thing that is wrong.
 */
export function healthRoutes(deps: ReadinessDeps): Route[] {
  const faultsNow = openReadiness(deps);
  return [
    publicRoute({
      method: "get",
      path: "/healthz",
      handle: async () => ({ json: { status: "alive" } }),
    }),
    publicRoute({
      method: "get",
      path: "/readyz",
      handle: async () => {
        const faults = await faultsNow();
        if (Object.keys(faults).length > 0)
          throw new ProblemError("notServing", { params: faults });
        return { json: { status: "ready" } };
      },
    }),
  ];
}
