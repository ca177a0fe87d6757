import { afterEach, beforeEach, expect, test } from "vitest";
import { InvitationList, InvitationMade } from "#shared/protocol/people.ts";
import { PartyProposalList, PartyProposed } from "#shared/protocol/party-proposals.ts";
import { ours, personOf } from "../matrix.fixture.ts";
import { AT, codeOf, PARTIES, TRIO, Trio, type TrioParty } from "./trio.fixture.ts";

const RIVAL = personOf("rival", "lead");
const WISH = {
  organisationName: "The Rival",
  leadName: "Rita Rival",
  leadEmail: "rival-lead@matrix.example",
  reason: "They run the third hall.",
};
const PROFILE = {
  legalName: "The Rival Hall",
  shortName: "Rival",
  number: "1234567",
  address: "3 Hall Lane",
  legalForm: "cio",
  nation: "england",
  publicAuthority: false,
  languages: ["en"],
};

let trio: Trio;
beforeEach(async () => {
  trio = await Trio.open();
});
afterEach(async () => {
  await trio.close();
});

const propose = async (party: TrioParty = "home", wish: object = WISH) =>
  PartyProposed.parse(await trio.must(party, "POST", "party-proposals", wish));
const say = async (party: TrioParty, what: "agree" | "refuse", number = 1) =>
  trio.ask(personOf(party, "lead"), "POST", `${TRIO}/party-proposals/${String(number)}/${what}`);
const list = async (party: TrioParty = "home") =>
  PartyProposalList.parse(await trio.must(party, "GET", "party-proposals")).proposals;
const invitations = async () =>
  InvitationList.parse(await trio.must("home", "GET", "invitations")).invitations;

/** Proposed by home, and everybody has said yes. @returns the token of the invitation */
async function invited(): Promise<string> {
  const { number } = await propose();
  await say("partner", "agree", number);
  await say("other", "agree", number);
  const id = (await invitations()).find(({ state }) => state === "waiting")?.id ?? "";
  const again = await trio.must("home", "POST", `invitations/${id}/again`);
  return new URL(InvitationMade.parse(again).link).hash.slice(1);
}

const accept = async (token: string, person = RIVAL) => {
  const { status, body } = await trio.ask(person, "POST", "../invitations/accept", {
    token,
    profile: PROFILE,
  });
  return { status, body };
};
const types = async () => (await trio.history()).events.map(({ type }) => type);

test("AG15 nobody is invited before a lead of every party has said yes", async () => {
  expect((await propose()).link).toBeNull();
  expect((await trio.mails("partyProposed")).map(({ recipient }) => recipient)).toEqual([
    "other-lead@matrix.example",
    "partner-lead@matrix.example",
  ]);
  const undecided = (await trio.view("home")).moves.filter(({ kind }) => kind === "decideParty");
  expect(undecided.map(({ personName }) => personName)).toEqual(["other-lead", "partner-lead"]);
  expect((await say("partner", "agree")).status).toBe(200);
  expect(await invitations()).toEqual([]);
  expect((await list())[0]).toMatchObject({ state: "open", asked: ["other"] });
  expect((await say("other", "agree")).status).toBe(200);
  expect(await invitations()).toMatchObject([
    { email: WISH.leadEmail, role: "lead", organisation: "The Rival", state: "waiting" },
  ]);
  expect((await trio.mails("inviteParty")).map(({ recipient }) => recipient)).toEqual([
    WISH.leadEmail,
  ]);
  expect((await list())[0]).toMatchObject({ state: "invited", asked: [] });
  expect((await trio.view("other")).invited).toMatchObject([{ organisationName: "The Rival" }]);
  expect(await types()).toEqual([
    "party.proposed",
    "party.agreed",
    "party.agreed",
    "party.invited",
  ]);
  expect((await trio.history()).events[0]).toMatchObject({ params: { reason: WISH.reason } });
});

test("AG15 the address is seen by who proposes it, and by nobody else", async () => {
  await propose();
  expect((await list("home"))[0]?.leadEmail).toBe(WISH.leadEmail);
  const seen = await trio.must("partner", "GET", "party-proposals");
  expect(JSON.stringify(seen)).not.toContain(WISH.leadEmail);
  expect(JSON.stringify(await trio.history())).not.toContain(WISH.leadEmail);
});

test("AG15 one no is enough, whoever proposed it is told, and no yes revives it", async () => {
  await propose();
  await say("partner", "agree");
  expect((await say("other", "refuse")).status).toBe(200);
  expect((await list())[0]).toMatchObject({ state: "refused", closedBy: "other-lead" });
  expect((await trio.mails("partyRefused")).map(({ recipient }) => recipient)).toEqual([
    "home-lead@matrix.example",
  ]);
  const before = await trio.rows.get();
  expect(codeOf(await say("other", "agree"))).toBe("conflict");
  expect(codeOf(await say("home", "refuse"))).toBe("conflict");
  expect(await trio.rows.get()).toBe(before);
  expect(await trio.mails("inviteParty")).toEqual([]);
});

test("AG15 who proposed it takes it back, and it can be proposed anew", async () => {
  await propose();
  expect((await say("home", "refuse")).status).toBe(200);
  expect((await list())[0]).toMatchObject({ state: "withdrawn" });
  expect((await propose("partner")).number).toBe(2);
  expect(await types()).toEqual(["party.proposed", "party.withdrawn", "party.proposed"]);
});

test("AG15 a second yes of one party counts once, and two at once invite once", async () => {
  await propose();
  await say("partner", "agree");
  const before = await trio.rows.get();
  expect((await say("partner", "agree")).status).toBe(200);
  expect(await trio.rows.get()).toBe(before);
  await Promise.all([say("other", "agree"), say("other", "agree")]);
  expect(await trio.mails("inviteParty")).toHaveLength(1);
});

test("AG15 a party that goes is not waited for; what it proposed goes with it", async () => {
  await propose("home");
  await propose("other", { ...WISH, leadEmail: "somebody@else.example" });
  await say("partner", "agree", 1);
  await trio.must("other", "POST", "leave", { reason: "No time.", means: "leaves" });
  expect((await list()).map(({ state }) => state)).toEqual(["invited", "withdrawn"]);
  expect(await trio.mails("inviteParty")).toHaveLength(1);
});

test("AG15 when it ends nobody is invited any more", async () => {
  await trio.must("other", "POST", "leave", { reason: "No time.", means: "leaves" });
  await propose();
  await trio.must("home", "POST", "leave", { reason: "No time.", means: "ends" });
  expect((await list("partner"))[0]).toMatchObject({ state: "withdrawn" });
  expect(codeOf(await say("partner", "agree"))).toBe("wrongStage");
  expect(await trio.mails("inviteParty")).toEqual([]);
});

test("AG15 an invitation of one who may not invite any more is none", async () => {
  await propose();
  await trio.server.platform.storage.write(async (tx) => {
    const gone = { removed_at: AT };
    const person = personOf("home", "lead");
    await tx.updateTable("participant").set(gone).where("person_id", "=", person).execute();
  });
  await say("partner", "agree");
  await say("other", "agree");
  expect((await list("partner"))[0]).toMatchObject({ state: "withdrawn" });
  expect(await trio.mails("inviteParty")).toEqual([]);
});

test("AG16 whoever is invited joins while it is drafted, with a mark of its own", async () => {
  await trio.drafting();
  expect((await accept(await invited())).status).toBe(200);
  const { parties } = await trio.view("home");
  expect(parties.map(({ shortName, mark }) => [shortName, mark])).toEqual([
    ["home", 1],
    ["partner", 2],
    ["other", 3],
    ["Rival", 4],
  ]);
  expect((await trio.mails("lateParty")).map(({ recipient }) => recipient)).toEqual([
    "home-lead@matrix.example",
    "other-lead@matrix.example",
    "partner-lead@matrix.example",
  ]);
  expect(
    (await trio.view("home")).moves.map(({ kind, personName }) => [kind, personName]),
  ).toContainEqual(["finishAssessment", RIVAL]);
});

test.each(["signing", "inForce", "ended"] as const)(
  "AG16 nobody joins while %s, and nothing changes",
  async (stage) => {
    const token = await invited();
    await trio.server.platform.storage.write(async (tx) => {
      await tx.updateTable("agreement").set({ stage }).where("id", "=", TRIO).execute();
    });
    const before = await trio.rows.get();
    const refused = await accept(token);
    const code = stage === "signing" ? "joinWhenOpen" : "inviteExpired";
    expect(codeOf({ ...refused, headers: new Headers() })).toBe(code);
    expect(await trio.rows.get()).toBe(before);
  },
);

const lead = personOf("home", "lead");
const wishes: Record<string, readonly [string, string, object, string]> = {
  "without a reason": [lead, TRIO, { ...WISH, reason: " " }, "badValue"],
  "without an address": [lead, TRIO, { ...WISH, leadEmail: "nobody" }, "badValue"],
  "somebody who is here": [
    lead,
    TRIO,
    { ...WISH, leadEmail: "other-lead@matrix.example" },
    "withAnotherParty",
  ],
  "as a director": [personOf("home", "director"), TRIO, WISH, "notAllowed"],
  "as an administrator": [personOf("home", "administrator"), TRIO, WISH, "notAllowed"],
  "as a stranger": ["stranger", TRIO, WISH, "notFound"],
  "while it is signed": [lead, ours("signing"), WISH, "wrongStage"],
  "once it is in force": [lead, ours("inForce"), WISH, "wrongStage"],
};
test.each(Object.entries(wishes))(
  "AG15 nobody proposes %s, and nothing changes",
  async (_, [person, at, wish, code]) => {
    const before = await trio.rows.get();
    expect(codeOf(await trio.ask(person, "POST", `${at}/party-proposals`, wish))).toBe(code);
    expect(await trio.rows.get()).toBe(before);
  },
);

test("AG15 who waits for a yes or for an answer is not proposed again", async () => {
  await propose();
  const before = await trio.rows.get();
  const twice = await trio.ask(
    personOf("partner", "lead"),
    "POST",
    `${TRIO}/party-proposals`,
    WISH,
  );
  expect(codeOf(twice)).toBe("partyAsked");
  expect(await trio.rows.get()).toBe(before);
  for (const party of PARTIES.slice(1)) await say(party, "agree");
  expect(codeOf(await trio.ask(lead, "POST", `${TRIO}/party-proposals`, WISH))).toBe("partyAsked");
});

test("AG15 one person proposes at most twenty a day", async () => {
  for (let number = 1; number <= 20; number += 1) {
    await propose("home", { ...WISH, leadEmail: `lead${String(number)}@many.example` });
    await say("home", "refuse", number);
  }
  const before = await trio.rows.get();
  expect(codeOf(await trio.ask(lead, "POST", `${TRIO}/party-proposals`, WISH))).toBe("tooMany");
  expect(await trio.rows.get()).toBe(before);
});
