import { afterEach, beforeEach, expect, test } from "vitest";
import * as z from "zod";
import examples from "#shared/assessment/examples.json" with { type: "json" };
import { AssessmentView, DraftStarted } from "#shared/protocol/assessment.ts";
import { Ready } from "#shared/protocol/signoff.ts";
import { outlinedClauses } from "#shared/templates/outline.ts";
import { addAgreement, addParticipant, addParty } from "./agreements/agreement-store.ts";
import { accessTo } from "./agreements/store.ts";
import { standingOf } from "./assessment/standing.ts";
import { fillMatrix, personOf, tokenOf } from "./matrix.fixture.ts";
import { type RowHash, rowHash } from "./row-hash.fixture.ts";
import { type Answer, type Started, started } from "./started.fixture.ts";
import { templateOf } from "./templates/store.ts";

/** T1: two parties that answer 2s and 4s, with no fact that asks for more. */
const GAP = "gap";
const PARTIES = ["home", "partner"] as const;
type Party = (typeof PARTIES)[number];
const AT = "2026-11-18T09:00:00.000Z";
const WHY = "We try this for six months first.";

let server: Started;
let rows: RowHash;

beforeEach(async () => {
  server = await started();
  await fillMatrix(server);
  await server.platform.storage.write(async (tx) => {
    const createdBy = personOf("home", "lead");
    await addAgreement(tx, { id: GAP, title: GAP, stage: "assessing", createdBy, at: AT });
    for (const organisationId of PARTIES) {
      const seat = { agreementId: GAP, organisationId };
      await addParty(tx, seat, AT);
      const personId = personOf(organisationId, "lead");
      await addParticipant(tx, { ...seat, personId, role: "lead" }, AT);
    }
  });
  for (const party of PARTIES) await answerAll(party);
  for (const party of PARTIES) await must(party, "POST", "assessment/finish");
  rows = await rowHash(server);
});
afterEach(async () => {
  await rows.close();
  await server.close();
});

async function ask(party: Party, method: string, path: string, body?: unknown): Promise<Answer> {
  const cookie = `sid=${tokenOf(personOf(party, "lead"))}`;
  const sent = method === "GET" ? undefined : (body ?? {});
  return server.browser().ask(method, `/api/agreements/${GAP}/${path}`, sent, { cookie });
}

async function must(...request: Parameters<typeof ask>): Promise<unknown> {
  const { status, body } = await ask(...request);
  if (status >= 300) throw new Error(`${request.join(" ")} gave ${JSON.stringify(body)}`);
  return body;
}

async function answerAll(party: Party): Promise<void> {
  const example = examples.find(({ id }) => id === "disagree")?.parties[PARTIES.indexOf(party)];
  for (const [question, value] of Object.entries(example?.answers ?? {})) {
    await must(party, "PUT", `answers/${question}`, { value });
  }
}

async function look(party: Party) {
  const { reveal } = AssessmentView.parse(await must(party, "GET", "assessment"));
  if (reveal === null) throw new Error("the answers are sealed");
  return reveal;
}

async function propose(party: Party, degree: number, reason: string): Promise<Answer> {
  const { inputsHash } = await look(party);
  return ask(party, "POST", "degree/propose", { degree, reason, inputsHash });
}

/** Says yes to the proposal that stands. */
async function confirm(party: Party): Promise<Answer> {
  const { inputsHash, proposal } = await look(party);
  const yes = { degree: proposal?.degree, inputsHash, proposal: proposal?.number };
  return ask(party, "POST", "degree/confirm", yes);
}

const standing = async () => {
  const { read } = server.platform.storage;
  const access = await accessTo(read, { personId: personOf("home", "lead"), name: "" }, GAP);
  if (access === null) throw new Error("no access");
  return { access, now: await standingOf(read, access) };
};

const code = ({ body }: Answer): string => z.object({ code: z.string() }).parse(body).code;

const degreeRow = async () => {
  const ready = Ready.parse(await must("home", "GET", "ready"));
  return ready.rows.find((row) => row.code === "degreeNotConfirmed")?.state;
};

test("AS20 T1 a gap is settled by hand, and the draft starts at that degree", async () => {
  expect(await look("home")).toMatchObject({ result: { state: "conversation", degree: null } });
  expect((await propose("home", 3, WHY)).status).toBe(204);
  expect(await look("partner")).toMatchObject({
    proposal: { number: 1, degree: 3, reason: WHY, organisationId: "home" },
    agreed: null,
  });
  expect((await standing()).now).toMatchObject({ unconfirmed: ["partner"], workingDegree: 4 });
  expect((await confirm("partner")).status).toBe(204);
  const { access, now } = await standing();
  expect(now).toMatchObject({
    unconfirmed: [],
    workingDegree: 3,
    agreed: { degree: 3, method: "byHand" },
    result: { state: "conversation", degree: null },
  });
  const { inputsHash } = await look("home");
  const draft = DraftStarted.parse(await must("home", "POST", "draft", { inputsHash }));
  expect(draft.degree).toBe(3);
  const template = await templateOf(server.platform.storage.read, access);
  const three = outlinedClauses({ workingDegree: 3, floors: [] }, now?.parties ?? []);
  expect(template?.degree).toBe(3);
  expect([...(template?.outline.body ?? []), ...(template?.outline.schedules ?? [])]).toEqual([
    ...three.filter(({ place }) => place === "body").map(({ id, status }) => `${id}:${status}`),
    ...three.filter(({ place }) => place === "schedule").map(({ id, status }) => `${id}:${status}`),
  ]);
  expect(await degreeRow()).toBe("done");
});

test("AS20 the history says who agreed which degree by hand, and keeps the reason out", async () => {
  await propose("home", 3, WHY);
  await confirm("partner");
  const lines = await server.platform.storage.read
    .selectFrom("audit_event")
    .selectAll()
    .where("agreement_id", "=", GAP)
    .execute();
  const said = lines.filter((line) => JSON.stringify(line).includes("degree.confirmed"));
  expect(said).toHaveLength(2);
  for (const line of said) expect(JSON.stringify(line)).toContain("byHand");
  expect(JSON.stringify(lines)).not.toContain(WHY);
});

test("AS20 a changed answer lets the proposal and every yes to it lapse", async () => {
  await propose("home", 3, WHY);
  await confirm("partner");
  await must("partner", "PUT", "answers/A1", { value: 5 });
  expect(await look("home")).toMatchObject({ proposal: null, agreed: null });
  expect((await standing()).now).toMatchObject({ unconfirmed: ["home", "partner"], agreed: null });
});

test("AS20 a yes to one proposal is none to the next, nor to an older one", async () => {
  await propose("home", 3, WHY);
  const { inputsHash } = await look("partner");
  await propose("partner", 2, "Two is enough.");
  const before = await rows.get();
  const old = await ask("home", "POST", "degree/confirm", { degree: 3, inputsHash, proposal: 1 });
  expect(old).toMatchObject({ status: 409, body: { code: "resultChanged" } });
  expect(await rows.get()).toBe(before);
  expect((await standing()).now).toMatchObject({ unconfirmed: ["home"], agreed: null });
});

test("AS19 settling a gap and going down need a reason; nothing is kept without one", async () => {
  const before = await rows.get();
  const refused = await propose("home", 3, "  ");
  expect({ status: refused.status, code: code(refused) }).toEqual({
    status: 422,
    code: "reasonNeeded",
  });
  expect(await rows.get()).toBe(before);
});
