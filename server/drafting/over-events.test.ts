import { describe } from "vitest";
import { travel } from "../../e2e/wire.ts";

/**
 * DR110: everything that is promised of a socket holds on plain HTTP with events back. These are
 * the same tests, and their clients travel the other way.
 */
travel.by = "events";

describe("DR110 over HTTP with events", () => {
  describe("access", async () => {
    await import("./access.test.ts");
  });
  describe("drafting", async () => {
    await import("./live.test.ts");
  });
  describe("freezing", async () => {
    await import("./freeze-room.test.ts");
  });
  describe("presence", async () => {
    await import("./presence.test.ts");
  });
});
