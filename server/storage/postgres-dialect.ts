import {
  type DatabaseIntrospector,
  type DatabaseMetadataOptions,
  type Kysely,
  PostgresDialect,
  type SchemaMetadata,
  sql,
  type TableMetadata,
} from "kysely";

/**
 * PostgreSQL, seen through one schema: the first of the search path. Whatever else is in the
 * database, and comes and goes there, is nobody's business here.
 */
export class OneSchemaDialect extends PostgresDialect {
  override createIntrospector(db: Kysely<unknown>): DatabaseIntrospector {
    return new OneSchema(db);
  }
}

class OneSchema implements DatabaseIntrospector {
  readonly #db: Kysely<unknown>;

  constructor(db: Kysely<unknown>) {
    this.#db = db;
  }

  async getSchemas(): Promise<SchemaMetadata[]> {
    const { rows } = await sql<SchemaMetadata>`select current_schema()::text as name`.execute(
      this.#db,
    );
    return rows;
  }

  async getTables(options: DatabaseMetadataOptions): Promise<TableMetadata[]> {
    const { rows } = await sql<TableMetadata>`
      select current_schema()::text as schema, c.relname as name,
        false as "isView", false as "isForeign",
        json_agg(json_build_object('name', a.attname, 'dataType', format_type(a.atttypid, null),
          'isNullable', not a.attnotnull, 'hasDefaultValue', a.atthasdef,
          'isAutoIncrementing', false) order by a.attnum) as columns
      from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relkind = 'r' and c.relnamespace = to_regnamespace(current_schema()::text)
        and a.attnum > 0 and not a.attisdropped
      group by c.relname order by c.relname`.execute(this.#db);
    if (options.withInternalKyselyTables) return rows;
    return rows.filter(({ name }) => !name.startsWith("kysely_"));
  }
}
