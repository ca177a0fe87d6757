import { afterAll, beforeAll, expect, test } from "vitest";
import { readDraft } from "#shared/drafting/convert.ts";
import { draftRoom } from "#shared/permissions/rooms.ts";
import { AgreementList, AgreementStarted } from "#shared/protocol/agreements.ts";
import { AuditView, Ready } from "#shared/protocol/signoff.ts";
import { ThreadList } from "#shared/protocol/review.ts";
import { verify } from "#shared/signoff/verify.ts";
import { LiveClient } from "../../e2e/live-client.ts";
import { assemble } from "../drafting/snapshot.ts";
import { draftStore } from "../drafting/store.ts";
import { nodeChecks } from "../signoff/checks.ts";
import { type Browser, type Started, started } from "../started.fixture.ts";
import { riverAndRoots } from "./river.ts";

let server: Started;
beforeAll(async () => {
  server = await started({ demo: true });
});
afterAll(async () => {
  await server.close();
});

async function as(person: string): Promise<Browser> {
  const browser = server.browser();
  await browser.post("/api/demo/session", { person });
  return browser;
}
const river = (rest: string): string => `/api/agreements/river-and-roots/${rest}`;
const toFix = async (browser: Browser) =>
  Ready.parse((await browser.get(river("ready"))).body)
    .rows.filter((row) => row.state === "fix")
    .map((row) => [row.code, row.params["gate"] ?? row.params["key"] ?? row.params["id"] ?? ""]);
const threadsOf = async (browser: Browser) =>
  ThreadList.parse((await browser.get(river("threads"))).body).threads;
const draftStored = async () => {
  const { storage, clock } = server.platform;
  const stored = await draftStore(storage, clock).load(draftRoom("river-and-roots"));
  const doc = stored && assemble(stored)?.doc;
  if (stored === undefined || doc === undefined) throw new Error("no draft");
  return { stored, content: readDraft(doc) };
};

const LEFT_TO_DO = [
  ["gateOpen", "funderApproval"],
  ["gateOpen", "executionCheck"],
  ["clauseUnfinished", "high-water"],
  ["fieldEmpty", "cap.amount"],
  ["fieldEmpty", "jc.summaryUrl"],
  ["authorityMissing", ""],
];

test("DE7 River and Roots is in drafting, with what a newcomer can finish and nothing else", async () => {
  expect(await toFix(await as("amina"))).toEqual(LEFT_TO_DO);
});

test("DE7 its history is rows of its journal, each in its author's name and at its own time", async () => {
  const { stored, content } = await draftStored();
  const rows = await server.platform.storage.read
    .selectFrom("journal")
    .select(["person_id", "at"])
    .where("room", "=", draftRoom("river-and-roots"))
    .orderBy("seq")
    .execute();
  const edits = riverAndRoots.draft?.edits ?? [];
  expect(rows.map((row) => row.person_id)).toEqual(["server", ...edits.map(({ by }) => by)]);
  expect(rows.map((row) => row.at)).toEqual(rows.map((row) => row.at).toSorted());
  const words = JSON.stringify(content.document);
  const typed = edits.flatMap((edit) => (edit.kind === "words" ? [edit.after] : []));
  expect(typed.filter((after) => !words.includes(after))).toEqual([]);
  const set = edits.flatMap((edit) => (edit.kind === "field" ? [edit] : []));
  expect(set.filter(({ key, after }) => content.fields[key] !== after)).toEqual([]);
  expect(new Set(stored.owners.values())).toEqual(new Set(["amina", "marcus", "sian"]));
});

test("DE7 each organisation sees the shared threads and its own", async () => {
  const [amina, marcus] = [await threadsOf(await as("amina")), await threadsOf(await as("marcus"))];
  expect(amina).toHaveLength(8);
  expect(marcus).toHaveLength(8);
  const own = amina.filter((thread) => thread.audience === "organisation");
  expect(own).toHaveLength(1);
  expect(marcus.map((thread) => thread.id)).not.toContain(own[0]?.id);
});

test("DE8 Carers’ Voices waits for one party, and nothing is open before", async () => {
  const elin = await as("elin");
  const [agreement] = AgreementList.parse((await elin.get("/api/agreements")).body).agreements;
  expect(agreement).toMatchObject({ id: "carers-voices", stage: "assessing" });
  expect(agreement?.moves.map((move) => [move.kind, move.personName])).toEqual([
    ["finishAssessment", "Dee Malik"],
  ]);
});

test("DE9 Warm Wednesdays is signed, its history is whole, and its evidence verifies", async () => {
  const josie = await as("josie");
  const history = AuditView.parse((await josie.get("/api/agreements/warm-wednesdays/audit")).body);
  expect(history.intact).toBe(true);
  expect(history.events.map((event) => event.type)).not.toContain("clock.skew");
  const { body } = await josie.get("/api/agreements/warm-wednesdays/evidence");
  const bundle = new TextEncoder().encode(typeof body === "string" ? body : JSON.stringify(body));
  const verdict = await verify(bundle, nodeChecks);
  expect(verdict.findings).toEqual([]);
  expect(verdict.evidence?.signatures.map((signature) => signature.method)).toEqual([
    "emailCode",
    "emailCode",
    "emailCode",
  ]);
});

test("DE10 putting it back brings it all back, and leaves people's own partnerships alone", async () => {
  const amina = await as("amina");
  const own = await amina.post("/api/agreements", {
    title: "Our own",
    organisationId: "harrowfell",
    ownRoles: [],
    colleagues: [],
    partners: [{ organisationName: "X", leadName: "X", leadEmail: "x@x.example" }],
  });
  const { id } = AgreementStarted.parse(own.body);
  const page = {
    origin: server.origin,
    headers: { cookie: `sid=${amina.cookies.get("sid") ?? ""}` },
  };
  const open = await LiveClient.join(page, draftRoom("river-and-roots"));
  open.doc.getMap("fields").set("cap.amount", "5000");
  await open.saved();
  expect(await toFix(amina)).not.toEqual(LEFT_TO_DO);
  const before = await draftStored();

  const two = await Promise.all([amina.post("/api/demo/reset"), amina.post("/api/demo/reset")]);
  expect(two.map(({ status }) => status)).toEqual([200, 200]);
  await open.until(() => open.closed !== undefined);
  expect(open.closed?.code).toBe(4409);
  expect(await toFix(amina)).toEqual(LEFT_TO_DO);
  const after = await draftStored();
  expect(after.stored.epoch).toBeGreaterThan(before.stored.epoch);
  expect(await threadsOf(amina)).toHaveLength(8);
  expect((await amina.get(`/api/agreements/${id}`)).status).toBe(200);
});
