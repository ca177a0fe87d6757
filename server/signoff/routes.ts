import type { Route } from "../http/route.ts";
import { challengeRoute } from "./challenge.ts";
import type { SignoffDeps } from "./deps.ts";
import { evidenceRoute } from "./evidence.ts";
import { freezeRoutes } from "./freeze.ts";
import { gateRoutes } from "./gates.ts";
import { letterRoutes } from "./letter.ts";
import { historyRoute } from "./history.ts";
import { paperRoutes } from "./paper.ts";
import { viewReady } from "./ready.ts";
import { scanRoutes } from "./scan.ts";
import { signRoute } from "./sign.ts";
import { versionRoutes } from "./version.ts";

/** From "Ready to sign?" to the evidence. */
export function signoffRoutes(deps: SignoffDeps): Route[] {
  return [
    deps.guard({
      method: "get",
      path: "/api/agreements/:agreement/ready",
      action: "read",
      handle: async ({ access }) => ({ json: await viewReady(deps, access) }),
    }),
    ...gateRoutes(deps),
    ...letterRoutes(deps),
    ...freezeRoutes(deps),
    ...versionRoutes(deps),
    challengeRoute(deps),
    signRoute(deps),
    ...paperRoutes(deps),
    ...scanRoutes(deps),
    evidenceRoute(deps),
    historyRoute(deps),
  ];
}
