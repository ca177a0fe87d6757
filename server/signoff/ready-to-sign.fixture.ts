import * as z from "zod";
import type { LegalForm } from "#shared/agreements/party.ts";
import examples from "#shared/assessment/examples.json" with { type: "json" };
import { type Answers, AnswersSchema, QUESTIONS } from "#shared/assessment/questions.ts";
import type { DraftSeed } from "#shared/drafting/convert.ts";
import type { ClauseJson } from "#shared/drafting/document.ts";
import {
  emptyFields,
  type FieldDefinition,
  fieldFor,
  type FieldType,
} from "#shared/drafting/field-definitions.ts";
import { fieldKeys } from "#shared/templates/nodes.ts";
import { UNFINISHED } from "#shared/templates/unfinished.ts";
import type { Access } from "../agreements/access.ts";
import { createRecorder } from "../audit/record.ts";
import { addAgreement, addParticipant, addParty } from "../agreements/agreement-store.ts";
import { keepAuthority } from "../agreements/people-store.ts";
import { accessTo } from "../agreements/store.ts";
import { putConfirmation } from "../assessment/result-store.ts";
import { keepResult } from "../assessment/reveal.ts";
import { standingOf } from "../assessment/standing.ts";
import { insertAnswer, insertSubmission, reveal } from "../assessment/store.ts";
import { systemClock, systemRandom } from "../clock.ts";
import { seedUpdate } from "#shared/drafting/convert.ts";
import { draftRoom } from "#shared/permissions/rooms.ts";
import { insertDraft } from "../drafting/store.ts";
import { newClientId } from "../drafting/tickets.ts";
import { addMember, addOrganisation } from "../people/organisation-store.ts";
import { addPerson } from "../people/store.ts";
import type { Storage, Tx } from "../storage/storage.ts";
import { startDraft } from "../templates/start.ts";
import { templateOf } from "../templates/store.ts";

export const AGREEMENT = "river";
const AT = "2026-11-01T09:00:00.000Z";
/** Before every clock that a test may have: the history never goes back. */
const LONG_AGO = "2020-01-01T09:00:00.000Z";

const PARTIES = [
  ["harrowfell", "Harrowfell Youth Action", "charitableCompany"],
  ["alderbeck", "Alderbeck Wildlife Group", "cio"],
] as const;

/** Everyone's organisation and roles; each lead is also its administrator. */
const PEOPLE = [
  ["amina", "Amina Yusuf", "harrowfell", "lead"],
  ["ruth", "Ruth Adeyemi", "harrowfell", "director"],
  ["marcus", "Marcus Bell", "alderbeck", "lead"],
  ["gwen", "Gwen Pritchard", "alderbeck", "legal"],
  ["helen", "Helen Ashworth", "alderbeck", "director"],
  ["vera", "Vera Lane", "alderbeck", "viewer"],
] as const;

/** What is different from River and Roots as it stands. */
export interface Story {
  readonly forms?: Partial<Record<(typeof PARTIES)[number][0], LegalForm>>;
  readonly answers?: Partial<Answers>;
}

/** Those who may come to sign as second of their organisation. */
const SECONDS = [
  ["nadia", "Nadia Okell", "alderbeck"],
  ["colin", "Colin Marsh", "harrowfell"],
] as const;

/** A second person comes to sign for their organisation, and may. */
export async function addSecond(tx: Tx, who: (typeof SECONDS)[number][0]): Promise<void> {
  const [personId, , organisationId = ""] = SECONDS.find(([id]) => id === who) ?? [who];
  await addMember(tx, { organisationId, personId, administrator: false, title: "Trustee" }, AT);
  const seat = { agreementId: AGREEMENT, organisationId, personId, role: "director" } as const;
  await addParticipant(tx, seat, AT);
  await authorise(tx, personId, organisationId);
}

/**
 * An agreement of two parties in drafting, as the features before sign-off leave it: answered,
 * revealed, degree confirmed, first draft made with every field filled and every clause finished.
 * Open are only the gates: money above £100,000 asks each party for a legal review and more.
 */
export async function readyToSign(storage: Storage, story: Story = {}): Promise<void> {
  await storage.write((tx) => addPeople(tx, story));
  await storage.write(async (tx) => {
    for (const [party] of PARTIES) await answer(tx, await leadOf(tx, party), story);
    const access = await leadOf(tx, "harrowfell");
    await reveal(tx, access, { at: AT, trustTalk: false });
    await keepResult({ clock: systemClock }, tx, access);
  });
  await storage.write(async (tx) => {
    for (const [party] of PARTIES) await confirm(tx, await leadOf(tx, party));
    await tx.updateTable("agreement").set({ stage: "drafting", degree: 4 }).execute();
    await makeDraft(tx, await leadOf(tx, "harrowfell"));
  });
}

async function addPeople(tx: Tx, { forms = {} }: Story): Promise<void> {
  const agreement = { id: AGREEMENT, title: "River and Roots", createdBy: "amina", at: AT };
  await addAgreement(tx, { ...agreement, stage: "assessing" });
  for (const [id, legalName, legalForm] of PARTIES) {
    const profile = {
      legalName,
      shortName: legalName.split(" ")[0] ?? "",
      number: "1234567",
      address: "1 Quay Street, Fernmouth",
      legalForm: forms[id] ?? legalForm,
      nation: "england",
      publicAuthority: false,
      languages: ["en"],
    } as const;
    await addOrganisation(tx, { id, profile: { ...profile, languages: ["en"] } }, AT);
    await addParty(tx, { agreementId: AGREEMENT, organisationId: id }, AT);
  }
  for (const [id, name, organisationId, role] of PEOPLE) {
    await addPerson(tx, { id, name, email: `${id}@${organisationId}.example` }, AT);
    const administrator = role === "lead";
    await addMember(
      tx,
      { organisationId, personId: id, administrator, title: `${role} of it` },
      AT,
    );
    await addParticipant(tx, { agreementId: AGREEMENT, organisationId, personId: id, role }, AT);
    if (role === "director") await authorise(tx, id, organisationId);
  }
  for (const [id, name, organisationId] of SECONDS) {
    await addPerson(tx, { id, name, email: `${id}@${organisationId}.example` }, AT);
  }
  await addPerson(tx, { id: "oscar", name: "Oscar Outside", email: "oscar@x.example" }, AT);
}

export async function authorise(tx: Tx, personId: string, organisationId: string): Promise<void> {
  const data = { basis: "boardResolution", reference: "Minute 7", date: "2026-10-20" } as const;
  const confirmed = { ...data, confirmedBy: "amina", at: AT };
  await keepAuthority(tx, { agreementId: AGREEMENT, organisationId, personId, ...confirmed });
  const long = { now: () => new Date(LONG_AGO) };
  const recorder = createRecorder({ clock: long, random: systemRandom });
  await recorder.record(tx, AGREEMENT, {
    type: "authority.confirmed",
    actor: { id: "amina", org: organisationId, role: "administrator", via: "session" },
    data: { person: personId, ...data },
  });
}

async function leadOf(tx: Tx, party: string): Promise<Access> {
  const [personId = "", name = ""] =
    PEOPLE.find(([, , organisation, role]) => organisation === party && role === "lead") ?? [];
  const access = await accessTo(tx, { personId, name }, AGREEMENT);
  if (access === null) throw new Error(`no lead for ${party}`);
  return access;
}

/** The same answers for both, so nothing is disputed. */
async function answer(tx: Tx, access: Access, story: Story): Promise<void> {
  const river = examples.find(({ id }) => id === "river")?.parties[0]?.answers;
  const answers = AnswersSchema.parse({ ...river, C3: "over100k", ...story.answers });
  for (const { id } of QUESTIONS) {
    const value = answers[id] ?? null;
    await insertAnswer(tx, access, { id: systemRandom.id(), question: id, value, at: AT });
  }
  await insertSubmission(tx, access, AT);
}

async function confirm(tx: Tx, access: Access): Promise<void> {
  const standing = await standingOf(tx, access);
  if (standing === null) throw new Error("nothing to confirm");
  const { inputsHash, result } = standing;
  await putConfirmation(tx, access, { degree: result.workingDegree, inputsHash, at: AT });
}

/** The first draft as the template makes it, its fields filled and its clauses finished. */
async function makeDraft(tx: Tx, access: Access): Promise<void> {
  const ports = { clock: systemClock, random: systemRandom };
  let made: DraftSeed | undefined;
  await startDraft(
    { ...ports, seedDraft: async (_tx, _id, seed) => void (made = seed) },
    tx,
    access,
  );
  if (made === undefined) throw new Error("no draft");
  const definitions = (await templateOf(tx, access))?.definitions ?? [];
  const clauses = (made.document.content ?? []).map(finished);
  const empty = emptyFields(definitions, fieldKeys(clauses), made.fields);
  const fields = {
    ...made.fields,
    ...Object.fromEntries(empty.map((key) => [key, valueFor(definitions, key)])),
  };
  const client = newClientId(systemRandom);
  const update = seedUpdate(
    { ...made, document: { type: "doc", content: clauses }, fields },
    client,
  );
  const room = draftRoom(AGREEMENT);
  await insertDraft(tx, { room, agreementId: AGREEMENT, client, update, personId: "server" }, AT);
}

const VALUES: Partial<Record<FieldType, string>> = {
  date: "2027-04-01",
  boolean: "yes",
  text: "As we agreed",
  longText: "As we agreed",
  role: "The director",
};

function valueFor(definitions: readonly FieldDefinition[], key: string): string {
  const definition = fieldFor(definitions, key);
  return definition?.choices?.[0]?.code ?? VALUES[definition?.type ?? "text"] ?? "4";
}

const Text = z.looseObject({ text: z.string() });

/** The same clause with its unwritten paragraphs written. */
function finished(clause: ClauseJson): ClauseJson {
  const content = (clause.content ?? []).map((block) => {
    if (block.type !== "paragraph") return block;
    const inline = (block.content ?? []).map((node) => {
      const text = Text.safeParse(node).data?.text ?? "";
      return node.type === "text" && text.startsWith(UNFINISHED)
        ? { ...node, text: text.replace(UNFINISHED, "We agree:") }
        : node;
    });
    return { ...block, content: inline };
  });
  return { ...clause, content };
}
