import { afterAll, beforeAll, expect, test } from "vitest";
import { HouseWordingList } from "#shared/protocol/house-wordings.ts";
import { AuditView } from "#shared/protocol/signoff.ts";
import { fillMatrix, ours, personOf } from "../matrix.fixture.ts";
import { type RowHash, rowHash } from "../row-hash.fixture.ts";
import { type Answer, type Browser, type Started, started } from "../started.fixture.ts";
import { addToDraft, as as personAt, refusalOf, words } from "./house.fixture.ts";

let server: Started;
let rows: RowHash;
beforeAll(async () => {
  server = await started();
  await fillMatrix(server);
  await addToDraft(server, { person: LEAD, agreement: ours("drafting") }, [
    { id: "group", source: CLAUSE, level: 1 },
    { id: "boards", source: "GO-03", level: 1 },
  ]);
  rows = await rowHash(server);
});
afterAll(async () => {
  await rows.close();
  await server.close();
});

const LEAD = personOf("home", "lead");
const PARTNER = personOf("partner", "lead");
const CLAUSE = "GO-02";
const ROOT = `/api/agreements/${ours("drafting")}`;
const OWN = `${ROOT}/house-wordings`;
const OFFER = { lines: ["new-line"] };

const as = (person: string): Browser => personAt(server, person);
const keep = (person: string, name = "House style", text = "We meet.", clause = CLAUSE) =>
  as(person).put(`${OWN}/${clause}`, { name, words: words(text) });
const kept = async (person: string) =>
  HouseWordingList.parse((await as(person).get(OWN)).body).wordings;
/** The answer of a call that must leave every row as it was. */
async function refused(call: () => Promise<Answer>) {
  const before = await rows.get();
  const answer = await call();
  expect(await rows.get()).toBe(before);
  return refusalOf(answer);
}
const ownHistory = async () => {
  const { read } = server.platform.storage;
  const lines = await read
    .selectFrom("organisation_event")
    .select(["organisation_id", "event"])
    .execute();
  return lines.filter(({ event }) => event.includes('"wording.'));
};
const sharedHistory = async (person: string) =>
  AuditView.parse((await as(person).get(`${ROOT}/audit`)).body).events.filter(({ type }) =>
    type.startsWith("wording."),
  );

test("TE30 a lead keeps words under a name, puts others in their place, and removes them", async () => {
  expect((await keep(LEAD)).status).toBe(200);
  expect(await kept(LEAD)).toMatchObject([
    { clause: CLAUSE, name: "House style", words: words("We meet."), personName: LEAD },
  ]);
  await keep(LEAD, "House style 2027", "We meet twice.");
  expect(await kept(LEAD)).toMatchObject([
    { name: "House style 2027", words: words("We meet twice.") },
  ]);
  expect((await as(LEAD).delete(`${OWN}/${CLAUSE}`)).status).toBe(200);
  expect(await kept(LEAD)).toEqual([]);
  const own = await ownHistory();
  expect(own.map((one) => one.organisation_id)).toEqual(["home", "home", "home"]);
  expect(JSON.stringify(own)).not.toContain("We meet");
  expect(JSON.stringify(own)).not.toContain("House style");
  expect(await sharedHistory(PARTNER)).toEqual([]);
});

test("TE30 a clause that the library lacks, or of which nothing is kept, is refused by name", async () => {
  const lead = as(LEAD);
  const unknown = [422, "unknownClause", "ZZ-99"];
  expect(await refused(() => keep(LEAD, "A", "We meet.", "ZZ-99"))).toEqual(unknown);
  expect(await refused(() => lead.delete(`${OWN}/ZZ-99`))).toEqual(unknown);
  expect(await refused(() => lead.post(`${OWN}/ZZ-99/offer`, OFFER))).toEqual(unknown);
  const none = [422, "unknownClause", "GO-03"];
  expect(await refused(() => lead.delete(`${OWN}/GO-03`))).toEqual(none);
  expect(await refused(() => lead.post(`${OWN}/GO-03/offer`, OFFER))).toEqual(none);
});

const put = (body: unknown) => refused(() => as(LEAD).put(`${OWN}/${CLAUSE}`, body));

test("TE30 words too long, or that no draft may hold, are refused and nothing is kept", async () => {
  const bad = [422, "badValue", "words"];
  expect(await put({ name: "A", words: words("x".repeat(40_000)) })).toEqual(bad);
  expect(await put({ name: "A", words: words("We \u202emeet.") })).toEqual(bad);
  expect(await put({ name: "A", words: words(" ") })).toEqual(bad);
  expect(await put({ name: "A", words: { type: "doc" } })).toEqual(bad);
  expect(await put({ name: "A", words: "We meet." })).toEqual(bad);
  const image = { type: "doc", content: [{ type: "image" }] };
  expect((await put({ name: "A", words: image })).slice(0, 2)).toEqual([422, "badValue"]);
  const extra = { ...words("We meet."), by: "them" };
  expect((await put({ name: "A", words: extra })).slice(0, 2)).toEqual([422, "unknownField"]);
  let deep: unknown[] = [];
  for (let level = 0; level < 800; level += 1) {
    deep = [{ type: "bulletList", content: [{ type: "listItem", content: deep }] }];
  }
  const [clause] = words("").content ?? [];
  const nested = { type: "doc", content: [{ ...clause, content: deep }] };
  expect(await put({ name: "A", words: nested })).toEqual(bad);
});

test("TE30 a name is one to 120 characters that can be read", async () => {
  const bad = [422, "badValue", "name"];
  for (const name of ["", "  ", "x".repeat(121), "a\u202eb", "a\ud800b"]) {
    expect(await put({ name, words: words("We meet.") })).toEqual(bad);
  }
});

test("TE31 a reviewer, director, viewer or administrator neither reads nor keeps nor offers", async () => {
  await keep(LEAD);
  for (const seat of ["legal", "director", "viewer", "administrator"] as const) {
    const other = as(personOf("home", seat));
    const body = { name: "A", words: words("We meet.") };
    for (const call of [
      () => other.get(OWN),
      () => other.put(`${OWN}/${CLAUSE}`, body),
      () => other.delete(`${OWN}/${CLAUSE}`),
      () => other.post(`${OWN}/${CLAUSE}/offer`, OFFER),
    ]) {
      expect((await refused(call)).slice(0, 2)).toEqual([403, "notAllowed"]);
    }
  }
  await as(LEAD).delete(`${OWN}/${CLAUSE}`);
});

test("TE31 another party reads, removes and offers its own wording alone", async () => {
  await keep(LEAD, "Ours", "We meet at ours.");
  expect(await kept(PARTNER)).toEqual([]);
  const taken = [422, "unknownClause", CLAUSE];
  expect(await refused(() => as(PARTNER).delete(`${OWN}/${CLAUSE}`))).toEqual(taken);
  expect(await refused(() => as(PARTNER).post(`${OWN}/${CLAUSE}/offer`, OFFER))).toEqual(taken);
  await keep(PARTNER, "Theirs", "We meet at theirs.");
  expect((await kept(LEAD)).map(({ name }) => name)).toEqual(["Ours"]);
  expect((await kept(PARTNER)).map(({ name }) => name)).toEqual(["Theirs"]);
});
