import { describe } from "vitest";
import { travel } from "../e2e/wire.ts";

/** The permission matrix of the drafts again, for pages whose network lets no WebSocket through. */
travel.by = "events";

describe("DR110 over HTTP", async () => {
  await import("./matrix-live.test.ts");
});
