import * as Y from "yjs";
import type { DraftStore, LivePorts, StoredDraft, StoredRow, StoredSnapshot } from "./ports.ts";
import { docOf, readDirectly, shownHash } from "./reading.ts";
import { sha256 } from "./sha256.ts";

/** A draft in memory, as it came from disk: a document, or the bytes that one can be built from. */
export type OpenedDraft = Opened & ({ doc: Y.Doc } | { state: Uint8Array });

type Opened = {
  seq: number;
  /** Something on disk failed its check; the draft is shown as far as it is sound, and read-only. */
  quarantined: boolean;
  /** What was wrong, for the log: nothing, or damage that the older snapshot could make good. */
  damage: string[];
};

/**
 * Opens a draft without building its document where one row holds all of it: the newest snapshot,
 * or the first text. Whatever else there is, or is wrong with it, is for `assemble`.
 */
export function openStored(stored: StoredDraft): OpenedDraft | undefined {
  return atRest(stored) ?? assemble(stored);
}

function atRest(stored: StoredDraft): OpenedDraft | undefined {
  const seq = stored.nextSeq - 1;
  const row = rowOfAll(stored, seq);
  const beyond = stored.journal.some((one) => one.seq > seq);
  if (row === undefined || beyond || sha256(row.state) !== row.sha256) return undefined;
  return isUpdate(row.state)
    ? { state: row.state, seq, quarantined: false, damage: [] }
    : undefined;
}

/** The row that holds everything up to this seq, if there is one. */
function rowOfAll({ snapshots, journal }: StoredDraft, seq: number) {
  const [newest] = snapshots;
  if (newest !== undefined) return newest.uptoSeq === seq ? newest : undefined;
  const [first] = journal;
  if (first === undefined || first.seq !== 1 || seq !== 1) return undefined;
  return { state: first.update, sha256: first.sha256 };
}

function isUpdate(bytes: Uint8Array): boolean {
  try {
    Y.parseUpdateMeta(bytes);
    return true;
  } catch {
    return false;
  }
}

/**
 * Builds a draft from its rows. Tries the newest snapshot and the rows after it, then the older
 * one. When neither gives the whole history, the sound part is opened in quarantine.
 * Never blank: undefined when nothing at all is sound.
 */
export function assemble(stored: StoredDraft): (Opened & { doc: Y.Doc }) | undefined {
  const damage: string[] = [];
  const whole = stored.journal[0]?.seq === 1 ? [undefined] : [];
  let best: (Opened & { doc: Y.Doc }) | undefined;
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
  try {
    const doc = docOf([...states, ...rows.map(({ update }) => update)]);
    return { doc, seq: from + rows.length };
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

export type SnapshotPorts = Pick<LivePorts, "reading"> & {
  store: Pick<DraftStore, "saveSnapshot">;
};

/**
 * Writes a snapshot of a live draft, after it was loaded into a fresh document and compared: what
 * that shows must be what the live one shows. Yjs bytes of the two differ, so they are not compared.
 * @returns its size in bytes
 * @throws when the snapshot does not give the same draft back; nothing is written then
 */
export async function compact(
  { store, reading = readDirectly }: SnapshotPorts,
  room: string,
  live: { doc: Y.Doc; seq: number },
): Promise<number> {
  const { seq } = live;
  const state = Y.encodeStateAsUpdate(live.doc);
  const before = shownHash(live.doc);
  const { shown: after, content } = await reading.back(state);
  if (before !== after) throw new Error("a snapshot would not give the same draft back");
  await store.saveSnapshot(room, {
    uptoSeq: seq,
    state,
    sha256: sha256(state),
    canonicalSha256: content,
  });
  return state.length;
}
