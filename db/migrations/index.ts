import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import type { ColumnTypes } from '../dialects/columns.ts'
import { up as initial } from './0010-initial.ts'
import { up as peopleAndRules } from './0020-people-and-rules.ts'
import { up as stations } from './0030-stations.ts'

/** Every migration in order. Landed ones are frozen; a new one is added below with its own test. */
const steps = {
  '0010-initial': initial,
  '0020-people-and-rules': peopleAndRules,
  '0030-stations': stations,
} as const

/** The migrations for one engine; the migrator runs them, with its own notes of them, in one transaction. */
export function migrations(types: ColumnTypes): Record<string, Migration> {
  return Object.fromEntries(
    Object.entries(steps).map(([name, step]) => [name, { up: (db: Kysely<unknown>) => step(db, types) }]),
  )
}

/** Names of all migrations this version knows, in order. */
export const migrationNames: readonly string[] = Object.keys(steps)

/** What a station of this version writes (`office.min_writer_version` may ask for more). */
export const writerVersion = Number(migrationNames.at(-1)?.slice(0, 4))
