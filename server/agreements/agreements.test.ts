import { afterEach, beforeEach, expect, test } from "vitest";
import * as z from "zod";
import { STANDARD } from "#shared/assessment/thresholds.ts";
import { AgreementList, AgreementStarted, AgreementView } from "#shared/protocol/agreements.ts";
import { InvitationLook, InvitationMade, Organisation } from "#shared/protocol/people.ts";
import { type Browser, signedIn, type Started, started } from "../started.fixture.ts";

let server: Started;
beforeEach(async () => {
  server = await started();
});
afterEach(async () => {
  await server.close();
});

const profile = (name: string) => ({
  legalName: name,
  shortName: name.slice(0, 20),
  number: "",
  address: "1 Harbour Lane, Fernmouth",
  legalForm: "cio",
  nation: "england",
  publicAuthority: false,
  languages: ["en"],
});

const list = async (browser: Browser) =>
  AgreementList.parse((await browser.get("/api/agreements")).body).agreements;
const tokenOf = (link: string | undefined): string => link?.split("#")[1] ?? "";

/** Ann of the hub, who has invited Ben of the foodshare. */
async function annStarts() {
  const ann = await signedIn(server, "ann@hub.example", "Ann Archer");
  const organisation = Organisation.parse(
    (await ann.post("/api/organisations", profile("Harbour Lane Hub"))).body,
  );
  const answer = await ann.post("/api/agreements", {
    title: "Warm Wednesdays",
    organisationId: organisation.id,
    ownRoles: ["director"],
    colleagues: [],
    partners: [
      { organisationName: "Saltmarsh Foodshare", leadName: "Ben", leadEmail: "ben@salt.example" },
    ],
  });
  const { id, invitations } = AgreementStarted.parse(answer.body);
  return { ann, organisation, id, token: tokenOf(invitations[0]?.link) };
}

async function benJoins(token: string) {
  const ben = await signedIn(server, "ben@salt.example");
  const accept = { token, profile: profile("Saltmarsh Foodshare") };
  return { ben, answer: await ben.post("/api/invitations/accept", accept) };
}

test("AG1 a lead starts an agreement, and the invited lead joins with an organisation of their own", async () => {
  const { ann, id, token } = await annStarts();
  expect(await list(ann)).toMatchObject([
    { id, stage: "assessing", roles: ["lead", "director"], invited: ["Saltmarsh Foodshare"] },
  ]);
  const { ben, answer } = await benJoins(token);
  expect(answer).toMatchObject({ status: 200, body: { agreement: id } });
  const view = AgreementView.parse((await ben.get(`/api/agreements/${id}`)).body);
  expect(view.parties.map((party) => [party.legalName, party.mark])).toEqual([
    ["Harbour Lane Hub", 1],
    ["Saltmarsh Foodshare", 2],
  ]);
  expect(view.parties[0]?.people[0]).toMatchObject({ name: "Ann Archer", email: "" });
  expect(view.moves.map((move) => [move.kind, move.personName, move.mine])).toEqual([
    ["finishAssessment", "Ann Archer", false],
    ["finishAssessment", "Ben", true],
  ]);
});

test("AG2 an invitation is bound to its address, looking consumes nothing, and it works once", async () => {
  const { ann, id, token } = await annStarts();
  const look = await server.browser().post("/api/invitations/look", { token });
  expect(InvitationLook.parse(look.body)).toMatchObject({
    inviter: "Ann Archer",
    newParty: true,
    sentTo: "b…n@salt.example",
  });
  const eve = await signedIn(server, "eve@evil.example", "Eve");
  const stolen = await eve.post("/api/invitations/accept", { token, profile: profile("Evil") });
  expect(stolen).toMatchObject({ status: 403, body: { code: "inviteForOther" } });
  expect(await list(eve)).toEqual([]);

  const ben = await signedIn(server, "ben@salt.example");
  const accept = { token, profile: profile("Saltmarsh Foodshare") };
  const all = await Promise.all(
    Array.from({ length: 50 }, async () => ben.post("/api/invitations/accept", accept)),
  );
  expect(all.filter((one) => one.status === 200)).toHaveLength(1);
  expect(all.filter((one) => one.status === 410)).toHaveLength(49);
  expect((await list(ann))[0]?.parties).toHaveLength(2);
  const { read } = server.platform.storage;
  expect(await read.selectFrom("organisation").select("id").execute()).toHaveLength(2);
  const kept = JSON.stringify(await read.selectFrom("invitation").selectAll().execute());
  expect(kept).not.toContain(token);
  expect((await ben.get(`/api/agreements/${id}`)).status).toBe(200);
});

test("AG3 an invitation is asked about again when it is accepted", async () => {
  const { ann, id } = await annStarts();
  const invite = async (email: string) => {
    const made = await ann.post(`/api/agreements/${id}/invitations`, {
      email,
      name: "Cat",
      role: "viewer",
    });
    return InvitationMade.parse(made.body);
  };
  const first = await invite("cat@hub.example");
  const second = await invite("cat@hub.example");
  const cat = await signedIn(server, "cat@hub.example");
  const accept = async (link: string) =>
    cat.post("/api/invitations/accept", { token: tokenOf(link) });
  expect(await accept(first.link)).toMatchObject({ status: 410, body: { code: "inviteExpired" } });
  await ann.delete(`/api/agreements/${id}/invitations/${second.id}`);
  expect(await accept(second.link)).toMatchObject({ status: 410 });
  expect(await list(cat)).toEqual([]);
  const third = await invite("cat@hub.example");
  expect((await accept(third.link)).status).toBe(200);
  const roles = (await list(cat)).map((agreement) => agreement.roles);
  expect(roles).toEqual([["viewer"]]);
});

test("AG4 one person is here for one organisation", async () => {
  const { ann, id, token } = await annStarts();
  const { ben } = await benJoins(token);
  const invite = { email: "ben@salt.example", name: "Ben", role: "viewer" };
  const answer = await ann.post(`/api/agreements/${id}/invitations`, invite);
  expect(answer).toMatchObject({ status: 409, body: { code: "withAnotherParty" } });
  expect((await list(ben))[0]?.roles).toEqual(["lead"]);
});

test("AG5 an administrator confirms authority for the own organisation only, and removes its members", async () => {
  const { ann, organisation, id, token } = await annStarts();
  const { ben } = await benJoins(token);
  const me = z.object({ person: z.object({ id: z.string() }) });
  const annId = me.parse((await ann.get("/api/me")).body).person.id;
  const authority = { basis: "boardResolution", reference: "Minute 7", date: "2020-01-31" };
  const path = `/api/agreements/${id}/people/${annId}/authority`;
  expect((await ben.put(path, authority)).status).toBe(403);
  expect((await ann.put(path, authority)).status).toBe(200);
  expect((await ann.delete(`/api/agreements/${id}/people/${annId}/lead`)).body).toMatchObject({
    code: "lastLead",
  });
  expect((await ben.delete(`/api/agreements/${id}/people/${annId}/director`)).status).toBe(403);
  const member = `/api/organisations/${organisation.id}/members/${annId}`;
  expect((await ben.delete(member)).status).toBe(404);
  expect((await ann.delete(member)).body).toMatchObject({ code: "lastAdministrator" });
  expect((await list(ann))[0]?.roles).toEqual(["lead", "director"]);
});

test("AS37 an agreement keeps the thresholds of the day it began", async () => {
  await server.close();
  const chosen = { moneyBands: { memorandum: 0, contract: 1000, checks: 5000 } } as const;
  const thresholds = { thresholds: { ...STANDARD, ...chosen }, reason: "Our members chose these." };
  server = await started({ thresholds });
  const { id } = await annStarts();
  const row = await server.platform.storage.read
    .selectFrom("agreement")
    .select("thresholds")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  expect(JSON.parse(row.thresholds ?? "")).toEqual(thresholds);
});
