export interface AuditTables {
  audit_event: AuditEvent;
  event_pii: EventPii;
  organisation_event: OrganisationEvent;
}

interface AuditEvent {
  agreement_id: string;
  seq: number;
  hash: string;
  /** The canonical bytes of the event as text. */
  event: string;
  at: string;
}

interface EventPii {
  event_hash: string;
  agreement_id: string;
  salt: string;
  /** JSON, or null once erased. */
  json: string | null;
  erased_at: string | null;
}

/** Private threads and the like: the organisation's own chain. */
interface OrganisationEvent {
  organisation_id: string;
  seq: number;
  hash: string;
  event: string;
  at: string;
}
