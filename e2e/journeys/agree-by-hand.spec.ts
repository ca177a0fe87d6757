import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import * as z from "zod";
import examples from "#shared/assessment/examples.json" with { type: "json" };
import { AssessmentView } from "#shared/protocol/assessment.ts";
import { Ready } from "#shared/protocol/signoff.ts";
import { Bundle } from "#shared/signoff/evidence.ts";
import { complaints, expectAccessible } from "../steps/accessible.ts";
import { type Answers } from "../steps/assessment.ts";
import { look } from "../steps/look.ts";
import type { Caller } from "../steps/over-http.ts";
import { charity, Partners } from "../steps/partners.ts";
import { authorise, fillOver, freezeOver, joinAs, signByCode } from "../steps/signing-over-http.ts";
import { saveBundle, verifyOffline } from "../steps/signing.ts";

/** T1: two parties that answer 2s and 4s, with no fact that asks for more, agree a degree by hand. */
const LARGE = charity("Large National", "Large National", {
  name: "Lena Gross",
  email: "lena@large.example",
});
const SMALL = charity("Small Local", "Small Local", {
  name: "Sam Little",
  email: "sam@small.example",
});
const WHY = "We try this for six months first.";

const given = z
  .array(z.object({ id: z.string(), parties: z.array(z.object({ answers: z.unknown() })) }))
  .parse(examples)
  .find(({ id }) => id === "disagree");

function answersOf(place: number): Answers {
  return z
    .record(z.string(), z.union([z.number(), z.string(), z.array(z.string())]))
    .parse(given?.parties[place]?.answers);
}

let pair: Partners;
let large: Caller;
let small: Caller;
let agreement = "";

test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  pair = await Partners.open([LARGE, SMALL]);
  [large, small] = [pair.lead(1), pair.lead(2)];
  await pair.join("Common Ground");
  agreement = pair.agreement;
  for (const number of [1, 2]) await pair.change(number, answersOf(number - 1));
});
test.afterAll(async () => {
  await pair.close();
});

test("T1 AS30 far apart: both see the reveal, no degree, and a draft that says so", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const one = await pair.pageOf(browser, large);
  const two = await pair.pageOf(browser, small);
  const heard = [...complaints(one), ...complaints(two)];
  await large.send("POST", `/api${agreement}/assessment/finish`);
  await one.goto(`${agreement}/assessment`);
  await expect(one.getByRole("heading", { name: "Your answers are sealed" })).toBeVisible();
  await two.goto(`${agreement}/assessment/check`);
  await two.getByRole("button", { name: "Finish and seal our answers" }).click();
  for (const page of [one, two]) {
    await expect(page).toHaveURL(/\/result$/);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      "Talk first: your answers are far apart",
    );
    await expect(page.getByRole("heading", { name: "No degree yet" })).toBeVisible();
  }
  await expectAccessible(one, "a result without a degree");
  await one.getByRole("button", { name: "Add what you agreed" }).first().click();
  await one.getByLabel("What you agreed").fill("We write the aims together in May.");
  await one.getByRole("button", { name: "Save for all of you" }).click();
  // The printed page says it a second time.
  const agreed = one.getByText("We write the aims together in May.").filter({ visible: true });
  await expect(agreed.first()).toBeVisible();
  await expectAccessible(one, "a result with a note of what was agreed");

  await one.getByRole("button", { name: "Start this draft" }).click();
  await expect(one.getByText("Degree not agreed.")).toBeVisible();
  await expectAccessible(one, "a draft whose degree is not agreed");
  await look(one, "draft-not-agreed");
  await one.goto(`${agreement}/ready`);
  await expect(
    one.getByText("2 organisations have not confirmed the kind of agreement"),
  ).toBeVisible();
  expect(heard).toEqual([]);
  await one.context().close();
  await two.context().close();
});

test("T1 without a degree the freeze is refused with its reason, and nothing is frozen", async () => {
  const ready = Ready.parse(await large.send("GET", `/api${agreement}/ready`));
  const refused = await large.refused("POST", `/api${agreement}/freeze`, { seq: ready.seq });
  expect(refused).toMatchObject({
    status: 409,
    code: "notReady",
    params: { first: "degreeNotConfirmed" },
  });
  const version = await large.refused("GET", `/api${agreement}/version`);
  expect(version.status).toBe(404);
});

test("T1 a kind below what a fact needs is not on offer, and the server refuses it too", async ({
  browser,
}) => {
  const change = async (value: readonly string[]) =>
    large.send("PUT", `/api${agreement}/answers/F1`, { value });
  await change(["agreement"]);
  const one = await pair.pageOf(browser, large);
  await one.goto(`${agreement}/result`);
  await one.getByText("Choose a different kind of agreement").click();
  await expect(one.getByLabel(/^3: memorandum of understanding/)).toBeDisabled();
  await expect(one.getByText(/^Not open to you\..*That needs at least 4\.$/)).toHaveCount(3);
  await expectAccessible(one, "kinds that are not on offer");
  const { reveal } = AssessmentView.parse(await large.send("GET", `/api${agreement}/assessment`));
  const wish = { degree: 3, reason: WHY, inputsHash: reveal?.inputsHash };
  const refused = await large.refused("POST", `/api${agreement}/degree/propose`, wish);
  expect(refused).toMatchObject({
    status: 422,
    code: "degreeBelowFloor",
    field: "degree",
    params: { floor: 4 },
  });
  const after = AssessmentView.parse(await small.send("GET", `/api${agreement}/assessment`));
  expect(after.reveal?.proposal).toBeNull();
  await change(["none"]);
  await one.context().close();
});

test("T1 one proposes degree 3 with a reason, the other says yes, and the draft is free", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const one = await pair.pageOf(browser, large);
  const two = await pair.pageOf(browser, small);
  await one.goto(`${agreement}/result`);
  await one.getByText("Choose a different kind of agreement").click();
  await one.getByLabel(/^3: memorandum of understanding/).check();
  await one.getByRole("button", { name: "Propose this instead" }).click();
  await expect(one.getByRole("alert")).toContainText("Write why this is right for you");
  await expectAccessible(one, "a proposal without a reason");
  await one.getByLabel("Why is this right for you?").fill(WHY);
  await one.getByRole("button", { name: "Propose this instead" }).click();
  await expect(one.getByText(/Lena Gross said yes on/)).toBeVisible();

  await two.goto(`${agreement}/result`);
  const confirm = two.getByRole("region", { name: /Is 3 Cooperating right for you/ });
  await expect(confirm).toContainText("Lena Gross at Large National proposes");
  await expect(confirm).toContainText(WHY);
  await two.getByRole("button", { name: "Yes, 3 is right for Small Local" }).click();
  await expect(two.getByRole("heading", { level: 1 })).toHaveText(
    "You agreed on a memorandum of understanding",
  );
  await expectAccessible(two, "a degree by hand");
  await two.goto(`${agreement}/draft`);
  await expect(two.getByLabel("The words of the agreement")).toBeVisible();
  await expect(two.getByText("Degree not agreed.")).toHaveCount(0);
  await two.goto(`${agreement}/audit`);
  await expect(two.getByText(/Sam Little confirmed the kind of agreement/)).toBeVisible();
  await one.context().close();
  await two.context().close();
});

test("T1 AS46 both sign, and the certificate has both confirmations and the reason", async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const place = { origin: pair.product.origin, agreement };
  const signers = await Promise.all(
    [large, small].map(async (lead, at) => {
      const person = { name: `Director ${String(at)}`, email: `director@org${String(at)}.example` };
      const caller = await joinAs(place, lead, person, "director");
      await authorise(place, lead, caller);
      return { person, caller };
    }),
  );
  await fillOver(place, large);
  const version = await freezeOver(place, [large, small]);
  await signByCode(place, signers, version);
  await large.send("PUT", `/api${agreement}/answers/A1`, { value: 5 });
  const page = await pair.pageOf(browser, small);
  await page.goto(`${agreement}/signed`);
  const decided = page.getByRole("region", { name: "Kind of agreement: 3 Cooperating" });
  await expect(decided).toContainText("All organisations chose it themselves.");
  await expect(decided).toContainText(WHY);
  await expect(decided.getByRole("listitem")).toHaveText([
    /^Lena Gross said yes for Large National on /,
    /^Sam Little said yes for Small Local on /,
  ]);
  await expectAccessible(page, "a certificate of a degree by hand");
  const file = await saveBundle(page);
  expect(verifyOffline(file)).toMatchObject({ status: 0 });
  const { events } = Bundle.parse(JSON.parse(readFileSync(file, "utf8")));
  const yes = events.filter(({ type }) => type === "degree.confirmed");
  expect(yes.map(({ data }) => data)).toMatchObject([
    { degree: 3, method: "byHand" },
    { degree: 3, method: "byHand" },
  ]);
  await page.context().close();
});
