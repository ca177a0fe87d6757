import { afterEach, beforeEach, expect, test } from "vitest";
import { WhoIsHere } from "#shared/protocol/answering.ts";
import { startAssessment } from "./assessment.fixture.ts";
import type { UnderTest } from "./assessment.fixture.ts";
import { AGREEMENT, NOW } from "./seed.fixture.ts";

let product: UnderTest;

beforeEach(async () => {
  product = await startAssessment();
  await product.storage.write(async (tx) => {
    await tx
      .insertInto("person")
      .values({
        id: "hub-two",
        name: "hub-two",
        email: "two@fernmouth.example",
        email_verified: 1,
        created_at: NOW,
        updated_at: NOW,
      })
      .execute();
    const seat = { agreement_id: AGREEMENT, organisation_id: "hub", person_id: "hub-two" };
    await tx
      .insertInto("participant")
      .values({ ...seat, role: "lead", added_at: NOW })
      .execute();
  });
});

afterEach(async () => {
  await product.close();
});

const here = async (person: string, question: string | null) => {
  const { body } = await product.ask(person, "POST", "assessment/here", { question });
  return WhoIsHere.parse(body).people;
};

test("AS21 two leads of one party answer, and each answer keeps who gave it", async () => {
  await product.put("hub", "A1", 2);
  const { status } = await product.ask("hub-two", "PUT", "answers/A1", { value: 4 });
  expect(status).toBe(200);
  await product.put("hub", "A2", 3);
  const { answers } = await product.look("hub");
  expect(answers).toMatchObject([
    { question: "A1", value: 4, personName: "hub-two" },
    { question: "A2", value: 3, personName: "hub" },
  ]);
  expect(await product.rowCount("answer")).toBe(3);
});

test("AS21 two people at one question see each other, and no other organisation sees them", async () => {
  expect(await here("hub", "A1")).toEqual([]);
  expect(await here("hub-two", "A1")).toEqual([{ personName: "hub", question: "A1" }]);
  expect(await here("hub", "A2")).toEqual([{ personName: "hub-two", question: "A1" }]);
  expect(await here("saltmarsh", "A1")).toEqual([]);
  expect(await here("hub-two", null)).toEqual([{ personName: "hub", question: "A2" }]);
  expect(await here("hub", "A2")).toEqual([]);
  expect((await product.ask("hub", "POST", "assessment/here", { question: "Z1" })).status).toBe(
    422,
  );
});

test("AS22 a colleague who is asked answers that question and no other", async () => {
  expect((await product.ask("hub", "POST", "asks/E2", { personId: "reader" })).status).toBe(204);
  expect(product.asked).toEqual(["reader@fernmouth.example E2"]);
  expect((await product.look("hub")).asks).toMatchObject([
    { question: "E2", personId: "reader", askedBy: "hub" },
  ]);
  const other = await product.ask("reader", "PUT", "asks/E1/answer", { value: ["staff"] });
  expect(other).toMatchObject({ status: 409, body: { code: "notAsked" } });
  expect(await product.rowCount("answer")).toBe(0);
  const given = await product.ask("reader", "PUT", "asks/E2/answer", { value: "joint" });
  expect(given.status).toBe(200);
  const view = await product.look("hub");
  expect(view.asks).toEqual([]);
  expect(view.answers).toMatchObject([{ question: "E2", value: "joint", personName: "reader" }]);
  const twice = await product.ask("reader", "PUT", "asks/E2/answer", { value: "separate" });
  expect(twice).toMatchObject({ status: 409, body: { code: "notAsked" } });
});

test("AS22 only somebody of the own party can be asked, by a lead, and nothing else is kept", async () => {
  for (const personId of ["saltmarsh", "stranger", "hub", "constructor"]) {
    const refused = await product.ask("hub", "POST", "asks/E2", { personId });
    expect(refused).toMatchObject({ status: 422, body: { code: "badValue", field: "personId" } });
  }
  const unknown = await product.ask("hub", "POST", "asks/Z1", { personId: "reader" });
  expect(unknown).toMatchObject({ status: 422, body: { code: "unknownQuestion" } });
  const viewer = await product.ask("reader", "POST", "asks/E2", { personId: "hub" });
  expect(viewer.status).toBe(403);
  expect(await product.rowCount("answer_ask")).toBe(0);
  expect(product.asked).toEqual([]);
});

test("AS22 an ask can be taken back, and ends when the party finishes", async () => {
  await product.ask("hub", "POST", "asks/E2", { personId: "reader" });
  await product.ask("hub", "POST", "asks/A1", { personId: "reader" });
  expect((await product.ask("hub", "DELETE", "asks/A1")).status).toBe(204);
  expect((await product.look("hub")).asks.map(({ question }) => question)).toEqual(["E2"]);
  await product.fill("hub");
  await product.ask("hub", "POST", "asks/E2", { personId: "reader" });
  await product.finish("hub");
  const late = await product.ask("reader", "PUT", "asks/E2/answer", { value: "joint" });
  expect(late).toMatchObject({ status: 409, body: { code: "notAsked" } });
  const sealed = await product.ask("hub", "POST", "asks/E2", { personId: "reader" });
  expect(sealed).toMatchObject({ status: 409, body: { code: "assessmentFinished" } });
});

test("AS22 no other organisation hears of an ask", async () => {
  await product.ask("hub", "POST", "asks/E2", { personId: "reader" });
  const { body } = await product.ask("saltmarsh", "GET", "assessment");
  expect(body["asks"]).toEqual([]);
  expect(JSON.stringify(body)).not.toContain("reader");
});

test("AS23 a note is sealed with the answer and opens with it", async () => {
  await product.ask("hub", "PUT", "notes/C3", { words: "About £300, for the hall." });
  for (const lead of ["hub", "saltmarsh", "church"] as const) await product.fill(lead);
  await product.finish("hub");
  const sealed = await product.ask("saltmarsh", "GET", "assessment");
  expect(JSON.stringify(sealed.body)).not.toContain("£300");
  const late = await product.ask("hub", "PUT", "notes/C3", { words: "More." });
  expect(late).toMatchObject({ status: 409, body: { code: "assessmentFinished" } });
  await product.finish("saltmarsh");
  await product.finish("church");
  const { reveal } = await product.look("church");
  expect(reveal?.parties[0]?.notes).toMatchObject([
    { question: "C3", words: "About £300, for the hall.", personName: "hub" },
  ]);
});

test("AS23 the newest note counts, empty words take it back, and both are kept", async () => {
  await product.ask("hub", "PUT", "notes/A1", { words: "First" });
  await product.ask("hub-two", "PUT", "notes/A1", { words: "Second" });
  expect((await product.look("hub")).notes).toMatchObject([
    { question: "A1", words: "Second", personName: "hub-two" },
  ]);
  await product.ask("hub", "PUT", "notes/A1", { words: "" });
  expect((await product.look("hub")).notes).toEqual([]);
  expect(await product.rowCount("answer_note")).toBe(3);
  const long = await product.ask("hub", "PUT", "notes/A1", { words: "x".repeat(2001) });
  expect(long.status).toBe(422);
  expect(await product.rowCount("answer_note")).toBe(3);
});

test("AS23 a note on readiness never leaves its organisation, after the reveal neither", async () => {
  await product.ask("saltmarsh", "PUT", "notes/H3", { words: "They hid the last deficit." });
  await product.revealAll();
  await product.ask("saltmarsh", "PUT", "notes/H5", { words: "No money past spring." });
  const own = await product.look("saltmarsh");
  expect(own.notes.map(({ question }) => question)).toEqual(["H3", "H5"]);
  const { body } = await product.ask("hub", "GET", "assessment");
  expect(JSON.stringify(body)).not.toMatch(/deficit|past spring/);
  expect(JSON.stringify(product.events)).not.toMatch(/deficit|past spring/);
});

test("AS23 a viewer writes no note, and an unknown question is named", async () => {
  expect((await product.ask("reader", "PUT", "notes/A1", { words: "Hello" })).status).toBe(403);
  const unknown = await product.ask("hub", "PUT", "notes/Z9", { words: "Hello" });
  expect(unknown).toMatchObject({ status: 422, body: { code: "unknownQuestion" } });
  expect(await product.rowCount("answer_note")).toBe(0);
});
