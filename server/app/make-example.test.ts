import { expect, test } from "vitest";
import { started } from "../started.fixture.ts";
import { makeExample } from "./make-example.ts";

test("DE11 the server listens while a process of its own makes the example, and players wait", async () => {
  const server = await started({ demo: true }, { makeExample });
  const browser = server.browser();
  expect((await browser.post("/api/demo/session", { person: "amina" })).status).toBe(200);
  const answer = await browser.get("/api/agreements/river-and-roots");
  expect(answer).toMatchObject({ status: 200, body: { stage: "drafting" } });
  await server.close();
}, 30_000);
