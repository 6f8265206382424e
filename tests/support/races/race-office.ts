import { v7 } from 'uuid'
import type { Actor } from '#domain/people.ts'
import { openPostgresStore } from '#db/postgres-store.ts'
import type { PostgresConnection } from '#db/postgres-pool.ts'
import type { Store } from '#db/store.ts'
import { signInRows } from '#services/people/access.ts'
import { setUpOffice } from '#services/setup.ts'
import { officeOverview } from '#services/views/overview.ts'
import { testSecrets } from '../pins.ts'
import type { PostgresServer } from '../postgres/server.ts'
import { newOffice, newPerson, value } from '../test-office.ts'
import { act, type Act } from './acts.ts'
import { emptyOffice, endDay } from './clear-office.ts'
import { joinStation } from './join-station.ts'
import { openStation, type Station } from './station.ts'

/** How many counters, each with a station and a person of its own, unless it is said. */
const usualPlaces = 8

/** An office on a server, as the test itself sees it: from its reception, with everybody's actors. */
export interface RaceOffice {
  readonly connection: PostgresConnection
  readonly store: Store
  /** Reception: what a test does before and after a race is done here. */
  readonly here: Station
  readonly reception: Actor
  /** The station of each place, by index. */
  readonly stations: readonly string[]
  /** A place's counter with its own person. @param from the station of another place: a second window of it */
  counter(index: number, from?: number): Actor
  service(prefix: string): string
  /** Does something before a race. @throws when it is refused */
  make(act: Act): Promise<unknown>
  /** Issues tickets, A and B in turn, to those who wait. @returns their ids, in the order in which they are called */
  issue(count: number): Promise<string[]>
  /** Everybody goes home; the day is over. */
  endDay(): Promise<void>
  /** As on the first day: no visit, no event, no seal. */
  empty(): Promise<void>
  close(): Promise<void>
}

/** An office that was set up, and that nobody has opened: its database may be copied. */
export interface FoundedOffice {
  readonly connection: PostgresConnection
  readonly stationId: string
  readonly stations: readonly string[]
}

/** Sets an office up in a database of its own, with a station for each counter besides reception's. */
export async function foundRaceOffice(server: PostgresServer, places = usualPlaces): Promise<FoundedOffice> {
  const connection = await server.createDatabase()
  const stationId = v7()
  const stations = Array.from({ length: places }, () => v7())
  const numbers = stations.map((_, index) => index + 1)
  const store = value(await openPostgresStore(connection))
  const dependencies = { store, clock: () => Date.now(), newId: () => v7(), publish: () => undefined, secrets: testSecrets } // prettier-ignore
  const office = newOffice({
    counters: numbers.map((number) => ({ number, services: [0, 1] })),
    people: ['Recepción', ...numbers.map((number) => `Persona ${String(number)}`)].map((name) =>
      newPerson(name),
    ),
  })
  const setUp = { stationId, stationName: 'Recepción', zoneName: 'Sala', demo: false }
  value(await setUpOffice(dependencies, setUp, office))
  for (const [index, id] of stations.entries()) await joinStation(store, id, `Puesto ${String(index + 1)}`)
  await store.close()
  return { connection, stationId, stations }
}

/** Opens an office as the test sees it. @param connection of a copy, if it is one */
export async function openRaceOffice(
  { stationId, stations, ...founded }: FoundedOffice,
  connection: PostgresConnection = founded.connection,
): Promise<RaceOffice> {
  const here = await openStation(connection, stationId)
  const { store } = here.office
  const heads = await store.db.selectFrom('event_head').selectAll().execute()
  const overview = await officeOverview(here.office)
  const [clerk, ...people] = await signInRows(here.office)
  const reception: Actor = { stationId, role: 'reception', counterId: null, person: clerk ?? null }
  const make = async (what: Act) => {
    const answer = await here.do(what)
    if (!answer.ok) throw new Error(`${what.name} before a race: ${JSON.stringify(answer)}`)
    return answer.value
  }
  const service = (prefix: string) =>
    overview.services.find((each) => each.prefix === prefix)?.id ?? 'no such service'
  return {
    connection,
    store,
    here,
    reception,
    stations,
    make,
    service,
    counter: (index, from = index) => ({
      stationId: stations[from] ?? '',
      role: 'counter',
      counterId: overview.counters.find(({ number }) => number === index + 1)?.id ?? null,
      person: people[index] ?? null,
    }),
    async issue(count) {
      const ids: string[] = []
      for (let i = 0; i < count; i++) {
        const input = { requestId: v7(), serviceId: service('AB'[i % 2] ?? ''), priorityId: null, personName: null, channel: 'reception' } as const // prettier-ignore
        const issued = (await make(act('issue', reception, input))) as { readonly ticketId: string }
        ids.push(issued.ticketId)
      }
      return ids
    },
    endDay: () => endDay(here, reception),
    empty: () => emptyOffice(store, heads),
    close: () => here.close(),
  }
}
