import { afterEach, beforeEach, expect, test } from "vitest";
import { ReviewView } from "#shared/protocol/periodic-review.ts";
import { startAssessment } from "./assessment.fixture.ts";
import type { UnderTest } from "./assessment.fixture.ts";
import { LEADS } from "./seed.fixture.ts";

const DUE = "2028-04-03T10:00:00.000Z";
const WORDS = "Nothing has changed, and we carry on.";

let product: UnderTest;

beforeEach(async () => {
  product = await startAssessment();
  await product.revealAll();
  await product.move("inForce", 2);
  product.setNow(DUE);
});

afterEach(async () => {
  await product.close();
});

const post = async (person: string, what: string, body?: unknown) =>
  product.ask(person, "POST", `periodic-review/${what}`, body);
const write = async (person: string, words = WORDS) =>
  product.ask(person, "PUT", "periodic-review/note", { words, inputsHash: await hash() });
const agree = async (person: string, note = 1) =>
  post(person, "close", { note, inputsHash: await hash() });
const hash = async () => (await product.look("hub")).reveal?.inputsHash ?? "";
const look = async (person = "reader") =>
  ReviewView.parse((await product.ask(person, "GET", "periodic-review")).body);

async function allLookAgain(): Promise<void> {
  await post("hub", "open");
  for (const lead of LEADS) await post(lead, "answers");
}

test("AS41 the first review is due the months of the words after the start", async () => {
  expect(await look()).toEqual({
    number: 1,
    due: "2028-04-01",
    months: 12,
    opened: null,
    answered: [],
    closing: null,
    past: [],
  });
});

test("AS42 AS43 opened by one, looked at by all, closed by all with a note, and the next is planned", async () => {
  expect((await post("hub", "open")).status).toBe(204);
  for (const lead of LEADS) expect((await post(lead, "answers")).status).toBe(204);
  expect(await look()).toMatchObject({
    opened: { organisationId: "hub", personName: "hub" },
    answered: LEADS.toSorted().map((organisationId) => ({ organisationId })),
  });
  expect((await write("church")).body).toEqual({ closed: false });
  expect((await agree("hub")).body).toEqual({ closed: false });
  expect((await look()).closing).toMatchObject({
    words: WORDS,
    organisationId: "church",
    yes: [{ organisationId: "church" }, { organisationId: "hub" }],
  });
  expect((await agree("saltmarsh")).body).toEqual({ closed: true });
  expect(await look()).toMatchObject({
    number: 2,
    due: "2029-04-03",
    opened: null,
    answered: [],
    closing: null,
    past: [{ number: 1, closedAt: DUE, words: WORDS }],
  });
  expect(await product.stage()).toMatchObject({ stage: "inForce", degree: 2 });
});

test("AS44 the history says who opened, looked and agreed, and carries the note beside the line", async () => {
  await allLookAgain();
  await write("church");
  for (const lead of ["hub", "saltmarsh"]) await agree(lead);
  const lines = product.events.filter(({ type }) => type.startsWith("review."));
  expect(lines.map(({ type, access }) => `${type} ${access.organisationId}`)).toEqual([
    "review.opened hub",
    ...LEADS.map((lead) => `review.answered ${lead}`),
    "review.agreed church",
    "review.agreed hub",
    "review.agreed saltmarsh",
    "review.closed saltmarsh",
  ]);
  expect(lines.at(-1)).toMatchObject({ data: { number: 1, due: "2029-04-03" }, reason: WORDS });
  expect(JSON.stringify(lines.map(({ data }) => data))).not.toContain("carry on");
});

test("AS42 a changed answer stays on record, runs the rule again and says what is missing", async () => {
  await post("hub", "open");
  await product.put("church", "C3", "5to25k");
  const { reveal } = await product.look("hub");
  expect(reveal?.changes).toMatchObject([{ organisationId: "church", to: "5to25k" }]);
  expect(reveal?.outgrown).toMatchObject({ signed: 2, needs: 4, facts: [{ id: "FL-02" }] });
  expect(reveal?.outgrown?.missing).toContain("MO-02");
  expect(product.toldOutgrown()).toBe(1);
});

test("AS43 a yes is for one note and for the answers as they are: a change lets it lapse", async () => {
  await allLookAgain();
  await write("church");
  await agree("hub");
  const before = await hash();
  await product.put("hub", "A1", 5);
  expect((await look()).closing?.yes).toEqual([]);
  const old = await post("saltmarsh", "close", { note: 1, inputsHash: before });
  expect(old.body["code"]).toBe("resultChanged");
  expect((await agree("saltmarsh", 2)).body["code"]).toBe("resultChanged");
  expect(await product.rowCount("periodic_review_yes")).toBe(2);
  await write("hub", "One aim has grown. We carry on.");
  expect((await look()).closing).toMatchObject({ number: 2, yes: [{ organisationId: "hub" }] });
  expect((await agree("church", 1)).body["code"]).toBe("resultChanged");
  await agree("church", 2);
  expect((await agree("saltmarsh", 2)).body).toEqual({ closed: true });
});

test("AS43 a yes to one note is none to the next, also when no answer has changed", async () => {
  await allLookAgain();
  await write("church");
  await agree("hub");
  await write("saltmarsh", "We meet about it in May.");
  expect((await look()).closing).toMatchObject({
    number: 2,
    words: "We meet about it in May.",
    yes: [{ organisationId: "saltmarsh" }],
  });
  expect((await agree("church", 2)).body).toEqual({ closed: false });
});

test("AS43 nothing is written before every party has looked again, and nothing is kept", async () => {
  expect((await write("hub")).body["code"]).toBe("reviewNotOpen");
  expect((await post("hub", "answers")).body["code"]).toBe("reviewNotOpen");
  await post("hub", "open");
  await post("church", "answers");
  expect((await write("hub")).body["code"]).toBe("reviewUnanswered");
  expect((await agree("hub")).body["code"]).toBe("reviewUnanswered");
  expect((await write("hub", "  ")).status).toBe(422);
  expect((await look()).closing).toBeNull();
  expect(await product.rowCount("periodic_review_yes")).toBe(0);
});

test("AS42 opening twice and looking twice are once", async () => {
  await post("hub", "open");
  await post("church", "open");
  await post("church", "answers");
  await post("church", "answers");
  expect(await look()).toMatchObject({ opened: { organisationId: "hub" } });
  expect(await product.rowCount("periodic_review")).toBe(1);
  expect(await product.rowCount("periodic_review_answered")).toBe(1);
  const lines = product.events.filter(({ type }) => type.startsWith("review."));
  expect(lines).toHaveLength(2);
});

test("AS42 only leads review, only what is in force, and nobody else finds it", async () => {
  for (const [person, status] of [
    ["reader", 403],
    ["stranger", 404],
  ] as const) {
    expect((await post(person, "open")).status).toBe(status);
    expect((await post(person, "answers")).status).toBe(status);
  }
  await product.move("drafting", 2);
  expect((await post("hub", "open")).status).toBe(409);
  expect((await product.ask("hub", "GET", "periodic-review")).status).toBe(404);
  expect(await product.rowCount("periodic_review")).toBe(0);
});
