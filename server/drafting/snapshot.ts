import * as Y from "yjs";
import { canonicalText } from "#shared/drafting/canonical.ts";
import { type DraftContent, readDraft } from "#shared/drafting/convert.ts";
import { openDraft } from "#shared/drafting/layout.ts";
import type { DraftStore, StoredDraft, StoredRow, StoredSnapshot } from "./ports.ts";
import { sha256 } from "./store.ts";

/** A draft in memory, as it came from disk. */
export type OpenedDraft = {
  doc: Y.Doc;
  seq: number;
  /** Something on disk failed its check; the draft is shown as far as it is sound, and read-only. */
  quarantined: boolean;
  /** What was wrong, for the log: nothing, or damage that the older snapshot could make good. */
  damage: string[];
};

/**
 * Builds a draft from its rows. Tries the newest snapshot and the rows after it, then the older
 * one. When neither gives the whole history, the sound part is opened in quarantine.
 * Never blank: undefined when nothing at all is sound.
 */
export function assemble(stored: StoredDraft): OpenedDraft | undefined {
  const damage: string[] = [];
  const whole = stored.journal[0]?.seq === 1 ? [undefined] : [];
  let best: OpenedDraft | undefined;
  for (const snapshot of [...stored.snapshots, ...whole]) {
    const built = build(snapshot, stored.journal, damage);
    if (built === undefined || built.seq <= (best?.seq ?? 0)) continue;
    best = { ...built, damage, quarantined: built.seq !== stored.nextSeq - 1 };
    if (!best.quarantined) break;
  }
  return best;
}

function build(
  snapshot: StoredSnapshot | undefined,
  journal: readonly StoredRow[],
  damage: string[],
): { doc: Y.Doc; seq: number } | undefined {
  if (snapshot !== undefined && sha256(snapshot.state) !== snapshot.sha256) {
    damage.push(`snapshot ${snapshot.uptoSeq}`);
    return undefined;
  }
  const from = snapshot?.uptoSeq ?? 0;
  const rows = soundRows(journal, from, damage);
  const states = snapshot === undefined ? [] : [snapshot.state];
  const doc = docOf([...states, ...rows.map(({ update }) => update)], damage);
  return doc && { doc, seq: from + rows.length };
}

function docOf(updates: readonly Uint8Array[], damage: string[]): Y.Doc | undefined {
  const doc = openDraft();
  try {
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update);
    });
    return doc;
  } catch {
    damage.push("apply");
    return undefined;
  }
}

/** The rows after a seq, up to the first that is missing or does not match its checksum. */
function soundRows(journal: readonly StoredRow[], after: number, damage: string[]): StoredRow[] {
  const rows: StoredRow[] = [];
  for (const row of journal) {
    if (row.seq <= after) continue;
    if (row.seq !== after + rows.length + 1 || sha256(row.update) !== row.sha256) {
      damage.push(`journal ${row.seq}`);
      break;
    }
    rows.push(row);
  }
  return rows;
}

/**
 * Writes a snapshot of a live draft, after loading it into a fresh document and comparing the
 * content. Yjs bytes of a live and a reloaded document differ while the content is equal, so
 * content is what is compared.
 * @throws when the snapshot does not give the same content back; nothing is written then
 */
export async function compact(store: DraftStore, room: string, live: { doc: Y.Doc; seq: number }) {
  const { seq } = live;
  const state = Y.encodeStateAsUpdate(live.doc);
  const copy = openDraft();
  Y.applyUpdate(copy, state);
  const [before, after] = [contentHash(readDraft(live.doc)), contentHash(readDraft(copy))];
  copy.destroy();
  if (before !== after) throw new Error("a snapshot would not give the same draft back");
  await store.saveSnapshot(room, {
    uptoSeq: seq,
    state,
    sha256: sha256(state),
    canonicalSha256: after,
  });
}

/** A hash of a draft's plain content, defaults and marks as Yjs keeps them. */
export const contentHash = (content: DraftContent): string => sha256(canonicalText(content));
