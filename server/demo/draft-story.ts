import type { DraftContent } from "#shared/drafting/convert.ts";
import { draftRoom } from "#shared/permissions/rooms.ts";
import { journalPast, type PastEdit } from "../drafting/past-edits.ts";
import { draftStore, renewEpoch } from "../drafting/store.ts";
import type { Random } from "../clock.ts";
import { applyEdit } from "./apply-edit.ts";
import { inputsHashFor } from "./assessment-story.ts";
import type { ExampleEdit, ExampleThread } from "./example.ts";
import { AGREEMENT, ask, known, type Step, type Told, when } from "./story.ts";

type Draft = NonNullable<Told["example"]["draft"]>;

/** The first draft with everything that was written into it later, the discussion and the gates. */
export function draftSteps(told: Told, random: Random): Step[] {
  const { draft, threads } = told.example;
  if (draft === undefined) return [];
  let written: DraftContent | undefined;
  const clauseId = (name: string): string => {
    const clauses = written?.document.content ?? [];
    const heads = clauses.filter(({ attrs }) => attrs.level === 1);
    return known(
      heads.find(({ attrs }) => attrs.source === name || attrs.id === name),
      name,
    ).attrs.id;
  };
  const write = async () => {
    written = await writeDraft(told, draft, random);
  };
  return [
    { at: when(told, draft.at), run: write },
    ...threads.flatMap((thread) => threadSteps(told, thread, clauseId)),
    ...gateSteps(told),
  ];
}

/** All edits at once, each dated as it happened: nobody has the draft open yet. */
async function writeDraft(told: Told, draft: Draft, random: Random): Promise<DraftContent> {
  const { example, replay, today } = told;
  const inputsHash = await inputsHashFor(told, draft.by);
  const start = { method: "post", path: `${AGREEMENT}/draft`, body: { inputsHash } } as const;
  await ask(told, draft.by, start);
  const { storage, clock } = replay;
  await storage.write((tx) => renewEpoch(tx, draftRoom(example.id), today.toISOString()));
  const ports = { store: draftStore(storage, clock), random };
  return journalPast(ports, example.id, pastEdits(told, draft.edits));
}

function* pastEdits(told: Told, edits: readonly ExampleEdit[]): Generator<PastEdit> {
  for (const edit of edits) {
    told.replay.clock.moveTo(when(told, edit.at));
    yield { personId: edit.by, change: (before) => changed(before, edit) };
  }
}

function changed({ document, fields }: DraftContent, edit: ExampleEdit): DraftContent {
  return edit.kind === "field"
    ? { document, fields: { ...fields, [edit.key]: edit.after } }
    : { document: applyEdit(document, edit), fields };
}

function threadSteps(
  told: Told,
  { id, clause, audience, comments, resolved }: ExampleThread,
  clauseId: (name: string) => string,
): Step[] {
  const threads = `${AGREEMENT}/threads`;
  const params = { thread: id };
  const said = comments.map(({ at, by, body }, index) => ({
    at: when(told, at),
    run: async () => {
      if (index > 0) {
        await ask(told, by, {
          method: "post",
          path: `${threads}/:thread/comments`,
          params,
          body: { body },
        });
        return;
      }
      told.replay.name(id);
      const first = { clauseId: clauseId(clause), quote: "", audience, body };
      await ask(told, by, { method: "post", path: threads, body: first });
    },
  }));
  if (resolved === undefined) return said;
  const resolve = { method: "post", path: `${threads}/:thread/resolve`, params } as const;
  const run = async () => void (await ask(told, resolved.by, resolve));
  return [...said, { at: when(told, resolved.at), run }];
}

function gateSteps(told: Told): Step[] {
  return told.example.gates.map(({ gate, organisation, state, note, details, at, by }) => ({
    at: when(told, at),
    run: async () => {
      const said = { state, note, ...(details === undefined ? {} : { details }) };
      const body = { organisationId: organisation, ...said };
      const path = `${AGREEMENT}/gates/:gate`;
      await ask(told, by, { method: "put", path, params: { gate }, body });
    },
  }));
}
