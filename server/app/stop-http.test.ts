import { describe } from "vitest";
import { travel } from "../../e2e/wire.ts";

/** A stop in order, while the pages are connected over plain HTTP. */
travel.by = "events";

describe("DR110 over HTTP", async () => {
  await import("./stop.test.ts");
});
