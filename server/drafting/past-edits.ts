import { updateYFragment } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { type DraftContent, readDraft } from "#shared/drafting/convert.ts";
import { bodyOf, fieldsOf, openDraft } from "#shared/drafting/layout.ts";
import { schema } from "#shared/drafting/schema.ts";
import { draftRoom } from "#shared/permissions/rooms.ts";
import type { Random } from "../clock.ts";
import { examine } from "./gate.ts";
import { LiveDraft } from "./live-draft.ts";
import { type DraftStore, SERVER_AUTHOR } from "./ports.ts";
import { assemble } from "./snapshot.ts";
import { sha256 } from "./sha256.ts";
import { newClientId, newSid } from "./tickets.ts";

/** What somebody once did to a draft: the draft before it, and the draft that came of it. */
export interface PastEdit {
  readonly personId: string;
  readonly change: (before: DraftContent) => DraftContent;
}

interface Ports {
  readonly store: DraftStore;
  readonly random: Random;
}

/**
 * Writes edits of the past into a draft that nobody has open, oldest first. Each is the update that
 * an editor would have sent, under a client id that is registered to its author, and each is let in
 * by the gate.
 * @param edits asked for one by one, so that a clock can be moved in between
 * @returns the draft as it is after the last
 * @throws Error when there is no draft, or when the gate or the journal refuses an edit
 */
export async function journalPast(
  { store, random }: Ports,
  agreementId: string,
  edits: Iterable<PastEdit>,
): Promise<DraftContent> {
  const room = draftRoom(agreementId);
  const stored = await store.load(room);
  const opened = stored && assemble(stored);
  if (stored === undefined || opened === undefined) throw new Error("there is no draft to edit");
  const draft = new LiveDraft(stored, opened);
  const desk = new Desk(draft.doc);
  const clients = new Map<string, number>();
  for (const { personId, change } of edits) {
    const client = clients.get(personId) ?? newClientId(random);
    if (!clients.has(personId)) {
      const ticket = { client, room, personId, sessionId: "", epoch: draft.epoch };
      await store.addTicket({ ...ticket, sidHash: sha256(newSid(random)) });
      clients.set(personId, client);
      draft.owners.set(client, personId);
    }
    const update = desk.write(client, change);
    await append(store, room, { draft, personId, client, update });
  }
  const content = readDraft(draft.doc);
  draft.destroy();
  return content;
}

/** The page that everybody wrote on: makes updates the way an editor makes them. */
class Desk {
  readonly #doc = openDraft();
  #content: DraftContent;

  constructor(live: Y.Doc) {
    Y.applyUpdate(this.#doc, Y.encodeStateAsUpdate(live));
    this.#content = readDraft(live);
  }

  /** The update of this change by a client of its own. */
  write(client: number, change: PastEdit["change"]): Uint8Array {
    const doc = this.#doc;
    const known = Y.encodeStateVector(doc);
    const before = this.#content;
    const after = change(before);
    doc.clientID = client;
    doc.transact(() => {
      if (after.document !== before.document) {
        const meta = { mapping: new Map(), isOMark: new Map() };
        updateYFragment(doc, bodyOf(doc), schema.nodeFromJSON(after.document), meta);
      }
      for (const [key, value] of Object.entries(after.fields)) {
        if (before.fields[key] !== value) fieldsOf(doc).set(key, value);
      }
    });
    this.#content = after;
    return Y.encodeStateAsUpdate(doc, known);
  }
}

async function append(
  store: DraftStore,
  room: string,
  edit: {
    readonly draft: LiveDraft;
    readonly personId: string;
    readonly client: number;
    readonly update: Uint8Array;
  },
): Promise<void> {
  const { draft, personId, client, update } = edit;
  const author = {
    barred: undefined,
    owns: (id: number) => draft.owners.get(id) === personId,
  };
  const verdict = examine(update, author, { canary: draft.canary(), shape: draft.shape });
  if (verdict.kind !== "take")
    throw new Error(`the gate would not take this edit: ${verdict.kind}`);
  const deletes = [...verdict.words].map(([owner, length]) => ({
    person: draft.owners.get(owner) ?? SERVER_AUTHOR,
    length,
  }));
  const { agreementId, epoch, seq } = draft;
  const write = { room, agreementId, epoch, seq, membershipEpoch: null, personId, client, update };
  const [outcome] = await store.append([{ ...write, deletes }]);
  if (typeof outcome !== "object" || !("stored" in outcome)) {
    throw new Error("the journal would not take this edit");
  }
  draft.integrate([update], outcome.stored);
}
