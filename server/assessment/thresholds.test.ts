import { afterEach, beforeEach, expect, test } from "vitest";
import * as z from "zod";
import { assess } from "#shared/assessment/assess.ts";
import { STANDARD, Thresholds } from "#shared/assessment/thresholds.ts";
import { ResultInputs } from "#shared/protocol/result.ts";
import { startAssessment } from "./assessment.fixture.ts";
import type { UnderTest } from "./assessment.fixture.ts";
import { AGREEMENT, type Lead, LEADS } from "./seed.fixture.ts";

const WHY = "Our members asked for contracts over £25,000 only.";
const LATER: Thresholds = {
  ...STANDARD,
  moneyBands: { memorandum: 1000, contract: 25_000, checks: 100_000 },
};

let product: UnderTest;

beforeEach(async () => {
  product = await startAssessment();
});

afterEach(async () => {
  await product.close();
});

/** All have answered, and the hub says that up to £25,000 passes: that asks for a contract. */
async function withMoney(): Promise<void> {
  await product.revealAll();
  await product.put("hub", "C3", "5to25k");
}

/** The result that the leads have before them; nothing while it is sealed. */
const seen = async () => (await reveal())?.inputsHash ?? "";
const propose = async (lead: string, thresholds: unknown = LATER, reason = WHY) =>
  product.ask(lead, "POST", "thresholds/propose", {
    thresholds,
    reason,
    inputsHash: await seen(),
  });
const agree = async (lead: string, number = 1) =>
  product.ask(lead, "POST", "thresholds/agree", { number });
const reveal = async (lead: Lead = "hub") => (await product.look(lead)).reveal;

test("AS38 other amounts hold when every party has said yes, and the result is worked out again", async () => {
  await withMoney();
  const before = await reveal();
  expect(before).toMatchObject({ result: { workingDegree: 4 }, thresholds: { now: STANDARD } });
  expect((await propose("hub")).status).toBe(204);
  expect((await agree("saltmarsh")).status).toBe(204);
  expect(await reveal("church")).toMatchObject({
    inputsHash: before?.inputsHash,
    result: { workingDegree: 4 },
    thresholds: {
      now: STANDARD,
      agreed: null,
      proposal: {
        number: 1,
        reason: WHY,
        organisationId: "hub",
        yes: [{ organisationId: "hub" }, { organisationId: "saltmarsh" }],
      },
    },
  });
  expect((await agree("church")).status).toBe(204);
  const after = await reveal("church");
  expect(after).toMatchObject({
    result: { workingDegree: 3, floors: [{ id: "FL-01", min: 3 }, { id: "FL-14" }] },
    thresholds: { now: LATER, agreed: { number: 1, reason: WHY }, proposal: null },
  });
  expect(after?.inputsHash).not.toBe(before?.inputsHash);
  const said = product.events.filter(({ type }) => type.startsWith("thresholds."));
  expect(said.map(({ type }) => type)).toEqual([
    "thresholds.proposed",
    ...LEADS.map(() => "thresholds.agreed"),
  ]);
  expect(said[0]).toMatchObject({ data: { number: 1, contract: 25_000 }, reason: WHY });
  expect(JSON.stringify(said.map(({ data }) => data))).not.toContain("Our members");
});

test("AS38 the degree is asked about again when the amounts change", async () => {
  await withMoney();
  await product.put("church", "D3", "coordinator");
  for (const lead of LEADS) expect(await product.confirm(lead)).toBe(204);
  expect((await reveal())?.agreed).toMatchObject({ degree: 4 });
  await propose("hub");
  for (const lead of LEADS) await agree(lead);
  expect(await reveal()).toMatchObject({ agreed: null, result: { degree: 3 } });
  expect((await product.standingFor("hub"))?.unconfirmed).toEqual([...LEADS]);
});

test("AS38 who leaves is not asked; who comes later is, and until then the old amounts stand", async () => {
  for (const lead of ["hub", "saltmarsh", "church"] as const) await product.fill(lead);
  for (const lead of ["hub", "saltmarsh"] as const) await product.finish(lead);
  await product.storage.write(async (tx) => {
    await tx.updateTable("agreement").set({ revealed_at: "2026-11-18T09:00:00.000Z" }).execute();
  });
  await product.put("hub", "C3", "5to25k");
  await propose("hub");
  await agree("saltmarsh");
  expect(await reveal()).toMatchObject({
    thresholds: { now: LATER },
    result: { workingDegree: 3 },
  });
  await product.finish("church");
  expect(await reveal()).toMatchObject({
    thresholds: { now: STANDARD, agreed: null, proposal: { number: 1 } },
    result: { workingDegree: 4 },
  });
  await agree("church");
  expect(await reveal()).toMatchObject({ thresholds: { now: LATER } });
  await propose("saltmarsh", STANDARD, "Back to the standard.");
  await agree("hub", 2);
  expect((await reveal())?.thresholds.now).toEqual(LATER);
  await product.leave("church");
  expect((await reveal())?.thresholds.now).toEqual(STANDARD);
});

test.each([
  ["the amounts that hold", STANDARD, 422, "badValue"],
  [
    "amounts out of order",
    { ...LATER, moneyBands: { ...LATER.moneyBands, contract: 0 } },
    422,
    "badValue",
  ],
  [
    "an amount that is no edge",
    { ...LATER, moneyBands: { ...LATER.moneyBands, contract: 9 } },
    422,
    "badValue",
  ],
  ["a share over a half", { ...LATER, gapShare: 51 }, 422, "badValue"],
  ["a distance of none", { ...LATER, gapDistance: 0 }, 422, "badValue"],
])("AS38 %s cannot be proposed, and nothing is kept", async (_what, thresholds, status, code) => {
  await product.revealAll();
  const refused = await propose("hub", thresholds);
  expect(refused).toMatchObject({ status, body: { code } });
  expect(await product.rowCount("threshold_proposal")).toBe(0);
});

test("AS38 a reason is needed, and nothing is kept without one", async () => {
  await product.revealAll();
  expect((await propose("hub", LATER, "  ")).status).toBe(422);
  expect(await product.rowCount("threshold_proposal")).toBe(0);
});

test("AS38 nothing is proposed before the reveal, after signing, by a viewer or by a stranger", async () => {
  await product.fill("hub");
  await product.finish("hub");
  expect((await propose("hub")).body["code"]).toBe("assessmentSealed");
  for (const lead of ["saltmarsh", "church"] as const) {
    await product.fill(lead);
    await product.finish(lead);
  }
  expect((await propose("reader")).status).toBe(403);
  expect((await propose("stranger")).status).toBe(404);
  await product.move("inForce", 2);
  expect((await propose("hub")).status).toBe(409);
  expect(await product.rowCount("threshold_proposal")).toBe(0);
});

test("AS38 a yes is to exactly one proposal: one that is not asked about gets none", async () => {
  await withMoney();
  await propose("hub");
  await propose("church", { ...LATER, gapShare: 30 });
  expect((await agree("saltmarsh", 1)).body["code"]).toBe("resultChanged");
  expect((await agree("saltmarsh", 7)).body["code"]).toBe("resultChanged");
  expect(await product.rowCount("threshold_yes")).toBe(2);
  await agree("church", 2);
  expect(await product.rowCount("threshold_yes")).toBe(2);
});

const Exported = z.object({
  instrument: z.object({
    config: Thresholds,
    floors: z.array(z.object({ id: z.string(), because: z.string() })),
  }),
  thresholds: z.object({ proposals: z.array(z.object({ reason: z.string() })) }),
  results: z.array(z.object({ result: z.unknown(), inputs: ResultInputs })),
});

test("AS36 every kept result has its thresholds, and computes again with them", async () => {
  await withMoney();
  await propose("hub");
  for (const lead of LEADS) await agree(lead);
  const { body } = await product.ask("reader", "GET", "assessment/export");
  const { instrument, thresholds, results } = Exported.parse(body);
  expect(results.map(({ inputs }) => inputs.thresholds.moneyBands.contract)).toEqual([
    5000, 5000, 25_000,
  ]);
  for (const { result, inputs } of results) {
    expect(assess(inputs.parties, inputs.thresholds)).toMatchObject(result ?? {});
  }
  expect(assess(results[2]?.inputs.parties ?? [])).not.toMatchObject(results[2]?.result ?? {});
  expect(instrument.config).toEqual(LATER);
  expect(thresholds.proposals).toEqual([{ reason: WHY }]);
  expect(instrument.floors.find(({ id }) => id === "FL-02")?.because).toContain("£25,000");
});

test("AS36 the page to keep says the amounts, who proposed them and why", async () => {
  await withMoney();
  await propose("hub", LATER, "Our <members> asked.");
  for (const lead of LEADS) await agree(lead);
  const answer = await fetch(`${product.url}/api/agreements/${AGREEMENT}/assessment/page`, {
    headers: { "x-person": "church" },
  });
  const html = await answer.text();
  expect(html).toContain("Why these amounts");
  expect(html).toContain("over £25,000 in a year");
  expect(html).toContain("Our &lt;members&gt; asked.");
  expect(html).toContain("Up to £25,000 a year may pass between you");
});

test("AS37 an agreement keeps what it began with, and everybody reads the reason", async () => {
  const began = { thresholds: LATER, reason: "Our network chose them." };
  await product.storage.write(async (tx) => {
    await tx
      .updateTable("agreement")
      .set({ thresholds: JSON.stringify(began) })
      .execute();
  });
  await withMoney();
  expect(await reveal("church")).toMatchObject({
    result: { workingDegree: 3 },
    thresholds: { now: LATER, began, agreed: null },
  });
});

test("AS39 of two answers at one moment, the later saved is the newer", async () => {
  await product.revealAll();
  await product.put("hub", "D3", "lead");
  const rows = product.storage.read.selectFrom("answer").select(["id", "at", "number"]);
  const last = await rows.orderBy("number", "desc").executeTakeFirstOrThrow();
  expect(last.number).toBe(26 * 3 + 1);
  // Its id sorts before every other, and the moment is that of the answer before it.
  const before = await rows
    .where("organisation_id", "=", "hub")
    .where("question", "=", "D3")
    .orderBy("number")
    .limit(1)
    .executeTakeFirstOrThrow();
  await product.storage.write(async (tx) => {
    await tx
      .updateTable("answer")
      .set({ id: "0", at: before.at })
      .where("id", "=", last.id)
      .execute();
  });
  const { answers } = await product.look("hub");
  expect(answers.find(({ question }) => question === "D3")?.value).toBe("lead");
});
