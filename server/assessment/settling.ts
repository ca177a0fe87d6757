import { FACT_IDS } from "#shared/assessment/questions.ts";
import type { FactId } from "#shared/assessment/questions.ts";
import { SaveAgreed, SayYesToFact } from "#shared/protocol/settling.ts";
import type * as z from "zod";
import type { Access } from "../agreements/access.ts";
import type { GuardedCall } from "../agreements/guard.ts";
import { ProblemError } from "../http/problem.ts";
import type { Reply, Route } from "../http/route.ts";
import type { Tx } from "../storage/storage.ts";
import { agreedNotesOf } from "./agreed-store.ts";
import { againOpen } from "./asked-again.ts";
import type { AssessmentDeps } from "./deps.ts";
import { dropAllFactYes, dropFactYes, factYesOf, putFactYes, saidBy } from "./fact-store.ts";
import { addNote, lastNoteOn } from "./question-note-store.ts";
import { keepResult } from "./reveal.ts";
import { after, answerIn, questionIn } from "./save-answer.ts";
import { insertAnswerFor, openAnswers, revealedAt, submissionsOf } from "./store.ts";

/** Settling differences after the reveal: facts that all confirm, and notes of what was agreed. */
export function settlingRoutes(deps: AssessmentDeps): Route[] {
  const { guard } = deps;
  const path = "/api/agreements/:agreement";
  return [
    guard({
      method: "put",
      path: `${path}/facts/:question`,
      action: "answer",
      body: SayYesToFact,
      handle: (call) => sayYesToFact(deps, call),
    }),
    guard({
      method: "delete",
      path: `${path}/facts/:question`,
      action: "answer",
      handle: (call) => takeFactBack(deps, call),
    }),
    guard({
      method: "put",
      path: `${path}/agreed/:question`,
      action: "noteAgreed",
      body: SaveAgreed,
      handle: (call) => saveAgreed(deps, call),
    }),
    guard({
      method: "get",
      path: `${path}/agreed`,
      action: "read",
      handle: async ({ access }) => ({
        json: { notes: await readAgreed(deps, access) },
      }),
    }),
  ];
}

/** One party's yes to a value. When all say the same, it is everybody's answer (AS25). */
async function sayYesToFact(
  deps: AssessmentDeps,
  call: GuardedCall<z.infer<typeof SayYesToFact>>,
): Promise<Reply> {
  const question = factIn(call.params["question"] ?? "");
  const { value } = answerIn(question, call.body.value);
  if (value === null || value === "unsure" || (Array.isArray(value) && value.includes("unsure"))) {
    throw new ProblemError("unknownAnswer", {
      field: "value",
      params: { question, code: "unsure" },
    });
  }
  const settled = await deps.storage.write(async (tx) => {
    const access = await againOpen(tx, call, "answer");
    await putFactYes(tx, access, { question, value, at: deps.clock.now().toISOString() });
    const done = await allSaySame(tx, access, question);
    if (done) await settle(deps, tx, access, { question, value });
    await deps.record(tx, { type: "fact.confirmed", access, data: { question } });
    return done;
  });
  deps.changed?.(call.access.agreementId);
  return { json: { settled } };
}

async function takeFactBack(deps: AssessmentDeps, call: GuardedCall<unknown>): Promise<Reply> {
  const question = factIn(call.params["question"] ?? "");
  await deps.storage.write(async (tx) => {
    await dropFactYes(tx, await againOpen(tx, call, "answer"), question);
  });
  deps.changed?.(call.access.agreementId);
  return {};
}

/** Every party that has finished says yes to one value; several codes compare as a set. */
async function allSaySame(tx: Tx, access: Access, question: FactId): Promise<boolean> {
  const parties = await submissionsOf(tx, access);
  const said = (await factYesOf(tx, access)).filter((yes) => yes.question === question);
  const values = new Set(said.map(({ value }) => JSON.stringify(asSet(value))));
  const all = parties.every((party) =>
    said.some(({ organisationId }) => organisationId === party.organisationId),
  );
  return all && values.size === 1;
}

/** The value becomes the answer of every party that said otherwise: a dated change of its own. */
async function settle(
  deps: AssessmentDeps,
  tx: Tx,
  access: Access,
  agreed: { readonly question: FactId; readonly value: string | number | readonly string[] },
): Promise<void> {
  const { question, value } = agreed;
  const answers = (await openAnswers(tx, access)) ?? [];
  const opened = await revealedAt(tx, access);
  for (const { organisationId, personId } of await saidBy(tx, access, question)) {
    const last = answers.findLast(
      (answer) => answer.question === question && answer.organisationId === organisationId,
    );
    if (JSON.stringify(asSet(last?.value ?? null)) === JSON.stringify(asSet(value))) continue;
    const at = after(
      [opened, last?.at ?? null, await finishedOf(tx, access, organisationId)],
      deps.clock.now(),
    );
    await insertAnswerFor(tx, access, {
      id: deps.random.id(),
      organisationId,
      personId,
      question,
      value,
      at,
    });
  }
  await dropAllFactYes(tx, access, question);
  await keepResult(deps, tx, access);
}

async function finishedOf(tx: Tx, access: Access, organisationId: string): Promise<string | null> {
  const finished = await submissionsOf(tx, access);
  return finished.find((party) => party.organisationId === organisationId)?.at ?? null;
}

/** What the parties have agreed about a question (AS27). The words stay out of the history. */
async function saveAgreed(
  deps: AssessmentDeps,
  call: GuardedCall<z.infer<typeof SaveAgreed>>,
): Promise<Reply> {
  const question = questionIn(call.params["question"] ?? "").id;
  const { words } = call.body;
  await deps.storage.write(async (tx) => {
    const access = await againOpen(tx, call, "noteAgreed");
    const { agreementId } = access;
    const last = await lastNoteOn(tx, "agreed_note", { agreementId, question });
    const at = after([last], deps.clock.now());
    await addNote(tx, "agreed_note", access, { id: deps.random.id(), question, words, at });
    await deps.record(tx, { type: "note.agreed", access, data: { question } });
  });
  deps.changed?.(call.access.agreementId);
  return {};
}

/** Nothing for a party to which the answers are not open. */
async function readAgreed(deps: AssessmentDeps, access: Access) {
  const open = await openAnswers(deps.storage.read, access);
  return open === null ? [] : agreedNotesOf(deps.storage.read, access);
}

/** @throws ProblemError `unknownQuestion` for anything but a fact, naming it */
function factIn(id: string): FactId {
  const fact = FACT_IDS.find((known) => known === id);
  if (fact !== undefined) return fact;
  throw new ProblemError("unknownQuestion", { field: "question", params: { question: id } });
}

function asSet(value: string | number | readonly string[] | null): unknown {
  return typeof value === "object" && value !== null ? value.toSorted() : [value];
}
