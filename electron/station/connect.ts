import type { StationView } from '#contract/views.ts'
import { watchServer } from '#db/server-watch.ts'
import type { PostgresConnection } from '#db/postgres-pool.ts'
import { writerVersion } from '#db/migrations/index.ts'
import type { Store } from '#db/store.ts'
import { beatMs } from '#domain/station.ts'
import { followChains } from '#services/live/follow.ts'
import type { Topic } from '#services/office-context.ts'
import { beatAndCount, type Company, type Presence } from '#services/stations/presence.ts'
import { findStation } from '#db/queries/this-station.ts'
import { catchUp } from './catch-up.ts'

/** What a running station is given. */
export interface StationOptions {
  /** Opened by `openPostgresStore`; it stays the caller's, who closes it after the station. */
  readonly store: Store
  /** The same connection, for the one that listens. */
  readonly connection: PostgresConnection
  readonly stationId: string
  /** What it was let in as: true until the store says otherwise. */
  readonly known?: Pick<StationView, 'name' | 'roles'>
  /** Of the program, to be seen at the other stations. */
  readonly version: string
  /** This computer's, ms since the epoch. */
  readonly clock: () => number
  /** Where the direct link listens at present. */
  readonly link: () => Presence['link']
  /** Told what to read again: other stations have written, or how this station stands has changed (`stations`). */
  readonly publish: (topics: readonly Topic[]) => void
  /** Something failed that is not the store's (a defect), or is not worth a sentence. */
  readonly report: (what: string, error: unknown) => void
}

/** A station that takes part: it hears the others, says that it is there, and knows whether the server is. */
export interface ConnectedStation {
  /** As a window is shown it; asks nothing, and is therefore there while the server is not. */
  readonly state: () => StationView
  /** Stops hearing and telling. */
  close(): Promise<void>
}

/** A wake that was lost is made up for after so long, ms. */
const lookMs = 5_000

/** A clock that is off by less looks right, ms. */
const noticeableMs = 100

/**
 * Lets a station take part in the office of a server: hears what others write and tells what to read again, says every
 * 3 s that it is there, notices within 3 s that the server is lost and finds it again by itself. While it is lost, the
 * store refuses everything at once (db/reach.ts); once it is back, everything is read again.
 * @returns once it is known how things stand: whatever is read from then on is kept up to date
 */
export async function connectStation(options: StationOptions): Promise<ConnectedStation> {
  const { store, connection, stationId, clock, publish, report } = options
  const { reach } = store
  if (reach === null) throw new Error('a station without a server has nobody to hear')
  const startedAt = clock()
  let state: StationView = {
    name: options.known?.name ?? '',
    roles: options.known?.roles ?? [],
    server: `${connection.host}:${String(connection.port)}`,
    lostSince: null,
    clockOffsetMs: 0,
    outdated: false,
    connected: 1,
    stations: 1,
  }
  let company: Company = { connected: 1, stations: 1 }
  let closed = false

  /** Tells the windows how this station stands, if that is not what they know. */
  function change(changes: Partial<StationView>): void {
    const offset = watch.clockOffsetMs()
    const clockOffsetMs = Math.abs(offset - state.clockOffsetMs) < noticeableMs ? state.clockOffsetMs : offset
    const next = { ...state, clockOffsetMs, ...changes }
    if (JSON.stringify(next) === JSON.stringify(state)) return
    state = next
    tell(['stations'])
  }

  function tell(topics: readonly Topic[]): void {
    if (!closed && topics.length > 0) publish(topics)
  }

  /** Runs what asks the store beside everybody's work. A store that has gone is the watch's to tell. */
  async function quietly(what: string, work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      if (!closed && store.refusalOf(error) === null) report(what, error)
    }
  }

  const chains = catchUp({
    follower: followChains(store.db),
    tell(topics) {
      tell(topics)
      if (topics.includes('stations')) void quietly('reading this station', readStation)
    },
    seen: (minWriterVersion) => change({ outdated: (minWriterVersion ?? 0) > writerVersion }),
    run: (work) => quietly('following the other stations', work),
  })

  async function readStation(): Promise<void> {
    const station = await findStation(store.db, stationId)
    if (station !== null) change(station)
  }

  async function beat(): Promise<void> {
    const clockOffsetMs = watch.clockOffsetMs()
    const mine = { stationId, startedAt, clockOffsetMs, version: options.version, link: options.link() }
    company = (await beatAndCount(store.db, mine)) ?? company
    if (reach?.why === null) change(company)
  }

  let settled = (): void => undefined
  const known = new Promise<void>((resolve) => (settled = resolve))

  async function onUp(): Promise<void> {
    reach?.regain()
    change({ lostSince: null, ...company })
    await Promise.all([
      chains.look(),
      quietly('reading this station', readStation),
      quietly('saying that this station is there', beat),
    ])
    settled()
  }

  const watch = watchServer(connection, clock, {
    up: () => void onUp(),
    down(why) {
      reach.lose(why)
      chains.forget()
      // By the office's clock, as every time that windows are told.
      change({ lostSince: state.lostSince ?? clock() + watch.clockOffsetMs(), connected: 0 })
      settled()
    },
    wake: (by) => {
      if (by !== stationId) void chains.after(by)
    },
  })
  const looks = setInterval(() => void chains.look(), lookMs)
  const beats = setInterval(() => void quietly('saying that this station is there', beat), beatMs)
  await known

  return {
    state: () => state,
    async close() {
      closed = true
      clearInterval(looks)
      clearInterval(beats)
      await watch.close()
      await chains.close()
    },
  }
}
