import { describe } from "vitest";
import { travel } from "../../e2e/wire.ts";

/** DR110, as over-events.test.ts, by long polls: for networks that hold a stream back to its end. */
travel.by = "poll";

describe("DR110 over HTTP with long polls", () => {
  describe("access", async () => {
    await import("./access.test.ts");
  });
  describe("drafting", async () => {
    await import("./live.test.ts");
  });
  describe("freezing", async () => {
    await import("./freeze-room.test.ts");
  });
});
