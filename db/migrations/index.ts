import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { ColumnTypes } from '../dialects/columns.ts'
import * as initial from './0010-initial.ts'

/** Every migration in order. Landed ones are frozen; a new one is added below with its own test. */
const steps = { '0010-initial': initial } as const

/** The migrations for one engine, each wrapped in a transaction: the migrator itself uses none on SQLite. */
export function migrations(types: ColumnTypes): Record<string, Migration> {
  return Object.fromEntries(
    Object.entries(steps).map(([name, step]) => [
      name,
      { up: (db) => db.transaction().execute((trx) => step.up(trx as unknown as Kysely<unknown>, types)) },
    ]),
  )
}

/** Names of all migrations this version knows, in order. */
export const migrationNames: readonly string[] = Object.keys(steps)
