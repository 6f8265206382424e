import { v7 } from 'uuid'
import { openPostgresStore, stationPatience } from '#db/postgres-store.ts'
import type { PostgresConnection } from '#db/postgres-pool.ts'
import { loadOffice, type OfficeContext, type Topic } from '#services/office-context.ts'
import { connectStation, type ConnectedStation } from '../../../electron/station/connect.ts'
import { testSecrets } from '../pins.ts'
import { value } from '../test-office.ts'

/** What a station was told to read again, and when; ms of this process's own time. */
export interface Told {
  readonly at: number
  readonly topics: readonly Topic[]
  /** Whether the station had lost the server then. */
  readonly lost: boolean
}

/** A station as it runs, without windows: the real code over a real connection. */
export interface LiveStation extends ConnectedStation {
  readonly office: OfficeContext
  readonly told: Told[]
  /** What failed that nobody should have to hear of. */
  readonly reported: unknown[]
  /** Resolves with the first telling of that topic after a time; rejects when none comes within so many ms. */
  heard(topic: Topic, since: number, withinMs?: number): Promise<Told>
  /** Resolves as soon as it stands so; looks whenever something is told. */
  stands(as: Partial<ReturnType<ConnectedStation['state']>>, withinMs?: number): Promise<number>
}

/** Takes part in an office that is there. @throws when the store refuses */
export async function openLiveStation(
  connection: PostgresConnection,
  stationId: string,
): Promise<LiveStation> {
  const store = value(await openPostgresStore(connection, stationPatience))
  const told: Told[] = []
  const reported: unknown[] = []
  const looking = new Set<() => void>()
  let connected: ConnectedStation | null = null
  const publish = (topics: readonly Topic[]) => {
    told.push({ at: performance.now(), topics, lost: (connected?.state().lostSince ?? null) !== null })
    for (const look of looking) look()
  }
  const clock = () => Date.now()
  const office = await loadOffice(
    { store, clock, newId: () => v7(), publish, secrets: testSecrets },
    stationId,
  )
  if (office === null) throw new Error('no office in this database')
  const station = await connectStation({
    store,
    connection,
    stationId,
    version: '0.0.0',
    clock,
    link: () => ({ addresses: [], port: null }),
    publish,
    report: (what, error) => void reported.push([what, error]),
  })

  connected = station

  /** Resolves with the first answer that is not undefined. */
  function until<T>(find: () => T | undefined, withinMs: number, what: string): Promise<T> {
    return new Promise((resolve, reject) => {
      const failed = () => {
        looking.delete(look)
        const state = JSON.stringify(station.state())
        reject(new Error(`${what}: not within ${String(withinMs)} ms; it stands ${state}`))
      }
      const timer = setTimeout(failed, withinMs)
      const look = () => {
        const found = find()
        if (found === undefined) return
        clearTimeout(timer)
        looking.delete(look)
        resolve(found)
      }
      looking.add(look)
      look()
    })
  }

  return {
    ...station,
    office,
    told,
    reported,
    heard: (topic, since, withinMs = 10_000) =>
      until(() => told.find((each) => each.at > since && each.topics.includes(topic)), withinMs, topic),
    stands(as, withinMs = 10_000) {
      const fits = () => Object.entries(as).every(([field, want]) => Object.entries(station.state()).some(([name, is]) => name === field && is === want)) // prettier-ignore
      return until(() => (fits() ? performance.now() : undefined), withinMs, JSON.stringify(as))
    },
    async close() {
      await station.close()
      await store.close()
    },
  }
}
