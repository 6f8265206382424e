import type { ExpressionBuilder } from 'kysely'
import type { Schema } from '../schema.ts'

/** An event that nobody has taken back. */
export function stands(where: ExpressionBuilder<Schema, 'event'>) {
  const undone = where
    .selectFrom('event as undone')
    .select('undone.id')
    .whereRef('undone.undoes', '=', 'event.id')
  return where.not(where.exists(undone))
}
