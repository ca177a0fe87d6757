import { afterEach, beforeEach, expect, test } from "vitest";
import * as z from "zod";
import { assess } from "#shared/assessment/assess.ts";
import { STANDARD, type Thresholds } from "#shared/assessment/thresholds.ts";
import { ResultInputs } from "#shared/protocol/result.ts";
import { accessTo } from "../agreements/store.ts";
import { startAssessment } from "./assessment.fixture.ts";
import type { UnderTest } from "./assessment.fixture.ts";
import { AGREEMENT, type Lead, LEADS } from "./seed.fixture.ts";
import { thresholdsAsked } from "./thresholds-now.ts";

const WHY = "One volunteer <helps> for an afternoon a month.";

let product: UnderTest;

beforeEach(async () => {
  product = await startAssessment();
});

afterEach(async () => {
  await product.close();
});

/** All have answered, and the hub says that there is a secondment: that asks for a contract. */
async function withSecondment(): Promise<void> {
  await product.revealAll();
  await product.put("hub", "C4", "seconded");
}

const lowering = (lowered: Thresholds["lowered"]) => ({ ...STANDARD, lowered });
const LOWER = lowering({ "FL-06": 2 });

const reveal = async (lead: Lead = "hub") => (await product.look(lead)).reveal;
const propose = async (lead: Lead, thresholds: unknown = LOWER, reason = WHY) =>
  product.ask(lead, "POST", "thresholds/propose", {
    thresholds,
    reason,
    inputsHash: (await reveal(lead))?.inputsHash,
  });
const agree = async (lead: Lead, number = 1) =>
  product.ask(lead, "POST", "thresholds/agree", { number });
const withdraw = async (lead: Lead, number = 1) =>
  product.ask(lead, "POST", "thresholds/withdraw", { number });
const lowerByAll = async () => {
  await propose("hub");
  for (const lead of LEADS) await agree(lead);
};
const floorHere = async (lead: Lead = "hub") =>
  (await reveal(lead))?.result.floors.find(({ id }) => id === "FL-06");

test("AS50 a floor is lowered when every party has said yes, and the degree is asked about again", async () => {
  await withSecondment();
  for (const lead of LEADS) await product.confirm(lead);
  const before = await reveal();
  expect(before).toMatchObject({ result: { workingDegree: 4 } });
  expect((await propose("hub")).status).toBe(204);
  await agree("saltmarsh");
  expect(await floorHere("church")).toEqual({
    id: "FL-06",
    min: 4,
    by: before?.result.floors.find(({ id }) => id === "FL-06")?.by,
    basis: "policy",
  });
  expect((await agree("church")).status).toBe(204);
  const after = await reveal("church");
  expect(after).toMatchObject({
    agreed: null,
    thresholds: {
      now: LOWER,
      proposal: null,
      lowered: [
        { floor: "FL-06", degree: 2, number: 1, reason: WHY, organisationId: "hub", holds: true },
      ],
    },
  });
  expect(await floorHere()).toMatchObject({ min: 2, asks: 4 });
  expect(after?.result.forced).toEqual(before?.result.forced);
  expect(after?.result.workingDegree).toBeLessThan(4);
  expect(after?.inputsHash).not.toBe(before?.inputsHash);
  const said = product.events.filter(({ type }) => type.startsWith("thresholds."));
  expect(said[0]).toMatchObject({
    type: "thresholds.proposed",
    data: { about: "floors", lowered: "FL-06 2" },
    reason: WHY,
  });
});

test.each([
  ["the law", { "FL-07": 3 }, "floorInsisted"],
  ["a regulator", { "FL-14": 1 }, "floorInsisted"],
  ["nobody", { "FL-05": 2 }, "badValue"],
  ["policy, and not lowered", { "FL-06": 4 }, "badValue"],
  ["policy, and lowered beside one of the law", { "FL-06": 2, "FL-07": 1 }, "floorInsisted"],
] as const)(
  "AS51 a floor that %s asks for is not lowered, and nothing is kept",
  async (_basis, lowered, code) => {
    await withSecondment();
    const before = await reveal();
    const events = product.events.length;
    expect(await propose("hub", lowering(lowered))).toMatchObject({
      status: 422,
      body: { code, field: "thresholds" },
    });
    expect(await product.rowCount("threshold_proposal")).toBe(0);
    expect(await product.rowCount("threshold_yes")).toBe(0);
    expect(product.events).toHaveLength(events);
    expect(await reveal()).toEqual(before);
  },
);

test("AS52 a proposal lapses when the facts that it was made for change, and stands for them alone", async () => {
  await withSecondment();
  await propose("hub");
  await product.put("church", "D3", "coordinator");
  expect((await reveal())?.thresholds.proposal).toMatchObject({ number: 1, lapsed: false });
  await product.put("saltmarsh", "C4", "seconded");
  expect((await reveal())?.thresholds.proposal).toMatchObject({ number: 1, lapsed: true });
  const refused = await agree("church");
  expect(refused).toMatchObject({ status: 409, body: { code: "resultChanged" } });
  expect(await product.rowCount("threshold_yes")).toBe(1);
  expect((await propose("saltmarsh")).status).toBe(204);
  for (const lead of LEADS) await agree(lead, 2);
  expect(await floorHere()).toMatchObject({ min: 2, asks: 4 });
});

test("AS52 a lowered floor holds by itself again while its facts are others", async () => {
  await withSecondment();
  await lowerByAll();
  expect(await floorHere()).toMatchObject({ min: 2, asks: 4 });
  await product.put("saltmarsh", "C4", "seconded");
  expect(await floorHere()).toMatchObject({ min: 4 });
  expect((await reveal())?.thresholds).toMatchObject({
    now: STANDARD,
    lowered: [{ floor: "FL-06", holds: false }],
  });
  await product.put("saltmarsh", "C4", "volunteers");
  expect(await floorHere()).toMatchObject({ min: 2, asks: 4 });
});

test("AS52 what was proposed on an older result is not kept", async () => {
  await withSecondment();
  const inputsHash = (await reveal())?.inputsHash;
  await product.put("saltmarsh", "C4", "seconded");
  const body = { thresholds: LOWER, reason: WHY, inputsHash };
  const refused = await product.ask("hub", "POST", "thresholds/propose", body);
  expect(refused).toMatchObject({ status: 409, body: { code: "resultChanged" } });
  expect(await product.rowCount("threshold_proposal")).toBe(0);
});

test("AS50 other amounts leave a lowered floor as it is, with its own reason; it can be put back", async () => {
  await withSecondment();
  await lowerByAll();
  await propose("church", { ...LOWER, gapShare: 30 }, "We are many.");
  for (const lead of LEADS) await agree(lead, 2);
  expect((await reveal())?.thresholds).toMatchObject({
    agreed: { number: 2 },
    lowered: [{ floor: "FL-06", number: 1, reason: WHY }],
  });
  await propose("saltmarsh", { ...STANDARD, gapShare: 30 }, "It has grown.");
  for (const lead of LEADS) await agree(lead, 3);
  expect(await floorHere()).toMatchObject({ min: 4 });
  expect((await reveal())?.thresholds.lowered).toEqual([]);
});

const Exported = z.object({
  thresholds: z.object({
    proposals: z.array(z.object({ reason: z.string(), withdrawnAt: z.string().nullable() })),
  }),
  results: z.array(z.object({ result: z.unknown(), inputs: ResultInputs })),
});

test("AS53 every kept result has its lowered floors, and computes again with them", async () => {
  await withSecondment();
  await lowerByAll();
  const { body } = await product.ask("reader", "GET", "assessment/export");
  const { thresholds, results } = Exported.parse(body);
  expect(results.map(({ inputs }) => inputs.thresholds.lowered)).toEqual([{}, {}, { "FL-06": 2 }]);
  for (const { result, inputs } of results) {
    expect(assess(inputs.parties, inputs.thresholds)).toMatchObject(result ?? {});
  }
  expect(assess(results[2]?.inputs.parties ?? [])).not.toMatchObject(results[2]?.result ?? {});
  expect(thresholds.proposals).toEqual([{ reason: WHY, withdrawnAt: null }]);
});

test("AS53 the page to keep says from what a floor was lowered, by whom and why", async () => {
  await withSecondment();
  await lowerByAll();
  const answer = await fetch(`${product.url}/api/agreements/${AGREEMENT}/assessment/page`, {
    headers: { "x-person": "church" },
  });
  const html = await answer.text();
  expect(html).toContain("at\u00a0least\u00a02, lowered from 4");
  expect(html).toContain("Lowered here by all");
  expect(html).toContain("One volunteer &lt;helps&gt; for an afternoon a month.");
});

test("AS54 the party that proposed takes it back, and nobody can say yes to it after", async () => {
  await withSecondment();
  await propose("hub");
  await agree("saltmarsh");
  expect((await withdraw("hub")).status).toBe(204);
  expect((await reveal())?.thresholds.proposal).toBeNull();
  expect((await agree("church")).body["code"]).toBe("resultChanged");
  expect((await withdraw("hub")).body["code"]).toBe("resultChanged");
  expect(await product.rowCount("threshold_yes")).toBe(2);
  expect(await floorHere()).toMatchObject({ min: 4 });
  const said = product.events.filter(({ type }) => type === "thresholds.withdrawn");
  expect(said).toMatchObject([{ data: { number: 1 } }]);
  expect((await propose("hub")).status).toBe(204);
  for (const lead of LEADS) await agree(lead, 2);
  expect(await floorHere()).toMatchObject({ min: 2, asks: 4 });
});

test("AS54 nobody takes back what another party proposed, or what all have agreed to", async () => {
  await withSecondment();
  await propose("hub");
  expect((await withdraw("church")).status).toBe(403);
  expect((await reveal())?.thresholds.proposal).toMatchObject({ number: 1 });
  for (const lead of LEADS) await agree(lead);
  expect((await withdraw("hub")).body["code"]).toBe("resultChanged");
  expect(await floorHere()).toMatchObject({ min: 2, asks: 4 });
  expect(product.events.filter(({ type }) => type === "thresholds.withdrawn")).toEqual([]);
});

test("AS55 the leads are asked from the proposal on, and not once it lapses or is withdrawn", async () => {
  const asked = async () => {
    const access = await accessTo(
      product.storage.read,
      { personId: "hub", name: "hub" },
      AGREEMENT,
    );
    return access === null ? null : thresholdsAsked(product.storage.read, access);
  };
  await withSecondment();
  expect(await asked()).toBeNull();
  await propose("hub");
  await agree("church");
  expect([...((await asked())?.yes ?? [])].toSorted()).toEqual(["church", "hub"]);
  await product.put("saltmarsh", "C4", "seconded");
  expect(await asked()).toBeNull();
  await propose("church");
  expect([...((await asked())?.yes ?? [])]).toEqual(["church"]);
  await withdraw("church", 2);
  expect(await asked()).toBeNull();
});
