import { v7 } from 'uuid'
import type { Result } from '#domain/result.ts'
import { openPostgresStore } from '#db/postgres-store.ts'
import type { PostgresConnection } from '#db/postgres-pool.ts'
import type { Store } from '#db/store.ts'
import { loadOffice, type OfficeContext } from '#services/office-context.ts'
import { testSecrets } from '../pins.ts'
import { acts, type Act } from './acts.ts'
import { heard } from './heard.ts'
import type { Answer } from './wire.ts'

/** One station of an office: a store and a pool of its own. */
export interface Station {
  readonly office: OfficeContext
  /** The server's clock, so many ms on. */
  shiftMs: number
  /** Does what it is told. An exception is an answer too. */
  do(act: Act): Promise<Answer>
  close(): Promise<void>
}

/** What a test waits for at most when the machine is busy with other things, ms. */
const patience = { queryTimeoutMs: 20_000, lockTimeoutMs: 10_000 }

/** Opens an office that is there as one of its stations. @throws when it cannot */
export async function openStation(connection: PostgresConnection, stationId: string): Promise<Station> {
  const opened = await openPostgresStore(connection, patience)
  if (!opened.ok) throw new Error(`refused: ${JSON.stringify(opened)}`)
  const store = opened.value
  const shifted: Store = {
    ...store,
    readClock: async (handle) => (await store.readClock(handle)) + station.shiftMs,
  }
  const dependencies = {
    store: shifted,
    clock: () => Date.now() + station.shiftMs,
    newId: () => v7(),
    publish: () => undefined,
    secrets: testSecrets,
  }
  const station: Station = {
    shiftMs: 0,
    get office() {
      if (office === null) throw new Error('no office in this database')
      return office
    },
    do: (act) => heard(run(station.office, act)),
    close: () => store.close(),
  }
  const office = await loadOffice(dependencies, stationId)
  return station
}

function run(office: OfficeContext, { name, actor, input }: Act): Promise<Result<unknown>> {
  const useCase = acts[name] as (
    office: OfficeContext,
    actor: Act['actor'],
    input: unknown,
  ) => Promise<Result<unknown>>
  return useCase(office, actor, input)
}
