import { afterAll, beforeAll, expect, test } from "vitest";
import { AgreementList } from "#shared/protocol/agreements.ts";
import { BecamePerson, DemoPeople, Me } from "#shared/protocol/people.ts";
import { type Started, started } from "../started.fixture.ts";
import { BY_AGREEMENT } from "./store.ts";

let server: Started;
beforeAll(async () => {
  server = await started({ demo: true });
});
afterAll(async () => {
  await server.close();
});

const become = async (person: string) => {
  const browser = server.browser();
  const { token } = BecamePerson.parse((await browser.post("/api/demo/session", { person })).body);
  return { browser, token };
};

test("PE10 three tabs of one browser are three people, whatever the cookie says", async () => {
  const { browser, token: amina } = await become("amina");
  const { token: gwen } = await become("gwen");
  const who = async (headers: Record<string, string>) =>
    Me.parse((await browser.ask("GET", "/api/me", undefined, headers)).body).person?.id ?? null;
  expect(await who({})).toBe("amina");
  expect(await who({ authorization: `Bearer ${gwen}` })).toBe("gwen");
  expect(await who({ authorization: `Bearer ${amina}` })).toBe("amina");
  expect(await who({ authorization: "Bearer x" })).toBeNull();
});

test("PE10 everybody in the example can be played, and nobody else", async () => {
  const browser = server.browser();
  const { people } = DemoPeople.parse((await browser.get("/api/demo")).body);
  expect(people.map((person) => person.id)).toEqual(
    expect.arrayContaining(["amina", "marcus", "sian", "gwen", "ruth", "helen", "rhodri"]),
  );
  expect((await browser.post("/api/demo/session", { person: "nobody" })).status).toBe(404);
  for (const { id, agreement } of people) {
    const played = await become(id);
    const list = AgreementList.parse((await played.browser.get("/api/agreements")).body);
    expect(list.agreements.map((one) => one.id)).toContain(agreement);
  }
});

test("PE10 without the example its routes do not exist, and its tokens mean nobody", async () => {
  const { token } = await become("amina");
  const other = await started({ demo: false });
  const browser = other.browser();
  expect((await browser.get("/api/demo")).status).toBe(404);
  expect((await browser.post("/api/demo/session", { person: "amina" })).status).toBe(404);
  expect((await browser.post("/api/demo/reset")).status).toBe(404);
  const me = await browser.ask("GET", "/api/me", undefined, { authorization: `Bearer ${token}` });
  expect(Me.parse(me.body).person).toBeNull();
  await other.close();
});

test("PE11 a table is either the example's to forget, or named here as everybody's", async () => {
  const kept = `person session account verification passkey passkey_challenge demo_session
    organisation member outbox organisation_event kysely_migration kysely_migration_lock
    heartbeat house_wording`;
  const below =
    "agreement doc version journal snapshot client_id signatory sign_challenge paper_copy paper_scan";
  const named = [...`${kept} ${below}`.split(/\s+/), ...BY_AGREEMENT];
  expect((await server.place.tables()).toSorted()).toEqual(named.toSorted());
});
