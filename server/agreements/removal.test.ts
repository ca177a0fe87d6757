import { afterEach, beforeEach, expect, test } from "vitest";
import { draftRoom } from "#shared/permissions/rooms.ts";
import { AgreementList } from "#shared/protocol/agreements.ts";
import { CLOSE } from "#shared/protocol/close-codes.ts";
import { InvitationMade } from "#shared/protocol/people.ts";
import { AuditView } from "#shared/protocol/signoff.ts";
import { LiveClient } from "../../e2e/live-client.ts";
import { wordsOf } from "../drafting/gate.fixture.ts";
import { fillMatrix, ours, personOf, tokenOf } from "../matrix.fixture.ts";
import { Browser, signedIn, type Started, started } from "../started.fixture.ts";

let server: Started;
beforeEach(async () => {
  server = await started();
  await fillMatrix(server);
});
afterEach(async () => {
  await server.close();
});

const LEAD = personOf("home", "lead");
const ADMINISTRATOR = personOf("home", "administrator");
const DRAFT = ours("drafting");

function as(person: string): Browser {
  const browser = new Browser(server.origin);
  browser.cookies.set("sid", tokenOf(person));
  return browser;
}
const page = (person: string) => ({
  origin: server.origin,
  headers: { cookie: `sid=${tokenOf(person)}` },
});
const rolesOn = async (person: string, agreement: string) =>
  AgreementList.parse((await as(person).get("/api/agreements")).body).agreements.find(
    (one) => one.id === agreement,
  )?.roles;

/** Types a letter once the line is closed by the server; whatever was sent before is counted. */
async function closedWithin(client: LiveClient): Promise<number> {
  const from = Date.now();
  await client.until(() => client.closed !== undefined);
  expect(Date.now() - from).toBeLessThan(1000);
  return client.closed?.code ?? 0;
}

test("AG6 whoever is removed leaves every agreement and loses the live draft at once", async () => {
  const lead = await LiveClient.join(page(LEAD), draftRoom(DRAFT));
  const partner = await LiveClient.join(page(personOf("partner", "lead")), draftRoom(DRAFT));
  wordsOf(partner.doc, 1).insert(0, "kept ");
  await partner.saved();
  const removed = as(ADMINISTRATOR).delete(`/api/organisations/home/members/${LEAD}`);
  expect(await closedWithin(lead)).toBe(CLOSE.forbidden);
  expect((await removed).status).toBe(200);
  const { agreements } = AgreementList.parse((await as(LEAD).get("/api/agreements")).body);
  expect(agreements).toEqual([]);
  expect((await as(LEAD).get(`/api/agreements/${DRAFT}`)).status).toBe(404);

  wordsOf(partner.doc, 1).insert(0, "also kept ");
  await partner.saved();
  expect(partner.closed).toBeUndefined();
  partner.drop();
});

test("AG6 where the last lead goes, the administrator takes over, on record", async () => {
  expect(await rolesOn(ADMINISTRATOR, DRAFT)).toEqual([]);
  await as(ADMINISTRATOR).delete(`/api/organisations/home/members/${LEAD}`);
  expect(await rolesOn(ADMINISTRATOR, DRAFT)).toEqual(["lead"]);
  const { body } = await as(personOf("partner", "lead")).get(`/api/agreements/${DRAFT}/audit`);
  const changes = AuditView.parse(body)
    .events.filter((event) => event.type === "role.changed")
    .map(({ params }) => [params["person"], params["role"], params["change"]]);
  expect(changes).toEqual([
    [ADMINISTRATOR, "lead", "given"],
    [LEAD, "lead", "taken"],
  ]);
});

test("AG6 an invitation that would bring a removed person back is taken back too", async () => {
  const director = personOf("home", "director");
  const invite = { email: `${director}@matrix.example`, name: "D", role: "viewer" };
  const path = `/api/agreements/${DRAFT}/invitations`;
  const { link } = InvitationMade.parse((await as(LEAD).post(path, invite)).body);
  await as(ADMINISTRATOR).delete(`/api/organisations/home/members/${director}`);
  const accept = { token: link.split("#")[1] ?? "" };
  const answer = await as(director).post("/api/invitations/accept", accept);
  expect(answer).toMatchObject({ status: 410, body: { code: "inviteExpired" } });
});

test("AG3 an invitation ends with the right of whoever sent it", async () => {
  const path = `/api/agreements/${DRAFT}/invitations`;
  const invite = { email: "new@home.example", name: "New", role: "viewer" };
  const { link } = InvitationMade.parse((await as(LEAD).post(path, invite)).body);
  await as(ADMINISTRATOR).delete(`/api/organisations/home/members/${LEAD}`);
  const friend = await signedIn(server, "new@home.example");
  const answer = await friend.post("/api/invitations/accept", { token: link.split("#")[1] });
  expect(answer).toMatchObject({ status: 410, body: { code: "inviteExpired" } });
});

test("AG5 a role that is taken away takes the authority to sign with it", async () => {
  const director = personOf("home", "director");
  const people = `/api/agreements/${DRAFT}/people/${director}`;
  const authority = { basis: "boardResolution", reference: "Minute 7", date: "2020-01-31" };
  expect((await as(ADMINISTRATOR).put(`${people}/authority`, authority)).status).toBe(200);
  expect((await as(ADMINISTRATOR).delete(`${people}/director`)).status).toBe(200);
  const kept = await server.platform.storage.read.selectFrom("authority").selectAll().execute();
  expect(kept).toEqual([]);
});

test("PE3 signing out closes the live draft of that session, and of no other", async () => {
  const gone = await LiveClient.join(page(LEAD), draftRoom(DRAFT));
  const stays = await LiveClient.join(page(personOf("partner", "lead")), draftRoom(DRAFT));
  const out = as(LEAD).post("/api/sign-out");
  expect(await closedWithin(gone)).toBe(CLOSE.noSession);
  await out;
  wordsOf(stays.doc, 1).insert(0, "x");
  await stays.saved();
  stays.drop();
});

test("AG8 an id of another partnership finds nothing through one's own (A30)", async () => {
  const theirs = "/api/agreements/theirs-drafting/invitations";
  const invite = { email: "x@other.example", name: "X", role: "viewer" };
  const made = await as(personOf("other", "lead")).post(theirs, invite);
  const { id } = InvitationMade.parse(made.body);
  const own = `/api/agreements/${DRAFT}`;
  const stranger = personOf("other", "director");
  const authority = { basis: "boardResolution", reference: "Minute 7", date: "2020-01-31" };
  const asked = [
    await as(LEAD).delete(`${own}/invitations/${id}`),
    await as(LEAD).post(`${own}/invitations/${id}/again`),
    await as(ADMINISTRATOR).put(`${own}/people/${stranger}/authority`, authority),
    await as(ADMINISTRATOR).delete(`${own}/people/${stranger}/director`),
    await as(ADMINISTRATOR).delete(`/api/organisations/home/members/${stranger}`),
  ];
  expect(asked.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
  expect(await rolesOn(stranger, "theirs-drafting")).toEqual(["director"]);
});

test("AG9 one person sends at most 120 invitations a day", async () => {
  const path = `/api/agreements/${DRAFT}/invitations`;
  const invite = async (n: number) =>
    as(LEAD).post(path, { email: `p${String(n)}@home.example`, name: "P", role: "viewer" });
  for (let sent = 0; sent < 120; sent += 1) expect((await invite(sent)).status).toBe(201);
  expect(await invite(120)).toMatchObject({ status: 429, body: { code: "tooMany" } });
});
