import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { AgreementList, AgreementView } from "#shared/protocol/agreements.ts";
import { AssessmentView } from "#shared/protocol/assessment.ts";
import { OutboxList } from "#shared/protocol/people.ts";
import { ThreadList } from "#shared/protocol/review.ts";
import { AuditView, Ready, VersionView } from "#shared/protocol/signoff.ts";
import { draftRoom } from "#shared/permissions/rooms.ts";
import { readDraft } from "#shared/drafting/convert.ts";
import { type Browser, type Started, started } from "../started.fixture.ts";
import { LiveClient } from "../../e2e/live-client.ts";
import { CAST } from "./cast.ts";
import type { ExampleEdit } from "./example.ts";
import { riverAndRoots } from "./river.ts";
import { played } from "./played.fixture.ts";

let server: Started;
beforeAll(async () => {
  server = await started({ demo: true });
}, 30_000);
afterAll(async () => {
  await server.close();
});

const RIVER = "/api/agreements/river-and-roots";
const WARM = "/api/agreements/warm-wednesdays";
const CARERS = "/api/agreements/carers-voices";

async function as(person: string): Promise<Browser> {
  return (await played(server, person)).browser;
}

test("DE7 Amina finds River and Roots in drafting, with the marks of the three parties", async () => {
  const { agreements } = AgreementList.parse(
    (await (await as("amina")).get("/api/agreements")).body,
  );
  expect(agreements).toMatchObject([
    {
      id: "river-and-roots",
      stage: "drafting",
      degree: 4,
      roles: ["lead"],
      parties: [
        { organisationId: "harrowfell", mark: 1 },
        { organisationId: "alderbeck", mark: 2 },
        { organisationId: "northmere", mark: 4 },
      ],
    },
  ]);
});

test("DE7 the draft is the room, and holds every edit of its history", async () => {
  const page = (await played(server, "amina")).page;
  const amina = await LiveClient.join(page, draftRoom("river-and-roots"));
  const { document, fields } = readDraft(amina.doc);
  amina.drop();
  const titles = (document.content ?? []).filter(({ attrs }) => attrs.level === 1);
  expect(titles.map(({ attrs }) => attrs.source || attrs.id)).toContain("high-water");
  expect(titles.length).toBeGreaterThan(40);
  const text = JSON.stringify(document);
  const edits = riverAndRoots.draft?.edits ?? [];
  expect(edits.length).toBe(12);
  const there = (edit: ExampleEdit) => {
    if (edit.kind === "field") return fields[edit.key] === edit.after;
    return text.includes(edit.kind === "words" ? edit.after : edit.title);
  };
  expect(edits.filter((edit) => !there(edit))).toEqual([]);
});

test("DE8 each edit is a row of its author, by a client registered to them, at its own time", async () => {
  const journal = await server.place.outside(`
    select journal.seq, journal.person_id, journal.at, client_id.person_id as owner, deletes
    from journal left join client_id on client_id.client = journal.client
      and client_id.room = journal.room
    where journal.room = 'agreement/river-and-roots/draft' order by seq`);
  const edits = riverAndRoots.draft?.edits ?? [];
  expect(journal[0]).toMatchObject({ seq: 1, person_id: "server", owner: null });
  expect(journal.slice(1).map((row) => [row["person_id"], row["owner"]])).toEqual(
    edits.map(({ by }) => [by, by]),
  );
  expect(journal.slice(1).map((row) => String(row["at"]).slice(11, 16))).toEqual(
    edits.map(({ at }) => at[1]),
  );
  const times = journal.map((row) => String(row["at"]));
  expect(times).toEqual(times.toSorted());
});

const seen = async (person: string) =>
  ThreadList.parse((await (await as(person)).get(`${RIVER}/threads`)).body).threads;
const home = (threads: Awaited<ReturnType<typeof seen>>) =>
  threads.filter(({ audience }) => audience === "organisation").map(({ id }) => id);

test("DE9 a thread kept at home is seen by one organisation alone", async () => {
  const amina = await seen("amina");
  expect(amina.length).toBe(8);
  expect(home(amina)).toEqual(["river-home-harrowfell"]);
  expect(JSON.stringify(amina)).not.toContain("scheme of delegation");
  expect(home(await seen("gwen"))).toEqual(["river-home-northmere"]);
  expect(home(await seen("helen"))).toEqual(["river-home-alderbeck"]);
  expect(amina.filter(({ resolvedBy }) => resolvedBy !== null).map(({ id }) => id)).toEqual([
    "river-pay-in-advance",
    "river-report-hours",
    "river-notice",
  ]);
});

test("DE10 the pre-flight lists what the example leaves to do, and nothing else", async () => {
  const { rows: lines } = Ready.parse((await (await as("amina")).get(`${RIVER}/ready`)).body);
  const open = lines.filter(({ state }) => state === "fix");
  expect(open.map(({ code, params }) => [code, ...Object.values(params)].join(" "))).toEqual([
    "gateOpen funderApproval ",
    "gateOpen executionCheck Northmere",
    "clauseUnfinished high-water When the river is high",
    "fieldEmpty cap.amount Most that a partner pays",
    "fieldEmpty jc.summaryUrl Where the public can read the summary",
    "authorityMissing Rhodri Llŷr Northmere",
  ]);
});

test.each(CAST)("DE11 the history of $id is whole and runs forward", async ({ id, people }) => {
  const browser = await as(people[0]?.id ?? "");
  const history = AuditView.parse((await browser.get(`/api/agreements/${id}/audit`)).body);
  expect(history.intact).toBe(true);
  expect(history.events[0]).toMatchObject({ type: "created" });
  expect(history.events.map(({ type }) => type)).not.toContain("clock.skew");
  const now = new Date().toISOString();
  expect(history.events.filter(({ at }) => at > now)).toEqual([]);
});

test("DE11 an organisation's own history has its private threads, at their times", async () => {
  const lines = await server.place.outside(
    "select organisation_id, event from organisation_event order by seq",
  );
  expect(lines.length).toBe(6);
  expect(lines.filter(({ event }) => String(event).includes("clock.skew"))).toEqual([]);
});

test("DE12 the signed copy of Warm Wednesdays verifies with no server", async () => {
  const margaret = await as("margaret");
  const { stage, inForceAt } = AgreementView.parse((await margaret.get(WARM)).body);
  expect(stage).toBe("inForce");
  expect(inForceAt?.slice(11, 16)).toBe("10:36");
  const version = VersionView.parse((await margaret.get(`${WARM}/version`)).body);
  expect(version.signatories.map(({ personId, method }) => [personId, method])).toEqual([
    ["derek", "emailCode"],
    ["nadia", "emailCode"],
    ["margaret", "emailCode"],
  ]);
  const file = join(server.dataDir, "bundle.json");
  const { body } = await margaret.get(`${WARM}/evidence`);
  writeFileSync(file, JSON.stringify(body));
  const command = join(import.meta.dirname, "..", "verify.ts");
  const { status, stdout } = spawnSync(
    process.execPath,
    [command, file, "--key", version.sealKey],
    {
      env: {},
      encoding: "utf8",
    },
  );
  expect(stdout).toMatch(/^Yes\./);
  expect(status).toBe(0);
});

test("DE13 Carers’ Voices waits for one party, and nobody sees the other’s answers", async () => {
  for (const [person, own, finished] of [
    ["elin", 26, true],
    ["dee", 18, false],
  ] as const) {
    const browser = await as(person);
    const { body } = await browser.get(`${CARERS}/assessment`);
    const view = AssessmentView.parse(body);
    expect(view.reveal).toBeNull();
    expect(view.answers.length).toBe(own);
    expect(view.finished !== null).toBe(finished);
    expect(view.progress.map(({ answered }) => answered)).toEqual([26, 18]);
    const { agreements } = AgreementList.parse((await browser.get("/api/agreements")).body);
    expect(agreements[0]?.moves.map((move) => [move.kind, move.personName])).toEqual([
      ["finishAssessment", "Dee Malik"],
    ]);
    const names = new Set(view.answers.map(({ personName }) => personName));
    expect(names.size).toBe(1);
  }
});

test("DE14 nothing is mailed to anybody in the example", async () => {
  const { mails } = OutboxList.parse((await (await as("amina")).get("/api/outbox")).body);
  expect(mails).toEqual([]);
});
