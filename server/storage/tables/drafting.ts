export interface DraftingTables {
  doc: Doc;
  journal: Journal;
  snapshot: Snapshot;
  client_id: ClientIdRow;
  draft_template: DraftTemplate;
}

interface Doc {
  room: string;
  agreement_id: string;
  epoch: number;
  next_seq: number;
  schema_version: number;
  created_at: string;
}

interface Journal {
  room: string;
  seq: number;
  person_id: string;
  client: number;
  payload: Uint8Array;
  sha256: string;
  /** JSON: whose words were deleted, or an empty list. */
  deletes: string;
  at: string;
}

interface Snapshot {
  room: string;
  upto_seq: number;
  state: Uint8Array;
  sha256: string;
  canonical_sha256: string;
  at: string;
}

interface ClientIdRow {
  client: number;
  room: string;
  person_id: string;
  /** The session (hashed token) the sid is bound to. */
  session: string;
  sid_hash: string;
  epoch: number;
  created_at: string;
}

/** What the draft was assembled from: fixed when the draft is created. */
interface DraftTemplate {
  agreement_id: string;
  library_version: string;
  degree: number;
  /** JSON `{body: string[], schedules: string[]}` as the outline gave it. */
  outline: string;
  /** JSON list of field definitions; the gate refuses other keys. */
  fields: string;
  created_at: string;
}
