import { afterEach, beforeEach, expect, test } from "vitest";
import type { ReadyId } from "#shared/assessment/questions.ts";
import { startAssessment } from "./assessment.fixture.ts";
import type { UnderTest } from "./assessment.fixture.ts";
import { AGREEMENT, type Lead, LEADS, NOW } from "./seed.fixture.ts";

let product: UnderTest;

beforeEach(async () => {
  product = await startAssessment();
});

afterEach(async () => {
  await product.close();
});

type Low = Readonly<Partial<Record<Lead, readonly ReadyId[]>>>;

/** All answer as in the example, where nobody doubts the others, and these answers are low. */
async function openWith(on: UnderTest, low: Low): Promise<void> {
  for (const lead of LEADS) {
    await on.fill(lead);
    for (const id of low[lead] ?? []) await on.put(lead, id, 1);
  }
  for (const lead of LEADS) await on.finish(lead);
}

const trustTalk = async (lead: Lead, on = product): Promise<boolean | undefined> =>
  (await on.look(lead)).reveal?.trustTalk;

/** Everything that can be kept or looked at, as this lead gets it. */
async function everythingFor(lead: Lead, on: UnderTest): Promise<string> {
  const root = `${on.url}/api/agreements/${AGREEMENT}`;
  const paths = ["assessment", "assessment/export", "assessment/page", "agreed"];
  const replies = paths.map(async (path) => {
    const reply = await fetch(`${root}/${path}`, { headers: { "x-person": lead } });
    expect(reply.status).toBe(200);
    return reply.text();
  });
  return (await Promise.all(replies)).join("\n");
}

test("AS71 two low answers of different parties, and all read the one sentence", async () => {
  await openWith(product, { hub: ["H3"], church: ["H4"] });
  for (const lead of LEADS) expect(await trustTalk(lead)).toBe(true);
});

test("AS71 one low answer, or several about an organisation's own work, and nobody reads anything", async () => {
  await openWith(product, { hub: ["H3", "H1", "H2"], church: ["H5", "H1"] });
  for (const lead of LEADS) expect(await trustTalk(lead)).toBe(false);
});

test("AS71 nothing of it is said before the answers open", async () => {
  for (const lead of LEADS) await product.fill(lead);
  for (const lead of LEADS) await product.put(lead, "H3", 1);
  await product.finish("hub");
  expect(JSON.stringify(await product.ask("hub", "GET", "assessment"))).not.toContain("trustTalk");
});

test("AS70 what was answered under the older promise stays inside, even when it is low", async () => {
  for (const lead of LEADS) {
    await product.fill(lead);
    await product.ask(lead, "PUT", "answers/H3", { value: 1 });
  }
  for (const lead of LEADS) await product.finish(lead);
  expect(await trustTalk("church")).toBe(false);
  const { answers } = await product.look("hub");
  expect(answers.find(({ question }) => question === "H3")).toMatchObject({ value: 1, promise: 1 });
});

test("AS70 two who answered under the newer words are no three", async () => {
  await product.fill("church");
  for (const id of ["H3", "H4"]) {
    await product.ask("church", "PUT", `answers/${id}`, { value: 5 });
  }
  for (const lead of ["hub", "saltmarsh"] as const) {
    await product.fill(lead);
    await product.put(lead, "H3", 1);
  }
  for (const lead of LEADS) await product.finish(lead);
  expect(await trustTalk("hub")).toBe(false);
});

test("AS70 the same answer again counts once it is given under the newer words", async () => {
  await product.ask("hub", "PUT", "answers/H3", { value: 1 });
  const rows = await product.rowCount("answer");
  await product.ask("hub", "PUT", "answers/H3", { value: 1 });
  expect(await product.rowCount("answer")).toBe(rows);
  await openWith(product, { hub: ["H3"], church: ["H3"] });
  expect(await trustTalk("saltmarsh")).toBe(true);
});

test("AS70 words that nobody has written yet are refused by name, and nothing is kept", async () => {
  const refused = await product.ask("hub", "PUT", "answers/H3", { value: 1, promise: 3 });
  expect(refused).toMatchObject({ status: 422, body: { field: "promise" } });
  expect(await product.rowCount("answer")).toBe(0);
});

test("AS72 whose answers are low, which and how many makes no difference to a byte of others", async () => {
  const second = await startAssessment();
  await openWith(product, { hub: ["H3", "H4"] });
  await openWith(second, { hub: ["H4"], church: ["H3", "H4", "H1", "H5"] });
  expect(await trustTalk("saltmarsh")).toBe(true);
  const seen = await everythingFor("saltmarsh", product);
  expect(seen).toContain("trustTalk");
  expect(seen).toBe(await everythingFor("saltmarsh", second));
  await second.close();
});

test("AS73 whoever thinks again, leaves or joins later changes nothing of what all read", async () => {
  await openWith(product, { hub: ["H3"], church: ["H4"] });
  const before = await everythingFor("saltmarsh", product);
  await product.put("hub", "H3", 5);
  await product.put("church", "H4", 5);
  expect(await everythingFor("saltmarsh", product)).toBe(before);
  await product.leave("church");
  expect(await trustTalk("saltmarsh")).toBe(true);
});

test("AS73 what is low after the opening starts no talk", async () => {
  await product.leave("church");
  for (const lead of ["hub", "saltmarsh"] as const) {
    await product.fill(lead);
    await product.put(lead, "H3", 1);
    await product.finish(lead);
  }
  await product.storage.write(async (tx) => {
    await tx.updateTable("party").set({ left_at: null, joined_at: NOW }).execute();
  });
  await product.fill("church");
  await product.put("church", "H3", 1);
  await product.finish("church");
  for (const lead of LEADS) expect(await trustTalk(lead)).toBe(false);
});

test("AS76 the copies to keep say that trust needs a talk, and hold no statement with an answer", async () => {
  await openWith(product, { hub: ["H3"], church: ["H4"] });
  const { body } = await product.ask("saltmarsh", "GET", "assessment/export");
  expect(body).toMatchObject({ trustTalk: true, sharedAnswers: [] });
  const seen = await everythingFor("saltmarsh", product);
  const page = seen.slice(seen.indexOf("<!doctype html>"));
  expect(page).toContain("<h2>Trust needs a talk</h2>");
  expect(page).not.toMatch(/bad news early|say is fair/);
});
