import * as Y from "yjs";
import * as z from "zod";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bodyOf, fieldsOf } from "#shared/drafting/layout.ts";
import { draftRoom } from "#shared/permissions/rooms.ts";
import { OutboxList } from "#shared/protocol/people.ts";
import { ChallengeMade, Ready, VersionView } from "#shared/protocol/signoff.ts";
import { UNFINISHED } from "#shared/templates/unfinished.ts";
import { LiveClient } from "../../e2e/live-client.ts";
import { type Answer, type Started, signedIn, started } from "../started.fixture.ts";
import { played } from "./played.fixture.ts";

const RIVER = "/api/agreements/river-and-roots";
const ROOM = draftRoom("river-and-roots");
const SECONDS = 30_000;

let server: Started;
beforeEach(async () => {
  server = await started({ demo: true });
}, SECONDS);
afterEach(async () => {
  await server.close();
});

const as = async (person: string) => (await played(server, person)).browser;

function ok({ status, body }: Answer): unknown {
  expect({ status, body: status < 300 ? null : body }).toEqual({ status, body: null });
  return body;
}

/** Everything that Gwen may know of River and Roots. */
async function seenByGwen(): Promise<unknown> {
  const gwen = await as("gwen");
  const paths = ["", "/people", "/assessment", "/template", "/ready"];
  const seen = [];
  for (const path of paths) seen.push(ok(await gwen.get(RIVER + path)));
  return seen;
}

async function fillIn(person: string, change: (client: LiveClient) => void): Promise<void> {
  const client = await LiveClient.join((await played(server, person)).page, ROOM);
  change(client);
  await client.saved();
  expect(client.refusals).toEqual([]);
  client.drop();
}

test("DE15 reset puts everything back, tells who is in the room, and spares what is people’s own", async () => {
  const before = await seenByGwen();
  const visitor = await signedIn(server, "vera@visitors.example", "Vera Lane");
  const profile = {
    legalName: "Visitors",
    shortName: "Visitors",
    number: "",
    address: "1 Lane",
    legalForm: "cio",
    nation: "england",
    publicAuthority: false,
    languages: ["en"],
  };
  const { id: organisationId } = z
    .object({ id: z.string() })
    .parse(ok(await visitor.post("/api/organisations", profile)));
  const partner = { organisationName: "Friends", leadName: "Fran", leadEmail: "f@friends.example" };
  const wish = {
    title: "Our own",
    organisationId,
    ownRoles: [],
    colleagues: [],
    partners: [partner],
  };
  const own = z.object({ id: z.string() }).parse(ok(await visitor.post("/api/agreements", wish)));
  const path = `/api/agreements/${own.id}`;
  const ownBefore = [ok(await visitor.get(path)), ok(await visitor.get(`${path}/audit`))];

  const amina = await as("amina");
  const beside = z
    .object({ id: z.string() })
    .parse(ok(await amina.post("/api/agreements", { ...wish, organisationId: "harrowfell" })));
  ok(await amina.put("/api/me", { name: "Somebody else" }));
  const filed = { organisationId: null, state: "closed", note: "Filed." };
  const gate = { ...filed, approvedOn: "2020-03-02" };
  ok(await amina.put(`${RIVER}/gates/funderApproval`, gate));
  ok(await amina.post(`${RIVER}/threads/river-cap/resolve`));
  await fillIn("amina", ({ doc }) => fieldsOf(doc).set("cap.amount", "1"));
  const marcus = await LiveClient.join((await played(server, "marcus")).page, ROOM);

  const resets = [amina.post("/api/demo/reset"), amina.post("/api/demo/reset")];
  for (const reset of await Promise.all(resets)) ok(reset);
  await marcus.until(() => marcus.closed !== undefined);
  expect(marcus.closed?.code).toBe(4409);
  const again = await LiveClient.join((await played(server, "marcus")).page, ROOM);
  expect(again.session.epoch).not.toBe(marcus.session.epoch);
  expect(fieldsOf(again.doc).has("cap.amount")).toBe(false);
  again.drop();
  expect(withoutIds(await seenByGwen())).toEqual(withoutIds(before));
  expect([ok(await visitor.get(path)), ok(await visitor.get(`${path}/audit`))]).toEqual(ownBefore);
  ok(await amina.get(`/api/agreements/${beside.id}`));
});

/** Ids of clauses and hashes are drawn anew. */
const withoutIds = (seen: unknown): unknown =>
  JSON.parse(JSON.stringify(seen).replaceAll(/[a-z0-9]{20}|[0-9a-f]{64}/g, "*"));

test(
  "DE16 a newcomer closes what is open, and River and Roots is frozen and signed",
  async () => {
    const sian = await as("sian");
    const amina = await as("amina");
    const gates = `${RIVER}/gates`;
    const closed = { state: "closed", note: "Agreed by letter." };
    const approval = { ...closed, organisationId: null, approvedOn: "2020-03-02" };
    ok(await amina.put(`${gates}/funderApproval`, approval));
    ok(await sian.put(`${gates}/executionCheck`, { ...closed, organisationId: "northmere" }));
    const authority = { basis: "schemeOfDelegation", reference: "Item 14", date: "2020-05-19" };
    ok(await sian.put(`${RIVER}/people/rhodri/authority`, authority));
    await fillIn("sian", ({ doc }) => fieldsOf(doc).set("cap.amount", "100000"));
    await fillIn("amina", ({ doc }) =>
      fieldsOf(doc).set("jc.summaryUrl", "https://harrowfell.example/river/privacy"),
    );
    await fillIn("marcus", ({ doc }) => {
      const unfinished = texts(bodyOf(doc)).filter((text) => wordsOf(text).includes(UNFINISHED));
      expect(unfinished.length).toBe(1);
      unfinished[0]?.delete(0, UNFINISHED.length + 1);
    });

    const { seq, rows } = Ready.parse(ok(await amina.get(`${RIVER}/ready`)));
    expect(rows.filter(({ state }) => state === "fix")).toEqual([]);
    for (const lead of ["amina", "marcus", "sian"]) {
      ok(await (await as(lead)).post(`${RIVER}/freeze/consent`, { seq }));
    }
    const version = VersionView.parse(ok(await amina.post(`${RIVER}/freeze`, { seq })));
    for (const director of ["ruth", "helen", "rhodri"]) await sign(director, version);
    expect(VersionView.parse(ok(await amina.get(`${RIVER}/version`))).state).toBe("complete");
  },
  SECONDS,
);

async function sign(person: string, { id: versionId, docHash }: VersionView): Promise<void> {
  const browser = await as(person);
  const wanted = { versionId, docHash, method: "emailCode" };
  const made = ChallengeMade.parse(ok(await browser.post(`${RIVER}/sign/challenge`, wanted)));
  const { mails } = OutboxList.parse(ok(await browser.get("/api/outbox")));
  const mail = mails.find(({ kind, to }) => kind === "signatureCode" && to.startsWith(person));
  const code = mail?.body.match(/\d{8}/)?.[0];
  const { challengeId } = made;
  ok(await browser.post(`${RIVER}/sign`, { challengeId, docHash, intent: true, code }));
}

function texts(node: Y.XmlFragment): Y.XmlText[] {
  return node.toArray().flatMap((child) => {
    if (child instanceof Y.XmlText) return [child];
    return child instanceof Y.XmlElement ? texts(child) : [];
  });
}

/** What stands in a text; Yjs types it loosely. */
const wordsOf = (text: Y.XmlText): string => z.string().parse(text.toString());
