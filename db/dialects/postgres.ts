import {
  PostgresDialect,
  PostgresQueryCompiler,
  type DataTypeNode,
  type Dialect,
  type PostgresPool,
} from 'kysely'

/** Kysely over a pool of connections to PostgreSQL. */
export function postgresDialect(pool: PostgresPool): Dialect {
  const dialect = new PostgresDialect({ pool })
  return {
    createDriver: () => dialect.createDriver(),
    createQueryCompiler: () => new BytewiseCompiler(),
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
  }
}

/**
 * Columns of text compare byte by byte, as SQLite's do: whatever language a server sorts in, "Ñ" comes after "Z" in
 * every order that the domain and both engines must agree on.
 */
class BytewiseCompiler extends PostgresQueryCompiler {
  protected override visitDataType(node: DataTypeNode): void {
    super.visitDataType(node)
    if (node.dataType === 'text' && this.parentNode?.kind === 'ColumnDefinitionNode')
      this.append(' collate "C"')
  }
}
