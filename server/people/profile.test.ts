import { afterEach, beforeEach, expect, test } from "vitest";
import { Organisation, type Profile } from "#shared/protocol/people.ts";
import { signedIn, type Started, started } from "../started.fixture.ts";

const PROFILE: Profile = {
  legalName: "Harbour Lane Community Hub",
  shortName: "Harbour Lane",
  number: "1177005",
  address: "1 Harbour Lane, Fernmouth",
  legalForm: "cio",
  nation: "england",
  publicAuthority: false,
  languages: ["en"],
};
const SIGNING = {
  regulator: "Charity Commission",
  signers: 2,
  signingRule: "Two trustees, above £10,000.",
} as const;

let server: Started;
beforeEach(async () => {
  server = await started();
});
afterEach(() => server.close());

test("PE45 a profile keeps its regulator and how it signs, and may leave both open", async () => {
  const ann = await signedIn(server, "ann@hub.example", "Ann Archer");
  const made = Organisation.parse((await ann.post("/api/organisations", PROFILE)).body);
  expect(made.profile).toEqual(PROFILE);
  const path = `/api/organisations/${made.id}`;
  expect((await ann.put(path, { ...PROFILE, ...SIGNING })).status).toBe(200);
  const changed = Organisation.parse((await ann.get(path)).body);
  expect(changed.profile).toEqual({ ...PROFILE, ...SIGNING });
  for (const wrong of [{ signers: 3 }, { signers: "2" }, { signingRule: "x".repeat(501) }]) {
    expect((await ann.put(path, { ...PROFILE, ...wrong })).status).toBe(422);
  }
  const after = Organisation.parse((await ann.get(path)).body);
  expect(after.profile).toEqual({ ...PROFILE, ...SIGNING });
});
