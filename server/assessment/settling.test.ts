import { afterEach, beforeEach, expect, test } from "vitest";
import { assess } from "#shared/assessment/assess.ts";
import { AgreedNotes } from "#shared/protocol/settling.ts";
import { accessTo } from "../agreements/store.ts";
import { startAssessment } from "./assessment.fixture.ts";
import type { UnderTest } from "./assessment.fixture.ts";
import { revisionsOf } from "./result-store.ts";
import { AGREEMENT, type Lead, LEADS } from "./seed.fixture.ts";

let product: UnderTest;

beforeEach(async () => {
  product = await startAssessment();
});

afterEach(async () => {
  await product.close();
});

const yes = async (lead: Lead, value: unknown, question = "D3") =>
  product.ask(lead, "PUT", `facts/${question}`, { value });

test("AS25 a fact is settled when every party says yes to one value", async () => {
  await product.revealAll();
  expect((await yes("hub", "coordinator")).body).toEqual({ settled: false });
  expect((await yes("saltmarsh", "coordinator")).body).toEqual({ settled: false });
  expect((await product.look("church")).reveal?.factYes).toMatchObject([
    { organisationId: "hub", value: "coordinator" },
    { organisationId: "saltmarsh", value: "coordinator" },
  ]);
  expect((await yes("church", "coordinator")).body).toEqual({ settled: true });
  const { reveal } = await product.look("hub");
  expect(reveal).toMatchObject({
    result: { state: "proposed", disputed: [] },
    factYes: [],
    changes: [{ organisationId: "church", from: "none", to: "coordinator", personName: "church" }],
  });
  expect(await product.rowCount("fact_yes")).toBe(0);
  const confirmed = product.events.filter(({ type }) => type === "fact.confirmed");
  expect(confirmed.map(({ data }) => data)).toEqual(LEADS.map(() => ({ question: "D3" })));
});

test("AS25 different values settle nothing, and a changed answer takes its yes back", async () => {
  await product.revealAll();
  await yes("hub", "coordinator");
  await yes("saltmarsh", "none");
  expect((await yes("church", "none")).body).toEqual({ settled: false });
  expect((await product.look("hub")).reveal?.result.disputed).toEqual(["D3"]);
  await product.put("church", "D3", "lead");
  expect((await product.look("hub")).reveal?.factYes).toHaveLength(2);
  await product.ask("hub", "DELETE", "facts/D3");
  expect((await product.look("hub")).reveal?.factYes).toHaveLength(1);
});

test("AS25 several codes settle as a set", async () => {
  await product.revealAll();
  await product.put("hub", "E1", ["staff", "anon"]);
  for (const lead of LEADS)
    await yes(lead, lead === "hub" ? ["anon", "staff"] : ["staff", "anon"], "E1");
  const { reveal } = await product.look("hub");
  expect(reveal?.result.disputed).toEqual(["D3"]);
});

test.each([
  ["A1", "none", "unknownQuestion"],
  ["Z9", "none", "unknownQuestion"],
  ["constructor", "none", "unknownQuestion"],
  ["D3", "lots", "unknownAnswer"],
  ["D3", "unsure", "unknownAnswer"],
  ["D3", ["none"], "unknownAnswer"],
])("AS25 %s cannot be confirmed as %j, and nothing is kept", async (question, value, code) => {
  await product.revealAll();
  const refused = await yes("hub", value, question);
  expect(refused).toMatchObject({ status: 422, body: { code } });
  expect(JSON.stringify(refused.body["params"])).toContain(question);
  expect(await product.rowCount("fact_yes")).toBe(0);
});

test("AS25 nothing is settled before the reveal, nor by a viewer or a stranger", async () => {
  await product.fill("hub");
  await product.finish("hub");
  expect((await yes("hub", "coordinator")).body["code"]).toBe("assessmentSealed");
  const said = { value: "coordinator" };
  expect((await product.ask("reader", "PUT", "facts/D3", said)).status).toBe(403);
  expect((await product.ask("stranger", "PUT", "facts/D3", said)).status).toBe(404);
  expect(await product.rowCount("fact_yes")).toBe(0);
});

test("AS27 what was agreed is one note for all, with the clauses it starts", async () => {
  await product.revealAll();
  const words = "The hub keeps the calendar. The others write their own dates.";
  expect((await product.ask("hub", "PUT", "agreed/B1", { words: "First try" })).status).toBe(204);
  expect((await product.ask("church", "PUT", "agreed/B1", { words })).status).toBe(204);
  const { notes } = AgreedNotes.parse((await product.ask("reader", "GET", "agreed")).body);
  expect(notes).toMatchObject([
    { question: "B1", clauses: ["WO-02"], words, personName: "church", organisationId: "church" },
  ]);
  expect((await product.look("saltmarsh")).reveal?.agreedNotes).toEqual(notes);
  await product.ask("saltmarsh", "PUT", "agreed/B1", { words: "" });
  expect((await product.look("hub")).reveal?.agreedNotes).toEqual([]);
  expect(await product.rowCount("agreed_note")).toBe(3);
  expect(JSON.stringify(product.events)).not.toContain("calendar");
});

test("AS27 nothing is agreed before the reveal, nor by a viewer", async () => {
  const words = { words: "We agreed." };
  expect((await product.ask("hub", "PUT", "agreed/B1", words)).body["code"]).toBe(
    "assessmentSealed",
  );
  expect((await product.ask("reader", "PUT", "agreed/B1", words)).status).toBe(403);
  expect((await product.ask("hub", "PUT", "agreed/Z1", words)).body["code"]).toBe(
    "unknownQuestion",
  );
  expect((await product.ask("hub", "GET", "agreed")).body).toEqual({ notes: [] });
  expect(await product.rowCount("agreed_note")).toBe(0);
});

test("AS28 every kept result can be computed again from what is kept beside it", async () => {
  await product.revealAll();
  await product.put("church", "D3", "coordinator");
  await product.put("hub", "F2", 4);
  const access = await accessTo(product.storage.read, { personId: "hub", name: "hub" }, AGREEMENT);
  if (access === null) throw new Error("no access");
  const kept = await revisionsOf(product.storage.read, access);
  expect(kept).toHaveLength(3);
  for (const { result, inputs } of kept) {
    const again = assess(inputs?.parties ?? []);
    if (again.state === "waiting") throw new Error("all have answered");
    const { readiness, ...computed } = again;
    expect(computed).toEqual(result);
    expect(readiness).toEqual({});
  }
});

test("AS29 after signing, a fact above the signed degree raises the alarm once, by mail and in view", async () => {
  await product.revealAll();
  await product.move("inForce", 2);
  expect((await product.look("hub")).reveal?.outgrown).toBeNull();
  await product.put("hub", "A1", 3);
  expect(product.toldOutgrown()).toBe(0);
  await product.put("hub", "C3", "5to25k");
  expect((await product.look("church")).reveal?.outgrown).toMatchObject({
    signed: 2,
    needs: 4,
    facts: [{ id: "FL-02", by: ["Harbour Lane Community Hub"] }],
  });
  expect((await product.look("church")).reveal?.outgrown?.missing).toContain("MO-02");
  await product.put("hub", "C3", "25to100k");
  expect(product.toldOutgrown()).toBe(1);
  await product.put("hub", "C3", "none");
  expect((await product.look("church")).reveal?.outgrown).toBeNull();
  expect(await product.stage()).toMatchObject({ stage: "inForce", degree: 2 });
});

test("AS29 after signing nothing but answers can change: no degree, no note, no draft", async () => {
  await product.revealAll();
  await product.move("inForce", 2);
  const inputsHash = (await product.look("hub")).reveal?.inputsHash ?? "";
  const asked = { degree: 4, reason: "More", inputsHash };
  expect((await product.ask("hub", "POST", "degree/propose", asked)).status).toBe(409);
  expect((await product.ask("hub", "PUT", "agreed/B1", { words: "x" })).status).toBe(409);
  expect((await product.ask("reader", "PUT", "answers/A1", { value: 1 })).status).toBe(403);
  expect(await product.rowCount("degree_proposal")).toBe(0);
});

test("AS20 the degree that all say yes to while drafting is the degree of the agreement", async () => {
  await product.revealAll();
  await product.move("drafting", 2);
  const inputsHash = (await product.look("hub")).reveal?.inputsHash ?? "";
  await product.ask("hub", "POST", "degree/propose", { degree: 3, reason: "", inputsHash });
  expect(await product.stage()).toMatchObject({ degree: 2 });
  const said = { degree: 3, inputsHash, proposal: 1 };
  for (const lead of ["saltmarsh", "church"])
    await product.ask(lead, "POST", "degree/confirm", said);
  expect(await product.stage()).toMatchObject({ stage: "drafting", degree: 3 });
});
