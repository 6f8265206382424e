import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { useServer } from '#support/postgres/own-server.ts'
import { canaries } from '#support/races/kinds/canaries.ts'
import { foundRaceOffice, type FoundedOffice, type RaceOffice } from '#support/races/race-office.ts'
import { runRounds } from '#support/races/run-rounds.ts'
import { openTrack, useStations } from '#support/races/use-track.ts'

// The guards taken away, race by race: a race test is worth something only because it goes red here.
const rounds = 30
const server = useServer()
const stations = useStations(4, 'loose')
let founded: FoundedOffice

beforeAll(async () => {
  founded = await foundRaceOffice(server())
})

test.each(canaries)(
  '$kind.name without $guards $indexes: lost',
  async ({ kind, guards, indexes }) => {
    const copy = await server().createDatabase(founded.connection.database)
    const track = await openTrack(founded, stations(), copy)
    await Promise.all(stations().map((process) => process.ask({ kind: 'without', guards })))
    for (const index of indexes) await drop(track.office, index)
    const until = ({ anomalies }: { readonly anomalies: readonly string[] }) => anomalies.length > 0
    const tally = await runRounds(track, kind, { rounds, seed: 1, emptyEvery: 1, until })
    await track.close()
    expect(tally.anomalies.length).toBeGreaterThan(0)
  },
  60_000,
)

/** @param name of an index, or of the constraint that owns it */
async function drop({ store }: RaceOffice, name: string): Promise<void> {
  const { rows } = await sql<{ table: string }>`
    select conrelid::regclass::text as table from pg_constraint where conname = ${name}`.execute(store.db)
  const [owner] = rows
  if (owner === undefined) await sql`drop index ${sql.id(name)}`.execute(store.db)
  else await sql`alter table ${sql.table(owner.table)} drop constraint ${sql.id(name)}`.execute(store.db)
}
