import { afterAll, beforeAll, expect, test } from "vitest";
import { HouseOfferList } from "#shared/protocol/house-wordings.ts";
import { AuditView } from "#shared/protocol/signoff.ts";
import { fillMatrix, ours, personOf } from "../matrix.fixture.ts";
import { type RowHash, rowHash } from "../row-hash.fixture.ts";
import { type Answer, type Started, started } from "../started.fixture.ts";
import { addToDraft, as, refusalOf, words } from "./house.fixture.ts";

const LEAD = personOf("home", "lead");
const PARTNER = personOf("partner", "lead");
const CLAUSE = "GO-02";
/** It stands nowhere in the draft. */
const ABSENT = "GO-03";
const ROOT = `/api/agreements/${ours("drafting")}`;

let server: Started;
let rows: RowHash;
beforeAll(async () => {
  server = await started();
  await fillMatrix(server);
  await addToDraft(server, { person: LEAD, agreement: ours("drafting") }, [
    { id: "group", source: CLAUSE, level: 1 },
    { id: "seats", source: "", level: 2 },
  ]);
  rows = await rowHash(server);
  await keep("We meet at ours.");
  await keep("Our boards decide.", ABSENT);
});
afterAll(async () => {
  await rows.close();
  await server.close();
});

const keep = async (text: string, clause = CLAUSE) => {
  const body = { name: "Ours", words: words(text) };
  const { status } = await as(server, LEAD).put(`${ROOT}/house-wordings/${clause}`, body);
  expect(status).toBe(200);
};
const offer = (lines: readonly unknown[], clause = CLAUSE) =>
  as(server, LEAD).post(`${ROOT}/house-wordings/${clause}/offer`, { lines });
const offers = async (person: string) =>
  HouseOfferList.parse((await as(server, person).get(`${ROOT}/house-offers`)).body).offers;
const history = async () =>
  AuditView.parse((await as(server, PARTNER).get(`${ROOT}/audit`)).body).events.filter(({ type }) =>
    type.startsWith("wording."),
  );
async function refused(call: () => Promise<Answer>) {
  const before = await rows.get();
  const answer = await call();
  expect(await rows.get()).toBe(before);
  return refusalOf(answer);
}

test("TE33 an offer is told to every party with its organisation, person and moment, and never the words", async () => {
  expect((await offer(["line-1"])).status).toBe(200);
  const seen = await offers(personOf("partner", "viewer"));
  expect(seen).toMatchObject([
    { clause: CLAUSE, organisationId: "home", organisationName: "home", personName: LEAD },
  ]);
  expect(JSON.stringify(seen)).not.toMatch(/Ours|meet/);
  expect(await history()).toMatchObject([
    { type: "wording.offered", organisationName: "home", params: { clause: CLAUSE } },
  ]);
  expect(JSON.stringify(await history())).not.toMatch(/Ours|meet/);
});

test("TE36 each offer names the lines it brings, and a later one leaves the earlier as it was", async () => {
  expect((await offer(["line-2"])).status).toBe(200);
  expect((await offers(PARTNER)).map(({ lines }) => lines)).toEqual([["line-1"], ["line-2"]]);
  await as(server, LEAD).delete(`${ROOT}/house-wordings/${CLAUSE}`);
  expect(await offers(PARTNER)).toHaveLength(2);
  await keep("We meet at ours.");
});

test("TE37 nothing is offered for a clause that the draft does not have", async () => {
  const before = await history();
  expect(await refused(() => offer(["line-3"], ABSENT))).toEqual([
    409,
    "clauseNotInDraft",
    undefined,
  ]);
  expect(await history()).toEqual(before);
});

test("TE37 an offer does not claim lines that stand in the draft already", async () => {
  const claimed = [422, "badValue", "lines"];
  expect(await refused(() => offer(["seats"]))).toEqual(claimed);
  expect(await refused(() => offer(["group"]))).toEqual(claimed);
});

test("TE37 an offer brings the lines that are kept, each once, under an id that a draft may hold", async () => {
  expect(await refused(() => offer(["line-4", "line-5"]))).toEqual([409, "conflict", undefined]);
  expect(await refused(() => offer(["line-4", "line-4"]))).toEqual([422, "badValue", "lines"]);
  const ill = [[], ["A B"], [""], ["x".repeat(65)], [7], Array.from({ length: 201 }, String)];
  for (const lines of ill) {
    expect((await refused(() => offer(lines))).slice(0, 2)).toEqual([422, "badValue"]);
  }
});
