import { afterEach, beforeEach, expect, test } from "vitest";
import { LEADS } from "./seed.fixture.ts";
import { startAssessment } from "./assessment.fixture.ts";
import type { UnderTest } from "./assessment.fixture.ts";

let product: UnderTest;

beforeEach(async () => {
  product = await startAssessment();
});

afterEach(async () => {
  await product.close();
});

test("AS1 an answer is kept with who and when, and a newer one does not erase it", async () => {
  await product.put("hub", "C3", "upto1k");
  await product.put("hub", "C3", "unsure");
  const view = await product.look("hub");
  expect(view.answers).toMatchObject([{ question: "C3", value: "unsure", personName: "hub" }]);
  const rows = await product.storage.read.selectFrom("answer").selectAll().orderBy("at").execute();
  expect(rows.map(({ value }) => value)).toEqual(['"upto1k"', '"unsure"']);
});

test("AS1 the same answer again is no new answer", async () => {
  await product.put("hub", "E1", ["staff", "anon"]);
  await product.put("hub", "E1", ["staff", "anon"]);
  expect(await product.rowCount("answer")).toBe(1);
});

test.each([
  ["Z9", 1, "unknownQuestion", "Z9"],
  ["constructor", 1, "unknownQuestion", "constructor"],
  ["C3", "lots", "unknownAnswer", "lots"],
  ["C3", ["none"], "unknownAnswer", "C3"],
  ["E1", ["staff", "staff"], "unknownAnswer", "E1"],
  ["A1", 6, "unknownAnswer", "6"],
  ["A1", "3", "unknownAnswer", "3"],
])(
  "AS1 %s with %j is refused by name and nothing is kept",
  async (question, value, code, named) => {
    const { status, body } = await product.ask("hub", "PUT", `answers/${question}`, { value });
    expect({ status, ...body }).toMatchObject({ status: 422, code });
    expect(JSON.stringify(body["params"])).toContain(named);
    expect(await product.rowCount("answer")).toBe(0);
  },
);

test("AS15 before the reveal nothing of another party is sent but how far it is", async () => {
  await product.fill("hub");
  await product.finish("hub");
  await product.put("saltmarsh", "D3", "lead");
  const view = await product.look("saltmarsh");
  expect(view.reveal).toBeNull();
  expect(view.answers.map(({ question }) => question)).toEqual(["D3"]);
  expect(view.progress.map(({ answered, finished }) => [answered, finished])).toEqual([
    [26, true],
    [1, false],
    [0, false],
  ]);
});

test("AS15 sealed answers cannot be changed until all have finished", async () => {
  await product.fill("hub");
  await product.finish("hub");
  const before = await product.rowCount("answer");
  const { status, body } = await product.ask("hub", "PUT", "answers/A1", { value: 5 });
  expect({ status, code: body["code"] }).toEqual({ status: 409, code: "assessmentFinished" });
  expect(await product.rowCount("answer")).toBe(before);
});

test("AS15 the last party's finish opens all answers to all at once", async () => {
  await product.revealAll();
  const views = await Promise.all(LEADS.map(product.look));
  for (const { reveal } of views) {
    expect(reveal?.revealedAt).toBe(views[0]?.reveal?.revealedAt);
    expect(reveal?.result).toMatchObject({ state: "provisional", degree: 2, disputed: ["D3"] });
  }
  expect(product.events.map(({ type }) => type)).toEqual([
    "assessment.finished",
    "assessment.finished",
    "assessment.finished",
    "assessment.revealed",
  ]);
  expect(product.mails()).toBe(1);
  expect(await product.rowCount("result")).toBe(1);
});

test("AS15 an invited partner that has not joined is waited for", async () => {
  await product.invitePartner();
  for (const lead of LEADS) await product.fill(lead);
  for (const lead of LEADS) await product.finish(lead);
  const view = await product.look("hub");
  expect(view).toMatchObject({ reveal: null, invited: ["Fernmouth Library"] });
  await product.takeInvitationBack();
  expect(await product.finish("hub")).toEqual({ revealed: true });
  expect(product.events.filter(({ type }) => type === "assessment.finished")).toHaveLength(3);
});

test("AS12 readiness leaves the server for its own party alone, after the reveal too", async () => {
  await product.revealAll();
  await product.put("saltmarsh", "H3", 1);
  const foreign = await product.ask("hub", "GET", "assessment");
  const text = JSON.stringify(foreign.body["reveal"]);
  expect(text).not.toMatch(/"H[1-5]"|readiness/);
  expect(
    (await product.look("saltmarsh")).answers.find(({ question }) => question === "H3")?.value,
  ).toBe(1);
  expect(JSON.stringify(product.events)).not.toContain("H3");
  const kept = await product.storage.read.selectFrom("result").select("result").execute();
  expect(kept).toHaveLength(1);
  expect(kept[0]?.result).not.toContain("H2");
});

test("AS3 a party with too few answers cannot finish, and stays open", async () => {
  for (const question of ["A1", "B1", "C1", "D1"]) await product.put("hub", question, 2);
  const { status, body } = await product.ask("hub", "POST", "assessment/finish");
  expect({ status, code: body["code"] }).toEqual({ status: 409, code: "assessmentIncomplete" });
  expect(await product.rowCount("submission")).toBe(0);
  expect(product.events).toEqual([]);
});

test("AS16 after the reveal a changed answer is dated, shown with the old one, and run again", async () => {
  await product.revealAll();
  await product.confirm("church");
  await product.put("church", "D3", "coordinator");
  const { reveal } = await product.look("hub");
  expect(reveal).toMatchObject({
    revision: 2,
    result: { state: "proposed", disputed: [] },
    changes: [{ question: "D3", from: "none", to: "coordinator", personName: "church" }],
    confirmations: [{ organisationId: "church", current: false }],
  });
  expect(product.events.at(-1)).toMatchObject({ type: "answer.changed", data: { question: "D3" } });
});

test("AS16 an answer that would leave too little to go on is refused, and the old one stays", async () => {
  await product.revealAll();
  for (const question of ["E4", "F2"]) await product.put("hub", question, null);
  await product.put("hub", "B1", null);
  await product.put("hub", "B2", null);
  const { body } = await product.ask("hub", "PUT", "answers/B3", { value: null });
  expect(body["code"]).toBe("assessmentIncomplete");
  const answer = (await product.look("hub")).answers.find(({ question }) => question === "B3");
  expect(answer?.value).toBe(2);
});

test("AS17 every party's yes belongs to the result it saw", async () => {
  await product.revealAll();
  for (const lead of LEADS) expect(await product.confirm(lead)).toBe(204);
  const standing = await product.standingFor("hub");
  expect(standing).toMatchObject({ unconfirmed: [], disputed: ["D3"], gates: [] });
  const old = (await product.look("hub")).reveal?.inputsHash ?? "";
  await product.put("church", "C3", "upto1k");
  const refused = await product.ask("hub", "POST", "degree/confirm", {
    degree: 2,
    inputsHash: old,
  });
  expect(refused).toMatchObject({ status: 409, body: { code: "resultChanged" } });
  expect((await product.standingFor("hub"))?.unconfirmed).toEqual(LEADS);
});

test("AS17 there is no degree to confirm before the reveal", async () => {
  const body = { degree: 2, inputsHash: "0".repeat(64) };
  const refused = await product.ask("hub", "POST", "degree/confirm", body);
  expect(refused).toMatchObject({ status: 409, body: { code: "assessmentSealed" } });
  expect(await product.rowCount("degree_confirmation")).toBe(0);
});

test("AS18 any lead starts the draft at the working degree, once", async () => {
  await product.revealAll();
  const inputsHash = (await product.look("saltmarsh")).reveal?.inputsHash ?? "";
  const started = await product.ask("saltmarsh", "POST", "draft", { inputsHash });
  expect(started).toMatchObject({ status: 200, body: { degree: 2 } });
  expect(await product.stage()).toEqual({ stage: "drafting", degree: 2, membership_epoch: 2 });
  expect(product.drafts).toEqual(["warm-wednesdays"]);
  const again = await product.ask("hub", "POST", "draft", { inputsHash });
  expect(again).toMatchObject({ status: 409, body: { code: "wrongStage" } });
  expect(product.drafts).toHaveLength(1);
});

test("AS18 a draft that cannot be made leaves the agreement where it was", async () => {
  await product.revealAll();
  product.failDraft();
  const inputsHash = (await product.look("hub")).reveal?.inputsHash ?? "";
  expect((await product.ask("hub", "POST", "draft", { inputsHash })).status).toBe(500);
  expect(await product.stage()).toEqual({ stage: "assessing", degree: null, membership_epoch: 1 });
});

test("AS15 a viewer reads and changes nothing, a stranger finds nothing", async () => {
  expect((await product.ask("reader", "GET", "assessment")).status).toBe(200);
  expect((await product.ask("reader", "PUT", "answers/A1", { value: 1 })).status).toBe(403);
  expect((await product.ask("reader", "POST", "assessment/finish")).status).toBe(403);
  expect((await product.ask("stranger", "GET", "assessment")).status).toBe(404);
  expect((await product.ask("stranger", "PUT", "answers/A1", { value: 1 })).status).toBe(404);
  expect(await product.rowCount("answer")).toBe(0);
});

test("AS17 the standing of River and Roots names its gates, facts and required clauses", async () => {
  await product.close();
  product = await startAssessment("river");
  await product.revealAll();
  const standing = await product.standingFor("hub");
  expect(standing).toMatchObject({ disputed: ["E1", "E2", "F1", "F3"], unsure: ["E2"] });
  expect(standing?.gates.toSorted()).toEqual([
    "deed",
    "dpiaScreen",
    "executionCheck",
    "funderApproval",
    "legalReview",
    "safeguardingLead",
  ]);
  expect(standing?.clauses.filter(({ status }) => status === "R")).toHaveLength(48);
});

test("AS19 a degree below a floor that is a fact is refused, and nothing changes", async () => {
  await product.close();
  product = await startAssessment("river");
  await product.revealAll();
  await product.confirm("church");
  const inputsHash = (await product.look("hub")).reveal?.inputsHash ?? "";
  const asked = { degree: 3, reason: "We want it lighter.", inputsHash };
  const refused = await product.ask("hub", "POST", "degree/propose", asked);
  expect(refused).toMatchObject({ status: 422, body: { code: "degreeBelowFloor" } });
  expect(await product.rowCount("degree_proposal")).toBe(0);
  expect(await product.rowCount("degree_confirmation")).toBe(1);
  expect((await product.standingFor("hub"))?.unconfirmed).toEqual(["hub", "saltmarsh"]);
});

test("AS19 going up needs no reason and every party's yes; it can be taken back", async () => {
  await product.revealAll();
  for (const lead of LEADS) await product.confirm(lead);
  const inputsHash = (await product.look("hub")).reveal?.inputsHash ?? "";
  const asked = { degree: 3, reason: "", inputsHash };
  expect((await product.ask("hub", "POST", "degree/propose", asked)).status).toBe(204);
  expect((await product.standingFor("hub"))?.unconfirmed).toEqual(["saltmarsh", "church"]);
  const back = { degree: 2, inputsHash };
  expect((await product.ask("hub", "POST", "degree/confirm", back)).status).toBe(204);
  expect(await product.standingFor("hub")).toMatchObject({
    unconfirmed: [],
    agreed: { degree: 2, method: "computed" },
  });
});

test("AS19 nobody proposes before the reveal, and a viewer never does", async () => {
  const asked = { degree: 3, reason: "why", inputsHash: "0".repeat(64) };
  const sealed = await product.ask("hub", "POST", "degree/propose", asked);
  expect(sealed).toMatchObject({ status: 409, body: { code: "assessmentSealed" } });
  expect((await product.ask("reader", "POST", "degree/propose", asked)).status).toBe(403);
  expect(await product.rowCount("degree_proposal")).toBe(0);
});
