import { afterEach, beforeEach, expect, test } from "vitest";
import { startAssessment } from "./assessment.fixture.ts";
import type { UnderTest } from "./assessment.fixture.ts";
import { AGREEMENT, type Lead } from "./seed.fixture.ts";

let product: UnderTest;

/** Between two: the hub has low answers to H3 and H5, and one to H1 from before. */
beforeEach(async () => {
  product = await startAssessment();
  await product.leave("church");
  for (const lead of ["hub", "saltmarsh"] as const) await product.fill(lead);
  await product.put("hub", "H3", 2);
  await product.put("hub", "H5", 1);
  await product.ask("hub", "PUT", "answers/H1", { value: 1 });
});

afterEach(async () => {
  await product.close();
});

const finishBoth = async (): Promise<void> => {
  for (const lead of ["hub", "saltmarsh"] as const) await product.finish(lead);
};
const share = async (person: string, question: string, value: number) =>
  product.ask(person, "PUT", `shared/${question}`, { value });
const withdraw = async (person: string, question: string) =>
  product.ask(person, "DELETE", `shared/${question}`);
const sharedFor = async (lead: Lead) => (await product.look(lead)).reveal?.sharedAnswers;
const sharing = () => product.events.filter(({ type }) => type.startsWith("readiness."));
const page = async (person: string): Promise<string> => {
  const url = `${product.url}/api/agreements/${AGREEMENT}/assessment/page`;
  return (await fetch(url, { headers: { "x-person": person } })).text();
};

const SHARED = {
  organisationId: "hub",
  name: "hub",
  sharedWith: "saltmarsh",
  sharedWithName: "saltmarsh",
  question: "H3",
  value: 2,
  personName: "hub",
  at: "2026-11-18T09:00:00.000Z",
  withdrawn: null,
};

test("AS74 a lead shares one low answer, dated and for its organisation, and both read exactly that", async () => {
  await finishBoth();
  expect((await share("hub", "H3", 2)).status).toBe(204);
  expect((await share("hub", "H3", 2)).status).toBe(204);
  expect(await product.rowCount("readiness_share")).toBe(1);
  for (const lead of ["hub", "saltmarsh"] as const) expect(await sharedFor(lead)).toEqual([SHARED]);
  expect(sharing()).toMatchObject([{ type: "readiness.shared", data: {} }]);
  const { body } = await product.ask("saltmarsh", "GET", "assessment/export");
  expect(body["sharedAnswers"]).toMatchObject([
    {
      question: "H3",
      words: "Disagree",
      statement: "We trust the other partners to tell us bad news early.",
    },
  ]);
  expect(await page("saltmarsh")).toContain("bad news early.</td><td>Disagree</td>");
});

test.each([
  ["an answer that is not low", "hub", "H4", 4, "badValue"],
  ["another answer than the one that holds", "hub", "H5", 2, "conflict"],
  ["an answer of before the words that allow it", "hub", "H1", 1, "answeredBefore"],
  ["somebody else's answer", "saltmarsh", "H3", 2, "conflict"],
  ["a fact", "hub", "C3", 1, "unknownQuestion"],
  ["a number that is no answer", "hub", "H3", 7, "badValue"],
  ["what a viewer may not give", "reader", "H3", 2, "notAllowed"],
])("AS74 %s is not shared, and nothing is kept", async (_, ...[person, question, value, code]) => {
  await finishBoth();
  expect((await share(person, question, value)).body["code"]).toBe(code);
  expect(await product.rowCount("readiness_share")).toBe(0);
  expect(sharing()).toEqual([]);
});

test("AS74 nothing is shared before the answers open", async () => {
  await product.finish("hub");
  expect((await share("hub", "H3", 2)).body["code"]).toBe("assessmentSealed");
  expect(await product.rowCount("readiness_share")).toBe(0);
});

test("AS74 a third who comes later reads nothing of it, and with three nobody shares", async () => {
  await finishBoth();
  await share("hub", "H3", 2);
  await product.storage.write(async (tx) => {
    await tx.updateTable("party").set({ left_at: null }).execute();
  });
  await product.fill("church");
  await product.finish("church");
  expect(await sharedFor("church")).toEqual([]);
  expect(await page("church")).not.toContain("bad news early");
  expect((await share("hub", "H5", 1)).body["code"]).toBe("notBetweenTwo");
  expect(await product.rowCount("readiness_share")).toBe(1);
  expect((await withdraw("hub", "H3")).status).toBe(204);
  expect(await sharedFor("church")).toEqual([]);
});

test("AS75 what is withdrawn is not shown any more, and both read that it was shared", async () => {
  await finishBoth();
  await share("hub", "H3", 2);
  product.setNow("2026-11-19T09:00:00.000Z");
  expect((await withdraw("saltmarsh", "H3")).status).toBe(204);
  expect(await sharedFor("saltmarsh")).toEqual([SHARED]);
  await withdraw("hub", "H3");
  await withdraw("hub", "H3");
  const withdrawn = { personName: "hub", at: "2026-11-19T09:00:00.000Z" };
  expect(await sharedFor("hub")).toEqual([{ ...SHARED, withdrawn }]);
  const gone = { ...SHARED, question: null, value: null, withdrawn };
  expect(await sharedFor("saltmarsh")).toEqual([gone]);
  expect(JSON.stringify(await product.ask("saltmarsh", "GET", "assessment/export"))).not.toMatch(
    /bad news early|"Disagree"/,
  );
  expect(await page("saltmarsh")).toContain("withdrawn by hub, 19 November 2026");
  expect(sharing().map(({ type, data }) => [type, data])).toEqual([
    ["readiness.shared", {}],
    ["readiness.withdrawn", {}],
  ]);
});

test("AS75 a changed answer changes nothing of what was shared; it is withdrawn before the next", async () => {
  await finishBoth();
  await share("hub", "H3", 2);
  await product.put("hub", "H3", 1);
  expect(await sharedFor("saltmarsh")).toEqual([SHARED]);
  expect((await share("hub", "H3", 1)).body["code"]).toBe("conflict");
  expect(await product.rowCount("readiness_share")).toBe(1);
  await withdraw("hub", "H3");
  expect((await share("hub", "H3", 1)).status).toBe(204);
  expect(await sharedFor("saltmarsh")).toMatchObject([{ value: null }, { value: 1 }]);
});
