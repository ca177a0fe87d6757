import { afterEach, beforeEach, expect, test } from "vitest";
import type { Gate } from "#shared/assessment/floor.ts";
import { Problem } from "#shared/problem/problem.ts";
import { closingOf, LEADS, SCREENED } from "#shared/signoff/closing.fixture.ts";
import { AGREEMENT } from "./ready-to-sign.fixture.ts";
import { refusalOf, World } from "./signing.fixture.ts";

let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(async () => {
  await world.close();
});

test.each([
  ["a reviewer's gate by a lead", "amina", "gates/legalReview", "403 notAllowed"],
  ["a gate of another party", "amina", "gates/executionCheck", "403 notAllowed"],
  ["a gate that is not needed", "amina", "gates/produceLetter", "422 unknownGate"],
  ["a gate that is none", "amina", "gates/moat", "422 unknownGate"],
  ["any gate by a director", "ruth", "gates/dpiaScreen", "403 notAllowed"],
  ["any gate by a stranger", "oscar", "gates/dpiaScreen", "404 notFound"],
] as const)("SO13 refuses %s, and changes nothing", async (_name, who, path, refusal) => {
  const before = await world.rows();
  const organisationId =
    path.endsWith("executionCheck") || path.endsWith("legalReview") ? "alderbeck" : null;
  const answer = await world.put(who, path, { organisationId, state: "closed", note: "" });
  expect(refusalOf(answer)).toBe(refusal);
  expect(await world.rows()).toBe(before);
});

const APPROVED = {
  organisationId: null,
  state: "closed",
  note: "The officer wrote to us; F-12",
  approvedOn: "2020-03-02",
};

test("AS61 a funder's approval is kept with its day, and stands in the history", async () => {
  const closed = await world.put("amina", "gates/funderApproval", APPROVED);
  expect(closed.body).toMatchObject({ state: "closed", approvedOn: "2020-03-02" });
  const { gates } = await world.ready();
  const kept = gates.find(({ gate }) => gate === "funderApproval");
  expect(kept).toMatchObject({ note: APPROVED.note, approvedOn: "2020-03-02" });
  const audit = JSON.stringify((await world.get("vera", "audit")).body);
  expect(audit).toContain("2020-03-02");
});

test.each([
  ["an approval without its day", "funderApproval", { approvedOn: undefined }, "approvedOn"],
  ["an approval that is to come", "funderApproval", { approvedOn: "2999-01-01" }, "approvedOn"],
  ["an approval on no day", "funderApproval", { approvedOn: "2020-02-30" }, "approvedOn"],
  ["a reopening with a day", "funderApproval", { state: "open" }, "approvedOn"],
  ["the day of another check", "dpiaScreen", { details: SCREENED }, "approvedOn"],
  ["an approval by nobody", "funderApproval", { note: " " }, "note"],
] as const)("AS61 refuses %s by its field, and changes nothing", async (_, gate, change, field) => {
  const before = await world.rows();
  const answer = await world.put("amina", `gates/${gate}`, { ...APPROVED, ...change });
  expect(answer.status).toBe(422);
  expect(JSON.stringify(answer.body)).toContain(field);
  expect(await world.rows()).toBe(before);
});

test("SO13 a waiver needs a reason, and stands in the history with it", async () => {
  const bare = await world.put("ruth", "gates/legalReview/waive", { done: true, note: " " });
  expect(refusalOf(bare)).toBe("422 gateNeedsReason");
  await world.closeGates();
  const audit = JSON.stringify((await world.get("vera", "audit")).body);
  expect(audit).toContain("Our trustees have read it themselves");
  expect(audit).toContain('"intact":true');
});

const [LEAD] = LEADS.kind === "leads" ? LEADS.leads : [];
const leads = (change: object) => ({ ...LEADS, leads: [LEAD, { ...LEAD, ...change }] });
const link = (url: string) => ({ ...SCREENED, filed: { as: "link", url } });
const closing = (details: unknown) => ({
  ...closingOf("dpiaScreen"),
  organisationId: null,
  details,
});

test.each([
  ["AG21", "no leads", "safeguardingLead", undefined, "details"],
  ["AG21", "a list without anybody", "safeguardingLead", { kind: "leads", leads: [] }, "leads"],
  ["AG21", "a lead without a name", "safeguardingLead", leads({ name: " " }), "leads.1.name"],
  ["AG21", "a lead without a role", "safeguardingLead", leads({ role: "" }), "leads.1.role"],
  ["AG21", "a lead of no setting", "safeguardingLead", leads({ setting: "" }), "leads.1.setting"],
  ["AG21", "a turned name", "safeguardingLead", leads({ name: "A\u202eB" }), "leads.1.name"],
  ["AG21", "a screening in their place", "safeguardingLead", SCREENED, "details"],
  ["AG22", "no screening", "dpiaScreen", undefined, "details"],
  ["AG22", "an open question", "dpiaScreen", { ...SCREENED, answers: {} }, "answers"],
  ["AG22", "a page without https", "dpiaScreen", link("http://files.example/a"), "filed.url"],
  ["AG22", "a script", "dpiaScreen", link("javascript:alert(1)"), "filed.url"],
  ["AG22", "a name in the link", "dpiaScreen", link("https://a@files.example/"), "filed.url"],
  ["AG22", "a screening of another check", "funderApproval", SCREENED, "details"],
] as const)("%s refuses %s, names the field and changes nothing", async (...row) => {
  const [, , gate, details, field] = row;
  const before = await world.rows();
  const answer = await world.put("amina", `gates/${gate}`, closing(details));
  expect(refusalOf(answer)).toBe("422 badValue");
  expect(Problem.parse(answer.body).field).toContain(field);
  expect(await world.rows()).toBe(before);
});

test.each([
  ["AG21", "safeguardingLead", LEADS, "Sessions by the river"],
  ["AG22", "dpiaScreen", link("https://files.example/dp/44?v=2#top"), "files.example/dp/44"],
] as const)("%s what closes %s is kept, shown and in the history", async (...row) => {
  const [, gate, details, words] = row;
  const { body } = await world.put("amina", `gates/${gate}`, { ...closing(details), note: "" });
  expect(body).toMatchObject({ state: "closed", details });
  const kept = (await world.ready()).gates.find((one) => one.gate === gate);
  expect(kept).toMatchObject({ details });
  const personal = await world.server.platform.storage.read
    .selectFrom("event_pii")
    .select("json")
    .execute();
  expect(JSON.stringify(personal)).toContain(words);
});

test("AG21 AG22 what was closed with words alone stays closed, and its words stay readable", async () => {
  await recordedBefore("closed", "safeguardingLead");
  const kept = (await world.ready()).gates.find(({ gate }) => gate === "safeguardingLead");
  expect(kept).toMatchObject({ state: "closed", note: "Not needed, we think" });
  expect(kept).not.toHaveProperty("details");
});

const fixes = async () => (await world.ready()).rows.filter(({ state }) => state === "fix");

test("AG20 no check but legal review is waived: the refusal names it, and nothing changes", async () => {
  const { gates } = await world.ready();
  const insisted = gates.filter(({ gate }) => gate !== "legalReview");
  expect(insisted.map(({ gate }) => gate)).toContain("executionCheck");
  const before = await world.rows();
  for (const { gate, organisationId } of insisted) {
    const lead = organisationId === "alderbeck" ? "marcus" : "amina";
    const wish = { organisationId, state: "waived", note: "We go on without it" };
    const answer = await world.put(lead, `gates/${gate}`, wish);
    expect(refusalOf(answer)).toBe("422 gateInsisted");
    expect(Problem.parse(answer.body)).toMatchObject({ field: "state", params: { gate } });
  }
  expect(await world.rows()).toBe(before);
});

/** As it was recorded when any check could be waived, and closed with words alone. */
const recordedBefore = (state: "closed" | "waived", gate: Gate): Promise<unknown> =>
  world.server.platform.storage.write((tx) =>
    tx
      .insertInto("gate")
      .values({
        agreement_id: AGREEMENT,
        gate,
        organisation_id: "",
        state,
        note: "Not needed, we think",
        signers: null,
        approved_on: null,
        details: null,
        person_id: "amina",
        at: "2026-11-02T09:00:00.000Z",
      })
      .execute(),
  );

test("AG20 a waiver from before is shown, holds the freeze, and goes when it is closed", async () => {
  await recordedBefore("waived", "dpiaScreen");
  const screening = async () =>
    (await world.ready()).gates.find(({ gate }) => gate === "dpiaScreen");
  expect(await screening()).toEqual({
    gate: "dpiaScreen",
    organisationId: null,
    state: "open",
    note: "",
    by: null,
    at: null,
    formerWaiver: {
      reason: "Not needed, we think",
      by: "Amina Yusuf",
      at: "2026-11-02T09:00:00.000Z",
    },
  });
  const held = (await fixes()).map(({ params }) => params["gate"]);
  expect(held).toContain("dpiaScreen");
  await world.closeGates();
  expect(await screening()).toMatchObject({ state: "closed" });
  expect(await screening()).not.toHaveProperty("formerWaiver");
  expect(await fixes()).toEqual([]);
});

test("AG20 what was frozen under a waiver from before stays frozen, and is signed", async () => {
  await world.freeze();
  await world.server.platform.storage.write((tx) =>
    tx.updateTable("gate").set({ state: "waived" }).where("gate", "=", "dpiaScreen").execute(),
  );
  expect((await world.signAs("ruth")).status).toBeLessThan(300);
  expect((await world.signAs("helen")).status).toBeLessThan(300);
  expect((await world.version()).state).toBe("complete");
});
