import { afterEach, beforeEach, expect, test } from "vitest";
import { startAssessment } from "./assessment.fixture.ts";
import type { UnderTest } from "./assessment.fixture.ts";

/** The clock of the fixture stands on 18 November 2026. */
const DUE = "2026-12-01";
const NEAR = "2026-11-29T07:00:00.000Z";

let product: UnderTest;

beforeEach(async () => {
  product = await startAssessment();
});

afterEach(async () => {
  await product.close();
});

const setDue = async (due: string | null) =>
  product.ask("hub", "PUT", "assessment/deadline", { due });

async function lookAt(now: string): Promise<readonly string[]> {
  product.setNow(now);
  await product.remind();
  return product.reminded;
}

test("AS40 two days before the last day those who have not finished are reminded, once", async () => {
  await product.fill("church");
  await product.finish("church");
  await setDue(DUE);
  expect(await lookAt("2026-11-29T06:59:59.999Z")).toEqual([]);
  expect(await lookAt(NEAR)).toEqual([`${DUE}: hub, saltmarsh`]);
  expect(await lookAt("2026-12-01T12:00:00.000Z")).toHaveLength(1);
});

test("AS40 a last day that was set later than that is reminded of on the day, a moved one anew", async () => {
  product.setNow("2026-11-30T12:00:00.000Z");
  await setDue(DUE);
  expect(await lookAt("2026-11-30T23:59:00.000Z")).toEqual([]);
  expect(await lookAt("2026-12-01T07:00:00.000Z")).toEqual([`${DUE}: hub, saltmarsh, church`]);
  await setDue("2026-12-09");
  expect(await lookAt("2026-12-07T07:00:00.000Z")).toHaveLength(2);
});

test("AS40 nobody is reminded of a day that is over, taken away, or of answers that are open", async () => {
  await setDue(DUE);
  expect(await lookAt("2026-12-02T07:00:00.000Z")).toEqual([]);
  product.setNow("2026-11-18T09:00:00.000Z");
  await setDue(null);
  expect(await lookAt(NEAR)).toEqual([]);
  product.setNow("2026-11-18T09:00:00.000Z");
  await setDue(DUE);
  await product.revealAll();
  expect(await lookAt(NEAR)).toEqual([]);
});

test("AS40 who has left is not reminded", async () => {
  await setDue(DUE);
  await product.leave("saltmarsh");
  expect(await lookAt(NEAR)).toEqual([`${DUE}: hub, church`]);
});

test("AS45 a review that is due is told to the leads, once", async () => {
  await product.revealAll();
  await product.move("inForce", 2);
  expect(await lookAt("2028-03-31T23:59:59.999Z")).toEqual([]);
  expect(await lookAt("2028-04-01T00:00:00.000Z")).toEqual(["2028-04-01: review"]);
  expect(await lookAt("2028-05-01T00:00:00.000Z")).toHaveLength(1);
  expect(await product.rowCount("periodic_review")).toBe(1);
});

test("AS45 nobody is told of a review that is open already", async () => {
  await product.revealAll();
  await product.move("inForce", 2);
  await product.ask("hub", "POST", "periodic-review/open");
  expect(await lookAt("2028-04-01T00:00:00.000Z")).toEqual([]);
});

test("AS41 words without a clause about reviews plan none", async () => {
  product.sayReviews({ start: "2027-04-01", months: null });
  await product.revealAll();
  await product.move("inForce", 2);
  expect(await lookAt("2048-04-01T00:00:00.000Z")).toEqual([]);
  const review = await product.ask("hub", "GET", "periodic-review");
  expect(review.body).toMatchObject({ number: 1, due: null, months: null });
});
