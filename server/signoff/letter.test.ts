import { afterEach, beforeEach, expect, test } from "vitest";
import { LetterView } from "#shared/protocol/letter.ts";
import { refusalOf, World } from "./signing.fixture.ts";

let world: World;
beforeEach(async () => {
  world = await World.open({ answers: { F1: ["letter"] } });
});
afterEach(async () => {
  await world.close();
});

const WISH = {
  to: "The River <Fund>",
  signer: "Ruth Adeyemi",
  role: "Chief executive",
  on: "2026-11-18",
};
const write = (change: object = {}) => world.put("amina", "letter", { ...WISH, ...change });
const sent = (on = "2026-11-18") => ({
  organisationId: null,
  state: "closed",
  note: "",
  details: { kind: "sent", to: "grants@fund.example", on },
});
const close = (on?: string) => world.put("amina", "gates/produceLetter", sent(on));

test("AG23 the letter names everyone and all that is known, and has no gap", async () => {
  expect(refusalOf(await world.get("vera", "letter/page"))).toBe("404 notFound");
  const view = LetterView.parse((await write()).body);
  expect(view).toMatchObject({ missing: [], written: { ...WISH, by: "Amina Yusuf" } });
  const page = await world.get("vera", "letter/page");
  expect(page.status).toBe(200);
  const words = String(page.body);
  for (const part of [
    "Letter of support: River and Roots",
    "Harrowfell Youth Action</strong>, number 1234567, 1 Quay Street, Fernmouth.",
    "Alderbeck Wildlife Group</strong>, number 1234567",
    "To The River &lt;Fund&gt;",
    "18 November 2026",
    "We depend on each other",
    "It brings: As we agreed.",
    "Ruth Adeyemi\nChief executive\nHarrowfell Youth Action",
  ]) {
    expect(words).toContain(part);
  }
  expect(words).not.toMatch(/undefined|null|\{\{|\[/);
});

test("AG23 what a profile lacks is named, and nothing is written", async () => {
  await world.server.platform.storage.write((tx) =>
    tx.updateTable("organisation").set({ number: "" }).where("id", "=", "alderbeck").execute(),
  );
  const lack = { organisation: "Alderbeck Wildlife Group", what: "number" };
  expect((await world.get("amina", "letter")).body).toEqual({ missing: [lack], written: null });
  const before = await world.rows();
  const refused = await write();
  expect(refusalOf(refused)).toBe("409 letterLacks");
  expect(refused.body).toMatchObject({ params: lack });
  expect(await world.rows()).toBe(before);
});

test.each(["to", "signer", "role", "on"])(
  "AG23 refuses a letter without %s by its field, and writes nothing",
  async (field) => {
    const before = await world.rows();
    const refused = await write({ [field]: " " });
    expect(refused.body).toMatchObject({ code: "badValue", field });
    expect(await world.rows()).toBe(before);
  },
);

test("AG23 the check closes only with a letter that is written, sent on a day that has come", async () => {
  const before = await world.rows();
  expect(refusalOf(await close())).toBe("409 letterNotWritten");
  expect(await world.rows()).toBe(before);
  await write();
  const written = await world.rows();
  expect(refusalOf(await close("2999-01-01"))).toBe("422 badValue");
  expect(await world.rows()).toBe(written);
  expect((await close()).body).toMatchObject({ state: "closed", details: sent().details });
  const closed = await world.rows();
  expect(refusalOf(await write({ to: "Somebody else" }))).toBe("409 letterSent");
  expect(await world.rows()).toBe(closed);
});

test("AG23 only a lead writes it, and only where a letter is asked for", async () => {
  const before = await world.rows();
  expect(refusalOf(await world.put("ruth", "letter", WISH))).toBe("403 notAllowed");
  expect(await world.rows()).toBe(before);
  const other = await World.open();
  const untouched = await other.rows();
  expect(refusalOf(await other.put("amina", "letter", WISH))).toBe("422 unknownGate");
  expect(await other.rows()).toBe(untouched);
  await other.close();
});
