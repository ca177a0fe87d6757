import { afterEach, expect, test } from "vitest";
import { LiveClient } from "../../e2e/live-client.ts";
import { fieldsOf } from "#shared/drafting/layout.ts";
import { draftRoom } from "#shared/permissions/rooms.ts";
import { AGREEMENT, type Story } from "./ready-to-sign.fixture.ts";
import { refusalOf, World } from "./signing.fixture.ts";

let world: World;
afterEach(async () => {
  await world.close();
});

const open = async (story: Story = {}): Promise<void> => {
  world = await World.open(story);
};

async function fill(key: string, value: string): Promise<void> {
  const amina = await LiveClient.join(
    { origin: world.server.origin, headers: { cookie: "sid=token-of-amina-0123456789" } },
    draftRoom(AGREEMENT),
  );
  fieldsOf(amina.doc).set(key, value);
  await amina.saved();
  amina.drop();
}

const partyIn = async (id: string) =>
  (await world.ready()).parties.find(({ organisationId }) => organisationId === id);

/** The library clauses in whose frozen words a text stands. */
function sourcesNaming(content: string, text: string): Set<string> {
  const naming = new Set<string>();
  let source = "";
  for (const piece of content.split('"source":"').slice(1)) {
    const own = piece.slice(0, piece.indexOf('"'));
    source = own === "" ? source : own;
    if (piece.includes(text)) naming.add(source);
  }
  return naming;
}

/** Everything but the signers is in place; then Amina freezes. */
async function tryToFreeze() {
  await world.closeGates();
  const { seq } = await world.ready();
  for (const lead of ["amina", "marcus"] as const) {
    await world.post(lead, "freeze/consent", { seq });
  }
  const before = await world.rows();
  const answer = await world.post("amina", "freeze", { seq });
  return { answer, unchanged: (await world.rows()) === before };
}

test("SO20 SO21 a company and a CIO sign a contract through one person each", async () => {
  await open();
  expect(await partyIn("harrowfell")).toMatchObject({
    signer: "authorised",
    fewest: 1,
    missing: 0,
    method: null,
    warnings: [{ code: "delegation", person: "" }],
  });
  expect(await partyIn("alderbeck")).toMatchObject({ fewest: 1, missing: 0, warnings: [] });
  expect((await tryToFreeze()).answer.status).toBe(201);
});

test("SO26 too few by its own rule: no freeze, the party is named, and nothing changes", async () => {
  await open();
  await world.server.platform.storage.write((tx) =>
    tx
      .updateTable("organisation")
      .set({ signers: 2, signing_rule: "Two trustees, always" })
      .where("id", "=", "alderbeck")
      .execute(),
  );
  expect(await partyIn("alderbeck")).toMatchObject({
    fewest: 2,
    missing: 1,
    ownRule: "Two trustees, always",
  });
  const { answer, unchanged } = await tryToFreeze();
  expect(refusalOf(answer)).toBe("409 signersMissing");
  expect(answer.body).toMatchObject({
    params: { party: "Alderbeck", signer: "authorised", count: 1 },
  });
  expect(unchanged).toBe(true);
  await world.second("nadia");
  expect(await partyIn("alderbeck")).toMatchObject({ missing: 0 });
  expect((await tryToFreeze()).answer.status).toBe(201);
  const { signatories } = await world.version();
  expect(signatories.map(({ personId }) => personId)).toEqual(["ruth", "helen", "nadia"]);
});

test("SO22 SO27 a trust signs through two, its people are named, and they are told before", async () => {
  await open({ forms: { alderbeck: "trust" } });
  const { gates } = await world.ready();
  expect(gates).toContainEqual(
    expect.objectContaining({ gate: "namedTrustees", organisationId: "alderbeck" }),
  );
  expect(refusalOf((await tryToFreeze()).answer)).toBe("409 signersMissing");
  await world.second("nadia");
  await fill("party/alderbeck/trustees", "Helen Ashworth and Bev Wulfric");
  expect(await partyIn("alderbeck")).toMatchObject({
    signer: "trustee",
    fewest: 2,
    inPerson: true,
    warnings: [{ code: "notNamed", person: "Nadia Okell" }],
  });
  expect((await tryToFreeze()).answer.status).toBe(201);
  const version = await world.version();
  const told = version.signatories.map(({ personId, inPerson }) => [personId, inPerson]);
  expect(told).toEqual([
    ["ruth", null],
    ["helen", "Helen Ashworth and Bev Wulfric"],
    ["nadia", "Helen Ashworth and Bev Wulfric"],
  ]);
  const naming = sourcesNaming(version.content, "Helen Ashworth and Bev Wulfric");
  expect([...naming]).toEqual(expect.arrayContaining(["FM-01", "SI-06"]));
});

test("SO27 a group whose people the text does not name is not frozen", async () => {
  await open();
  await world.second("nadia");
  await world.server.platform.storage.write((tx) =>
    tx
      .updateTable("organisation")
      .set({ legal_form: "unincorporated" })
      .where("id", "=", "alderbeck")
      .execute(),
  );
  const rows = (await world.ready()).rows.filter(({ code }) => code === "peopleUnnamed");
  expect(rows).toMatchObject([{ state: "fix", params: { party: "Alderbeck" } }]);
});

test("SO23 the check of a council's rules may ask for a second officer", async () => {
  await open({ forms: { alderbeck: "council" } });
  expect(await partyIn("alderbeck")).toMatchObject({ signer: "officer", fewest: 1, spare: true });
  const gate = { organisationId: "alderbeck", state: "closed", note: "Above our value" };
  const settled = await world.put("marcus", "gates/executionCheck", { ...gate, signers: 2 });
  expect(settled.body).toMatchObject({ state: "closed", signers: 2 });
  expect(await partyIn("alderbeck")).toMatchObject({ fewest: 2, missing: 1, spare: false });
  const again = await world.put("marcus", "gates/executionCheck", { ...gate, signers: 1 });
  expect(again.body).toMatchObject({ signers: 1 });
  expect(await partyIn("alderbeck")).toMatchObject({ fewest: 1, missing: 0 });
});

test.each([
  ["with another check", "gates/dpiaScreen", null, "closed"],
  ["when it is opened again", "gates/executionCheck", "alderbeck", "open"],
] as const)(
  "SO23 how many sign is not said %s, and nothing changes",
  async (_, path, id, state) => {
    await open({ forms: { alderbeck: "council" } });
    const before = await world.rows();
    const body = { organisationId: id, state, note: "Because", signers: 2 };
    expect(refusalOf(await world.put("marcus", path, body))).toBe("422 badValue");
    expect(await world.rows()).toBe(before);
  },
);

test("SO24 a form whose rules we do not know shows its own rule, or asks for it", async () => {
  await open({ forms: { alderbeck: "nhs" } });
  expect(await partyIn("alderbeck")).toMatchObject({
    signer: "ownRule",
    fewest: 1,
    warnings: [{ code: "ownRulesMissing", person: "" }],
  });
});

test("SO25 authority names whose word it is, here and in what is signed", async () => {
  await open();
  const [ruth] = (await world.ready()).signatories;
  expect(ruth?.authority).toMatchObject({ reference: "Minute 7", declaredBy: "Amina Yusuf" });
  await world.freeze();
  await world.passkey("ruth");
  const { statement } = await world.ask("ruth");
  expect(JSON.parse(statement)).toMatchObject({ authority: { declaredBy: "amina" } });
});
