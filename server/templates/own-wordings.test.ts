import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { HouseWordingList } from "#shared/protocol/house-wordings.ts";
import { fillMatrix, ours, personOf } from "../matrix.fixture.ts";
import { type RowHash, rowHash } from "../row-hash.fixture.ts";
import { type Answer, type Started, started } from "../started.fixture.ts";
import { as, refusalOf, words } from "./house.fixture.ts";

const LEAD = personOf("home", "lead");
const CLAUSE = "GO-02";
const IN_DRAFT = `/api/agreements/${ours("drafting")}/house-wordings`;
const OWN = "/api/organisations/home/house-wordings";

let server: Started;
let rows: RowHash;
beforeAll(async () => {
  server = await started();
  await fillMatrix(server);
  rows = await rowHash(server);
});
afterAll(async () => {
  await rows.close();
  await server.close();
});
beforeEach(async () => {
  const body = { name: "House style", words: words("We meet.") };
  await as(server, LEAD).put(`${IN_DRAFT}/${CLAUSE}`, body);
});

const kept = async (person: string, path = OWN) =>
  HouseWordingList.parse((await as(server, person).get(path)).body).wordings;
const change = (person: string, body: object, clause = CLAUSE) =>
  as(server, person).put(`${OWN}/${clause}`, body);
const changed = async (text = "We meet twice.") => {
  const [now] = await kept(LEAD);
  return { name: "House style 2027", words: words(text), was: now?.at ?? "" };
};
const ownHistory = async () => {
  const { read } = server.platform.storage;
  const lines = await read
    .selectFrom("organisation_event")
    .select("event")
    .where("organisation_id", "=", "home")
    .execute();
  return lines.map(({ event }) => event).filter((event) => event.includes('"wording.'));
};
async function refused(call: () => Promise<Answer>) {
  const before = await rows.get();
  const answer = await call();
  expect(await rows.get()).toBe(before);
  return refusalOf(answer);
}

test("TE35 a lead reads what the organisation keeps, by whom and since when, away from any draft", async () => {
  const [one, ...more] = await kept(LEAD);
  expect(more).toEqual([]);
  expect(one).toMatchObject({
    clause: CLAUSE,
    name: "House style",
    words: words("We meet."),
    personName: LEAD,
  });
  expect(Date.parse(one?.at ?? "")).toBeGreaterThan(0);
});

test("TE35 a lead changes it there, and the next draft is offered the changed words", async () => {
  expect((await change(LEAD, await changed())).status).toBe(200);
  expect(await kept(LEAD, IN_DRAFT)).toMatchObject([
    { name: "House style 2027", words: words("We meet twice.") },
  ]);
  expect(JSON.stringify(await ownHistory())).not.toMatch(/meet|House style/);
});

test("TE35 a lead removes it there, and the organisation's own history says so", async () => {
  const before = (await ownHistory()).length;
  expect((await as(server, LEAD).delete(`${OWN}/${CLAUSE}`)).status).toBe(200);
  expect(await kept(LEAD)).toEqual([]);
  const history = await ownHistory();
  expect(history).toHaveLength(before + 1);
  expect(history.at(-1)).toContain('"wording.removed"');
  const none = [422, "unknownClause", CLAUSE];
  expect(await refused(() => as(server, LEAD).delete(`${OWN}/${CLAUSE}`))).toEqual(none);
  const body = { name: "A", words: words("We meet."), was: new Date(0).toISOString() };
  expect(await refused(() => change(LEAD, body))).toEqual(none);
});

test("TE35 of two who change the same words at once the second is told, and writes over nothing", async () => {
  const [first, second] = [await changed("First."), await changed("Second.")];
  expect((await change(LEAD, first)).status).toBe(200);
  expect((await refused(() => change(LEAD, second))).slice(0, 2)).toEqual([409, "conflict"]);
  expect((await kept(LEAD)).map((one) => one.words)).toEqual([words("First.")]);
});

test("TE35 what may not be kept from a draft is refused here too", async () => {
  const good = await changed();
  const bad = [422, "badValue", "words"];
  expect(await refused(() => change(LEAD, { ...good, words: words(" ") }))).toEqual(bad);
  expect(await refused(() => change(LEAD, { ...good, words: words("a\u202eb") }))).toEqual(bad);
  expect(await refused(() => change(LEAD, { ...good, name: " " }))).toEqual([
    422,
    "badValue",
    "name",
  ]);
  expect(await refused(() => change(LEAD, good, "ZZ-99"))).toEqual([422, "unknownClause", "ZZ-99"]);
});

test("TE35 members who lead and review nothing are refused, and for other organisations there is nothing", async () => {
  const body = await changed();
  const others: readonly (readonly [string, readonly unknown[]])[] = [
    ...(["director", "viewer", "administrator"] as const).map(
      (seat) => [personOf("home", seat), [403, "notAllowed"]] as const,
    ),
    [personOf("partner", "lead"), [404, "notFound"]],
    ["stranger", [404, "notFound"]],
  ];
  for (const [person, refusal] of others) {
    for (const call of [
      () => as(server, person).get(OWN),
      () => change(person, body),
      () => as(server, person).delete(`${OWN}/${CLAUSE}`),
    ]) {
      expect([person, ...(await refused(call)).slice(0, 2)]).toEqual([person, ...refusal]);
    }
  }
});

test("TE52 a legal reviewer reads, changes and removes it there, and keeps nothing in an agreement", async () => {
  const reviewer = personOf("home", "legal");
  const body = await changed("We meet in the hall.");
  expect((await change(reviewer, body)).status).toBe(200);
  expect(await kept(reviewer)).toMatchObject([{ words: body.words, personName: reviewer }]);
  expect((await as(server, reviewer).delete(`${OWN}/${CLAUSE}`)).status).toBe(200);
  const roles = (await ownHistory()).slice(-2).map((event) => /"role":"(\w+)"/.exec(event)?.[1]);
  expect(roles).toEqual(["legal", "legal"]);
  const keep = () =>
    as(server, reviewer).put(`${IN_DRAFT}/${CLAUSE}`, { name: "A", words: body.words });
  expect((await refused(keep)).slice(0, 2)).toEqual([403, "notAllowed"]);
});

test("TE52 a reviewer whose seat is taken away reads nothing of it", async () => {
  const reviewer = personOf("home", "legal");
  await server.platform.storage.write(async (tx) => {
    await tx
      .updateTable("participant")
      .set({ removed_at: new Date().toISOString() })
      .where("person_id", "=", reviewer)
      .execute();
  });
  const refusal = [403, "notAllowed"];
  expect((await refused(() => as(server, reviewer).get(OWN))).slice(0, 2)).toEqual(refusal);
});

test("TE35 who leads nothing for it any more reads nothing of it", async () => {
  await server.platform.storage.write(async (tx) => {
    await tx
      .updateTable("participant")
      .set({ removed_at: new Date().toISOString() })
      .where("person_id", "=", LEAD)
      .execute();
  });
  expect((await refused(() => as(server, LEAD).get(OWN))).slice(0, 2)).toEqual([403, "notAllowed"]);
});
