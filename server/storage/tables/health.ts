export interface HealthTables {
  heartbeat: Heartbeat;
  kysely_migration: AppliedMigration;
}

/** One row, written anew whenever somebody asks whether the server can save. */
interface Heartbeat {
  id: number;
  at: string;
}

/** Kysely's own record of what has been applied. */
interface AppliedMigration {
  name: string;
  timestamp: string;
}
