import { SqliteQueryCompiler, type SelectModifier, type SelectQueryNode } from 'kysely'

const rowLocks: ReadonlySet<SelectModifier> = new Set([
  'ForUpdate',
  'ForNoKeyUpdate',
  'ForShare',
  'ForKeyShare',
  'SkipLocked',
  'NoWait',
])

/**
 * Leaves row locks out: SQLite knows none, and needs none, since a write transaction has the whole file to itself
 * from its first statement on.
 */
export class LocklessCompiler extends SqliteQueryCompiler {
  protected override visitSelectQuery(node: SelectQueryNode): void {
    const { endModifiers = [], ...query } = node
    const kept = endModifiers.filter(({ modifier }) => modifier === undefined || !rowLocks.has(modifier))
    super.visitSelectQuery(kept.length === 0 ? query : { ...query, endModifiers: kept })
  }
}
