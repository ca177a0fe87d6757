import { afterAll, beforeAll, expect, test } from "vitest";
import { QUESTIONS } from "#shared/assessment/questions.ts";
import { AssessmentView } from "#shared/protocol/assessment.ts";
import { addAgreement, addParticipant, addParty } from "./agreements/agreement-store.ts";
import { tokenOf } from "./matrix.fixture.ts";
import { hashOf } from "./people/hashes.ts";
import { addMember, addOrganisation } from "./people/organisation-store.ts";
import { addSession } from "./people/session-store.ts";
import { addPerson } from "./people/store.ts";
import { type Answer, type Started, started } from "./started.fixture.ts";
import type { Tx } from "./storage/storage.ts";

/** Twenty parties with two leads each: forty people who answer the same agreement at once. */
const CROWD = "crowd";
const PARTIES = Array.from({ length: 20 }, (_, index) => `party-${String(index + 1)}`);
const LEADS = PARTIES.flatMap((party) => [`${party}-ann`, `${party}-ben`]);
const AT = "2026-11-18T09:00:00.000Z";

let server: Started;
beforeAll(async () => {
  server = await started();
  await server.platform.storage.write(async (tx) => {
    for (const party of PARTIES) await fillParty(tx, party);
    const createdBy = LEADS[0] ?? "";
    await addAgreement(tx, { id: CROWD, title: CROWD, stage: "assessing", createdBy, at: AT });
    for (const party of PARTIES) await seat(tx, party);
  });
}, 60_000);
afterAll(() => server.close());

test("AS21 AS15 40 people answer at once: nothing is lost, and each sees only what they may", async () => {
  await Promise.all(LEADS.map(answerHalf));
  const rows = await server.platform.storage.read
    .selectFrom("answer")
    .select(["organisation_id", "person_id", "question"])
    .execute();
  expect(rows).toHaveLength(PARTIES.length * QUESTIONS.length);
  expect(new Set(rows.map((row) => `${row.organisation_id} ${row.question}`)).size).toBe(520);
  for (const row of rows) expect(row.person_id.startsWith(`${row.organisation_id}-`)).toBe(true);
  await Promise.all(LEADS.map(seesOwnOnly));
  const finished = await Promise.all(LEADS.map(async (lead) => ask(lead, "POST", "finish")));
  expect(finished.map(({ status }) => status)).toEqual(LEADS.map(() => 200));
  const submissions = await server.platform.storage.read
    .selectFrom("submission")
    .select("organisation_id")
    .execute();
  expect(submissions).toHaveLength(PARTIES.length);
  const views = await Promise.all(LEADS.map(look));
  expect(new Set(views.map(({ reveal }) => reveal?.inputsHash)).size).toBe(1);
  const revealed = await server.platform.storage.read
    .selectFrom("audit_event")
    .select("event")
    .where("agreement_id", "=", CROWD)
    .execute();
  const openings = revealed.filter(({ event }) => event.includes("assessment.revealed"));
  expect(openings).toHaveLength(1);
}, 120_000);

/** Ann answers the odd questions and Ben the even ones, each in one burst, with a note each. */
async function answerHalf(lead: string): Promise<void> {
  const first = lead.endsWith("ann");
  const own = QUESTIONS.filter((_, index) => (index % 2 === 0) === first);
  const answers = await Promise.all(
    own.map(async (question) => {
      const codes = question.kind === "fact" ? question.options.map(({ code }) => code) : [];
      const fact = question.kind === "fact" && question.multi ? [codes[0]] : codes[0];
      const value = question.kind === "fact" ? fact : 3;
      return ask(lead, "PUT", `../answers/${question.id}`, { value });
    }),
  );
  expect(answers.map(({ status }) => status)).toEqual(own.map(() => 200));
  const note = await ask(lead, "PUT", "../notes/A1", { words: `secret of ${lead}.` });
  expect(note.status).toBe(204);
}

async function seesOwnOnly(lead: string): Promise<void> {
  const view = await look(lead);
  const party = lead.slice(0, lead.lastIndexOf("-"));
  expect(view.answers).toHaveLength(QUESTIONS.length);
  expect(view.reveal).toBeNull();
  const secrets = JSON.stringify(view).match(/secret of [a-z0-9-]+\./g) ?? [];
  expect(secrets).toHaveLength(1);
  expect(secrets[0]?.startsWith(`secret of ${party}-`)).toBe(true);
}

async function look(lead: string): Promise<AssessmentView> {
  return AssessmentView.parse((await ask(lead, "GET", "")).body);
}

async function ask(lead: string, method: string, path: string, body?: unknown): Promise<Answer> {
  const root = `/api/agreements/${CROWD}`;
  const below = path.startsWith("../") ? path.slice(3) : `assessment/${path}`;
  const sent = method === "GET" ? undefined : (body ?? {});
  const cookie = `sid=${tokenOf(lead)}`;
  return server.browser().ask(method, `${root}/${below}`.replace(/\/$/, ""), sent, { cookie });
}

async function fillParty(tx: Tx, id: string): Promise<void> {
  const profile = {
    legalName: id,
    shortName: id,
    number: "",
    address: "",
    legalForm: "cio",
    nation: "england",
    publicAuthority: false,
  } as const;
  await addOrganisation(tx, { id, profile: { ...profile, languages: ["en"] } }, AT);
  for (const personId of [`${id}-ann`, `${id}-ben`]) {
    await addPerson(tx, { id: personId, name: personId, email: `${personId}@crowd.example` }, AT);
    await addMember(tx, { organisationId: id, personId, title: "", administrator: true }, AT);
    const now = new Date();
    const expiresAt = new Date(now.getTime() + 12 * 3_600_000);
    const session = { id: `s-${personId}`, personId, token: hashOf(tokenOf(personId)), device: "" };
    await addSession(tx, { ...session, at: now, expiresAt });
  }
}

async function seat(tx: Tx, organisationId: string): Promise<void> {
  await addParty(tx, { agreementId: CROWD, organisationId }, AT);
  for (const personId of [`${organisationId}-ann`, `${organisationId}-ben`]) {
    const seated = { agreementId: CROWD, organisationId, personId };
    await addParticipant(tx, { ...seated, role: "lead" }, AT);
  }
}
