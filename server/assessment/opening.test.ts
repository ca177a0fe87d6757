import { afterEach, beforeEach, expect, test } from "vitest";
import { startAssessment } from "./assessment.fixture.ts";
import type { UnderTest } from "./assessment.fixture.ts";
import type { Lead } from "./seed.fixture.ts";

/** The clock of the fixture stands on 18 November 2026. */
const DUE = "2026-11-20";
const DURING = "2026-11-20T23:59:59.999Z";
const OVER = "2026-11-21T00:00:00.000Z";

let product: UnderTest;

beforeEach(async () => {
  product = await startAssessment();
});

afterEach(async () => {
  await product.close();
});

const setDue = async (lead: Lead, due: string | null) =>
  product.ask(lead, "PUT", "assessment/deadline", { due });
const openEarly = async (lead: Lead) => product.ask(lead, "POST", "assessment/open-early");

/** Hub and church have finished, saltmarsh is late. */
async function twoFinish(): Promise<void> {
  for (const lead of ["hub", "church"] as const) {
    await product.fill(lead);
    await product.finish(lead);
  }
}

test("AS24 any lead sets the last day; everybody sees it and who set it", async () => {
  expect((await setDue("saltmarsh", DUE)).status).toBe(204);
  expect((await product.look("hub")).deadline).toMatchObject({
    due: DUE,
    passed: false,
    personName: "saltmarsh",
    yes: [],
  });
  expect(product.events.at(-1)).toMatchObject({
    type: "assessment.deadline",
    data: { due: DUE },
  });
  await setDue("hub", null);
  expect((await product.look("church")).deadline).toBeNull();
});

test.each(["2026-11-17", "2026-02-30", "tomorrow", ""])(
  "AS24 %j is no last day, and nothing is kept",
  async (due) => {
    const refused = await setDue("hub", due);
    expect(refused).toMatchObject({ status: 422, body: { code: "badValue", field: "due" } });
    expect(await product.rowCount("answer_deadline")).toBe(0);
    expect(product.events).toEqual([]);
  },
);

test("AS24 nobody opens before the last day is over, nor without having finished", async () => {
  await twoFinish();
  expect((await openEarly("hub")).body["code"]).toBe("deadlineAhead");
  await setDue("hub", DUE);
  product.setNow(DURING);
  expect((await openEarly("hub")).body["code"]).toBe("deadlineAhead");
  product.setNow(OVER);
  expect((await openEarly("saltmarsh")).body["code"]).toBe("assessmentIncomplete");
  expect(await product.rowCount("early_opening")).toBe(0);
  expect((await product.look("hub")).reveal).toBeNull();
});

test("AS24 when all who have finished say yes, their answers open, and the late one waits", async () => {
  await twoFinish();
  await setDue("hub", DUE);
  product.setNow(OVER);
  expect((await openEarly("hub")).body).toEqual({ revealed: false });
  expect((await product.look("church")).deadline).toMatchObject({ passed: true, yes: ["hub"] });
  expect(product.mails()).toBe(0);
  expect((await openEarly("church")).body).toEqual({ revealed: true });
  expect(product.mails()).toBe(1);
  const { reveal } = await product.look("hub");
  expect(reveal?.parties.map(({ organisationId }) => organisationId)).toEqual(["hub", "church"]);
  const late = await product.look("saltmarsh");
  expect(late).toMatchObject({ reveal: null, finished: null });
  expect(late.openedAt).not.toBeNull();
  expect(product.events.map(({ type }) => type)).toEqual([
    "assessment.finished",
    "assessment.finished",
    "assessment.deadline",
    "assessment.openingAgreed",
    "assessment.openingAgreed",
    "assessment.revealed",
  ]);
});

test("AS24 a raw look by the late party still has no byte of the others' answers", async () => {
  await product.ask("hub", "PUT", "notes/D3", { words: "canary-early" });
  await twoFinish();
  await setDue("hub", DUE);
  product.setNow(OVER);
  await openEarly("hub");
  await openEarly("church");
  for (const path of ["assessment", "agreed"]) {
    const { body } = await product.ask("saltmarsh", "GET", path);
    expect(JSON.stringify(body)).not.toMatch(/canary-early|coordinator/);
  }
});

test("AS24 moving the last day asks for every yes again", async () => {
  await twoFinish();
  await setDue("hub", DUE);
  product.setNow(OVER);
  await openEarly("hub");
  await setDue("church", "2026-11-25");
  expect(await product.rowCount("early_opening")).toBe(0);
  expect((await openEarly("church")).body["code"]).toBe("deadlineAhead");
});

test("AS24 after the reveal there is no last day to set", async () => {
  await product.revealAll();
  const refused = await setDue("hub", DUE);
  expect(refused).toMatchObject({ status: 409, body: { code: "answersOpen" } });
});

test("AS26 a late joiner's answers run the rule again; the change of clauses is shown", async () => {
  await product.put("saltmarsh", "A1", 2);
  await twoFinish();
  await setDue("hub", DUE);
  product.setNow(OVER);
  await openEarly("hub");
  await openEarly("church");
  await product.fill("saltmarsh");
  await product.put("saltmarsh", "C3", "upto5k");
  await product.finish("saltmarsh");
  const { reveal } = await product.look("hub");
  expect(reveal?.history).toMatchObject([
    { revision: 1, degree: 2, joined: [], clausesIn: [] },
    { revision: 2, degree: 3, joined: ["Saltmarsh Foodshare"], left: [] },
  ]);
  expect(reveal?.history[1]?.clausesIn).toContain("MO-02");
  expect(reveal?.changes).toEqual([]);
  await product.put("saltmarsh", "C3", "none");
  const after = (await product.look("hub")).reveal;
  expect(after?.changes).toMatchObject([{ question: "C3", from: "upto5k", to: "none" }]);
  expect(after?.history[2]?.clausesOut).toContain("MO-02");
});

test("AS26 a leaver's answers stay on record and leave the computation", async () => {
  await product.put("church", "C3", "upto5k");
  for (const lead of ["hub", "saltmarsh", "church"] as const) await product.fill(lead);
  await product.put("church", "C3", "upto5k");
  for (const lead of ["hub", "saltmarsh", "church"] as const) await product.finish(lead);
  expect((await product.look("hub")).reveal?.result.degree).toBe(3);
  const rows = await product.rowCount("answer");
  await product.leave("church");
  await product.confirm("hub");
  await product.put("hub", "A1", 3);
  const { reveal } = await product.look("saltmarsh");
  expect(reveal?.result).toMatchObject({ degree: 2, disputed: [] });
  const left = reveal?.history.find((step) => step.left.length > 0);
  expect(left).toMatchObject({ degree: 2, left: ["St Wulfmar’s Church Hall"] });
  expect(left?.clausesOut).toContain("MO-02");
  expect(await product.rowCount("answer")).toBe(rows + 1);
});
