import {
  type ColumnDefinitionNode,
  DataTypeNode,
  type KyselyPlugin,
  OperationNodeTransformer,
  type PluginTransformQueryArgs,
  type PluginTransformResultArgs,
  type QueryResult,
  type RootOperationNode,
  sql,
  type UnknownRow,
} from "kysely";

/**
 * Column types that mean on PostgreSQL what they mean on SQLite: text is compared and sorted by its
 * bytes, whatever language the database was made for, and integers have 64 bits.
 */
export class PostgresColumns implements KyselyPlugin {
  readonly #columns = new Columns();

  transformQuery({ node }: PluginTransformQueryArgs): RootOperationNode {
    return this.#columns.transformNode(node);
  }

  async transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    return result;
  }
}

class Columns extends OperationNodeTransformer {
  protected override transformColumnDefinition(node: ColumnDefinitionNode): ColumnDefinitionNode {
    const column = super.transformColumnDefinition(node);
    if (!DataTypeNode.is(column.dataType)) return column;
    const { dataType } = column.dataType;
    if (dataType === "integer") return { ...column, dataType: DataTypeNode.create("bigint") };
    if (dataType !== "text") return column;
    return { ...column, dataType: sql`text collate "C"`.toOperationNode() };
  }
}
