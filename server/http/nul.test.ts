import { expect, test } from "vitest";
import { rowHash } from "../row-hash.fixture.ts";
import { signedIn, started } from "../started.fixture.ts";
import { nulIn } from "./nul.ts";

test("ST22 a NUL is found wherever it stands in a JSON value", () => {
  expect(nulIn({ a: ["x", { b: "y\u0000" }] })).toBe("a.1.b");
  expect(nulIn({ a: { "k\u0000": 1 } })).toBe("a");
  expect(nulIn("\u0000")).toBe("");
  expect(nulIn([null, 1, true, "\\u0000", { a: undefined }])).toBeNull();
});

test("ST22 a NUL in a request is refused before the database sees it, and nothing is written", async () => {
  const server = await started();
  const ann = await signedIn(server, "ann@hub.example", "Ann Archer");
  const rows = await rowHash(server);
  const before = await rows.get();
  const organisation = {
    legalName: "Harbour\u0000Lane",
    shortName: "Hub",
    number: "",
    address: "",
    legalForm: "cio",
    nation: "england",
    publicAuthority: false,
    languages: ["en"],
  };
  const said = await ann.post("/api/organisations", organisation);
  expect(said).toMatchObject({ status: 422, body: { code: "badValue" } });
  expect(JSON.stringify(said.body)).toContain("legalName");
  for (const path of ["/api/agreements/%00", "/api/agreements/a%00b/threads"]) {
    expect((await ann.get(path)).status).toBe(404);
  }
  expect(await rows.get()).toBe(before);
  await rows.close();
  await server.close();
});
