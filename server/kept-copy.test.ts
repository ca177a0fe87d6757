import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { CanonicalDraft, canonicalText } from "#shared/drafting/canonical.ts";
import { bodyOf, fieldsOf } from "#shared/drafting/layout.ts";
import { draftRoom } from "#shared/permissions/rooms.ts";
import { AgreementList } from "#shared/protocol/agreements.ts";
import { KeptCopy } from "#shared/protocol/kept.ts";
import { LiveClient, liveSession } from "../e2e/live-client.ts";
import { addParticipant, addParty } from "./agreements/agreement-store.ts";
import { AT, codeOf, PARTIES, TRIO, Trio } from "./agreements/trio.fixture.ts";
import { personOf } from "./matrix.fixture.ts";
import { endMembership } from "./people/organisation-store.ts";
import type { Answer } from "./started.fixture.ts";

/**
 * T2 over HTTP: three organisations have answered, talked and drafted, each with unmistakable strings.
 * The third leaves, and the others write on with another one. Its people read what was there until then;
 * not a byte of later, or of anybody else's private notes, is in any answer to any of them.
 */
const BEFORE = "canary-7a11-until-the-last-day";
const OWN = "canary-93c0-our-own-private-note";
const THEIRS = "canary-e5d2-another-private-note";
const AFTER = "canary-20bf-written-after-they-left";
const SECRET = [THEIRS, AFTER];
const GONE = personOf("other", "lead");
const ROLES = ["lead", "director", "viewer"] as const;
const KEPT = `${TRIO}/kept`;

let trio: Trio;
let clauseId = "";
let standing = "";
beforeAll(async () => {
  trio = await Trio.open();
  for (const party of PARTIES) {
    await trio.must(party, "PUT", "notes/C3", { words: `${party} ${BEFORE}` });
  }
  await trio.must("home", "PUT", "notes/H1", { words: THEIRS });
  await trio.drafting();
  await write(BEFORE);
  for (const [party, audience, body] of [
    ["home", "shared", BEFORE],
    ["other", "organisation", OWN],
    ["partner", "organisation", THEIRS],
  ] as const) {
    await trio.must(party, "POST", "threads", { clauseId, quote: body, body, audience });
  }
  await trio.must("other", "POST", "leave", { reason: "No time.", means: "leaves" });
  standing = await words();

  await write(AFTER);
  const later = { clauseId, quote: "", body: AFTER, audience: "shared" };
  await trio.must("partner", "POST", "threads", later);
  await trio.must("home", "PUT", "notes/C3", { words: AFTER });
  await trio.must("home", "PUT", "answers/C4", { value: "volunteers" });
}, 60_000);
afterAll(() => trio.close());

/** Puts words into the draft, as a lead who types them. */
async function write(said: string): Promise<void> {
  const home = await LiveClient.join(trio.page(personOf("home", "lead")), draftRoom(TRIO));
  fieldsOf(home.doc).set("background.text", said);
  await home.saved();
  const first = bodyOf(home.doc).get(0);
  if (first instanceof Y.XmlElement) clauseId = first.getAttribute("id") ?? "";
  home.drop();
}

const files = async (person = GONE): Promise<KeptCopy["files"]> =>
  KeptCopy.parse((await trio.ask(person, "GET", KEPT)).body).files;
const file = async (name: string, person = GONE): Promise<string> =>
  textOf(await trio.ask(person, "GET", `${KEPT}/${name}`));
const textOf = ({ body }: Answer): string =>
  typeof body === "string" ? body : JSON.stringify(body);
const words = () => file("draft.json");
const listed = async (person: string) =>
  AgreementList.parse((await trio.ask(person, "GET", "")).body).left;

test("SO40 whoever had a role until their organisation left finds what it had, by its day", async () => {
  for (const role of ROLES) {
    const person = personOf("other", role);
    const [left] = await listed(person);
    const kept = KeptCopy.parse((await trio.ask(person, "GET", KEPT)).body);
    expect(left).toMatchObject({ id: TRIO, title: TRIO, organisationName: "The other" });
    expect(kept.leftAt).toBe(left?.leftAt);
    expect(kept.files.map(({ name }) => name)).toEqual([
      "draft.html",
      "draft.json",
      "assessment.html",
      "assessment.json",
      "own.html",
      "own.json",
    ]);
    expect(await file("draft.html", person)).toContain(BEFORE);
  }
});

test("SO40 the draft is there in canonical form, and the page has its words", async () => {
  const kept = CanonicalDraft.parse(JSON.parse(await words()));
  expect(JSON.parse(canonicalText(kept))).toEqual(JSON.parse(await words()));
  expect(kept.fields["background.text"]).toBe(BEFORE);
  const page = await file("draft.html");
  for (const clause of kept.document.content ?? []) {
    if (clause.attrs?.["level"] !== 1) continue;
    expect(page).toContain(`id="${String(clause.attrs["id"])}"`);
  }
  expect(page).not.toContain("<script");
});

test("SO40 the own notes and the shared discussion are in it, and everybody's shared answers", async () => {
  const own = await file("own.json");
  expect([own.includes(OWN), own.includes(BEFORE)]).toEqual([true, true]);
  expect(await file("own.html")).toContain(OWN);
  for (const party of PARTIES) {
    expect(await file("assessment.html")).toContain(`${party} ${BEFORE}`);
  }
});

test("SO40 nothing of later and no other's private note is in any answer to any of them", async () => {
  const kept = (await files()).map(({ name }) => `/api/agreements/${KEPT}/${name}`);
  const gets = trio.server.routes.filter(({ method }) => method === "get");
  expect(gets.length).toBeGreaterThan(15);
  const paths = [...gets.map(({ path }) => filled(path)), ...kept];
  for (const seat of [...ROLES, "legal", "administrator"] as const) {
    const person = personOf("other", seat);
    const leaks: string[] = [];
    for (const path of paths) {
      const { body, headers, status } = await trio.ask(person, "GET", `../..${path}`);
      const heard = JSON.stringify([body, [...headers]]);
      if (SECRET.some((secret) => heard.includes(secret)) || status >= 500) leaks.push(path);
    }
    expect([seat, leaks]).toEqual([seat, []]);
  }
  expect(await words()).toBe(standing);
  expect(await trio.view("home")).toMatchObject({ stage: "drafting" });
});

test("SO40 every other door stays closed to them, the live one too", async () => {
  const before = await trio.rows.get();
  for (const route of trio.server.routes) {
    if (route.policy.kind !== "agreement" || route.path.includes("/kept")) continue;
    const path = filled(route.path);
    const asked = await trio.ask(GONE, route.method.toUpperCase(), `../..${path}`);
    expect(`${route.method} ${route.path} ${codeOf(asked)}`).toBe(
      `${route.method} ${route.path} notFound`,
    );
  }
  await expect(liveSession(trio.page(GONE), draftRoom(TRIO))).rejects.toThrow("404");
  expect(await trio.rows.get()).toBe(before);
});

test.each([
  ["a stranger", "stranger", "notFound"],
  ["somebody of the organisation without a role", personOf("other", "legal"), "notFound"],
  ["its administrator", personOf("other", "administrator"), "notFound"],
  ["somebody who stays", personOf("home", "lead"), "wrongStage"],
  ["the administrator of one that stays", personOf("home", "administrator"), "notAllowed"],
])("SO40 for %s it is not there, and nothing changes", async (_name, person, code) => {
  const before = await trio.rows.get();
  for (const path of [KEPT, `${KEPT}/draft.json`]) {
    expect(codeOf(await trio.ask(person, "GET", path))).toBe(code);
  }
  expect(await listed(person)).toEqual([]);
  expect(await trio.rows.get()).toBe(before);
});

test("SO40 a file that is none of it is not found", async () => {
  expect(codeOf(await trio.ask(GONE, "GET", `${KEPT}/evidence.json`))).toBe("notFound");
});

test("SO40 a party that owed its answers keeps its own alone", async () => {
  const rival = personOf("rival", "lead");
  await trio.server.platform.storage.write(async (tx) => {
    const seat = { agreementId: TRIO, organisationId: "rival" };
    await addParty(tx, seat, AT);
    await addParticipant(tx, { ...seat, personId: rival, role: "lead" }, AT);
  });
  await trio.must("rival", "PUT", "notes/C3", { words: OWN });
  await trio.must("rival", "POST", "leave", { reason: "Too much.", means: "leaves" });
  expect((await files(rival)).map(({ name }) => name)).toEqual(["own.html", "own.json"]);
  const own = (await file("own.html", rival)) + (await file("own.json", rival));
  expect(own).toContain(OWN);
  expect([BEFORE, AFTER, THEIRS].filter((one) => own.includes(one))).toEqual([]);
});

test("SO40 whoever leaves the organisation too has it no more", async () => {
  const personId = personOf("other", "viewer");
  await trio.server.platform.storage.write((tx) =>
    endMembership(tx, { organisationId: "other", personId }, AT),
  );
  expect(codeOf(await trio.ask(personId, "GET", KEPT))).toBe("notFound");
  expect(await listed(personId)).toEqual([]);
});

test("SO40 an organisation that comes back has the agreement, and its copy closes", async () => {
  await trio.server.platform.storage.write(async (tx) => {
    const seat = { agreementId: TRIO, organisationId: "other" };
    await addParty(tx, seat, AT);
    await addParticipant(tx, { ...seat, personId: GONE, role: "lead" }, AT);
  });
  expect(codeOf(await trio.ask(GONE, "GET", KEPT))).toBe("wrongStage");
  expect(codeOf(await trio.ask(personOf("other", "director"), "GET", KEPT))).toBe("notFound");
  expect(await listed(GONE)).toEqual([]);
});

/** A route's address, with real ids wherever there are some. */
function filled(route: string): string {
  const known: Readonly<Record<string, string>> = {
    agreement: TRIO,
    organisation: "other",
    person: GONE,
    question: "C3",
    gate: "legalReview",
    role: "director",
  };
  return route.replaceAll(/:([a-z]+)/gi, (_, name: string) => known[name] ?? "unknown");
}
