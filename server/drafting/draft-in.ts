import { type DraftContent, readDraft } from "#shared/drafting/convert.ts";
import { draftRoom } from "#shared/permissions/rooms.ts";
import type { Reader } from "../storage/storage.ts";
import { docOf } from "./reading.ts";
import { openStored } from "./snapshot.ts";
import { loadDraft } from "./store.ts";

/**
 * The draft as the disk has it, read from `db`: inside a transaction, every update that was stored
 * before it and none after. Of a damaged draft, the sound part; undefined when there is none.
 */
export async function draftIn(db: Reader, agreementId: string): Promise<DraftContent | undefined> {
  const stored = await loadDraft(db, draftRoom(agreementId));
  const opened = stored === undefined ? undefined : openStored(stored);
  if (opened === undefined) return undefined;
  return readDraft("doc" in opened ? opened.doc : docOf([opened.state]));
}
