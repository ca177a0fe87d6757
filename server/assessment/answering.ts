import type { AmHere, AskColleague, SaveNote } from "#shared/protocol/answering.ts";
import type * as z from "zod";
import type { Access } from "../agreements/access.ts";
import { participantsOf } from "../agreements/agreement-store.ts";
import type { GuardedCall } from "../agreements/guard.ts";
import { ProblemError } from "../http/problem.ts";
import type { Reply } from "../http/route.ts";
import type { Reader, Tx } from "../storage/storage.ts";
import { closeAsks, putAsk } from "./ask-store.ts";
import { again, hasFinished } from "./asked-again.ts";
import type { AssessmentDeps } from "./deps.ts";
import { addNote, lastNoteOn } from "./question-note-store.ts";
import type { Presence } from "./presence.ts";
import { after, questionIn } from "./save-answer.ts";
import { revealedAt } from "./store.ts";

/** A lead writes what goes with an answer; it is sealed and opened with it (AS23). */
export async function saveNote(
  deps: AssessmentDeps,
  call: GuardedCall<z.infer<typeof SaveNote>>,
): Promise<Reply> {
  const question = questionIn(call.params["question"] ?? "").id;
  await deps.storage.write(async (tx) => {
    const access = await again(tx, call, "answer");
    const opened = await revealedAt(tx, access);
    if (opened === null) await refuseFinished(tx, access);
    const { agreementId, organisationId } = access;
    const last = await lastNoteOn(tx, "answer_note", { agreementId, organisationId, question });
    const at = after([opened, last], deps.clock.now());
    await addNote(tx, "answer_note", access, {
      id: deps.random.id(),
      question,
      words: call.body.words,
      at,
    });
  });
  deps.changed?.(call.access.agreementId);
  return {};
}

/** A lead asks a colleague of the own party to answer one question (AS22). */
export async function askColleague(
  deps: AssessmentDeps,
  call: GuardedCall<z.infer<typeof AskColleague>>,
): Promise<Reply> {
  const question = questionIn(call.params["question"] ?? "").id;
  const { personId } = call.body;
  await deps.storage.write(async (tx) => {
    const access = await again(tx, call, "answer");
    await refuseFinished(tx, access);
    const asked = (await colleaguesOf(tx, access)).find((one) => one.personId === personId);
    if (asked === undefined) throw new ProblemError("badValue", { field: "personId" });
    await putAsk(tx, access, { question, personId, at: deps.clock.now().toISOString() });
    await deps.tellAsked(tx, access, { email: asked.email, question });
  });
  return {};
}

/** Nobody is asked for this question any more. Twice changes nothing. */
export async function takeAskBack(
  deps: AssessmentDeps,
  call: GuardedCall<unknown>,
): Promise<Reply> {
  const question = questionIn(call.params["question"] ?? "").id;
  await deps.storage.write(async (tx) => {
    const access = await again(tx, call, "answer");
    await closeAsks(tx, access, { question, at: deps.clock.now().toISOString() });
  });
  return {};
}

/** Who else of the own organisation is at a question now (AS21). Nothing is stored. */
export function amHere(presence: Presence, call: GuardedCall<z.infer<typeof AmHere>>): Reply {
  presence.at(call.access, call.body.question);
  return { json: { people: presence.colleagues(call.access) } };
}

/** Everybody else on the agreement for this person's organisation, each once. */
export async function colleaguesOf(
  db: Reader,
  { agreementId, organisationId, personId }: Access,
): Promise<
  readonly { readonly personId: string; readonly name: string; readonly email: string }[]
> {
  const seats = await participantsOf(db, agreementId);
  const own = seats.filter((seat) => seat.organisationId === organisationId);
  const others = own.filter((seat) => seat.personId !== personId);
  return [...new Map(others.map((seat) => [seat.personId, seat])).values()];
}

/** @throws ProblemError `assessmentFinished` when the own party has sealed its answers */
async function refuseFinished(tx: Tx, access: Access): Promise<void> {
  if (await hasFinished(tx, access)) throw new ProblemError("assessmentFinished");
}
