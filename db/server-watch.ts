import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { clockOffset, withSample, type ClockSample } from '#domain/clock-offset.ts'
import type { StoreRefusal } from '#domain/refusal.ts'
import { wakeChannel } from './dialects/columns.ts'
import { postgresRefusal } from './postgres-errors.ts'
import { clientConfig, type PostgresConnection } from './postgres-pool.ts'

/** What is heard of a server. */
export interface Heard {
  /** It answers, and whatever is written from now on wakes; what was written before may not have. */
  readonly up: () => void
  /** It gives no answer, or does not let this station in; told at every try. */
  readonly down: (why: StoreRefusal) => void
  /** A station has written. */
  readonly wake: (stationId: string) => void
}

export interface ServerWatch {
  /** What is added to this computer's clock to have the server's, ms. */
  readonly clockOffsetMs: () => number
  /** Ends it; nothing is heard any more. */
  close(): Promise<void>
}

/** How often the server is asked whether it is there, and how often a lost one is tried again, ms. */
const everyMs = 1_000

/** Without an answer for so long it is lost, ms: together with `everyMs` less than the 3 s that a person may not know. */
const patienceMs = 1_500

/** Longer than a server that listens takes to let a connection go, ms. */
const farewellMs = 300

/**
 * Watches a server over a connection of its own: listens for what other stations write and asks every second whether it
 * is there. A frozen one is told down within 2.5 s, one that ends at once; it is found again by itself.
 * @param clock this computer's, ms since the epoch
 */
export function watchServer(connection: PostgresConnection, clock: () => number, heard: Heard): ServerWatch {
  const file = `${connection.host}:${String(connection.port)}/${connection.database}`
  const stop = new AbortController()
  let samples: readonly ClockSample[] = []

  const stopped = () => stop.signal.aborted

  async function watch(): Promise<void> {
    while (!stopped()) {
      const begun = performance.now()
      const { error, lost } = await stay()
      if (stopped()) return
      if (!lost) continue
      const refusal = postgresRefusal(error, file)
      heard.down(
        refusal === null || refusal.code === 'store.busy' ? { code: 'store.unreachable', file } : refusal,
      )
      await pause(Math.max(0, begun + everyMs - performance.now()), null, stop).catch(() => null)
    }
  }

  /**
   * Connects and stays until that fails.
   * @returns why, and whether the server is lost: one that was there and cut the connection is not yet, the next one,
   * tried at once, tells
   */
  async function stay(): Promise<{ readonly error: unknown; readonly lost: boolean }> {
    const client = new pg.Client({ ...clientConfig(connection), connectionTimeoutMillis: patienceMs })
    const cut = new AbortController()
    client.on('error', (error) => cut.abort(error))
    client.on('notification', ({ payload = '' }) => heard.wake(payload))
    const ends = AbortSignal.any([stop.signal, cut.signal])
    let isUp = false
    try {
      await unlessAborted(client.connect(), ends)
      await within(unlessAborted(client.query(`listen ${wakeChannel}`), ends))
      samples = []
      for (;;) {
        const [asked, from] = [clock(), performance.now()]
        const { rows } = await within(unlessAborted(client.query<{ ms: number }>(lookAtClock), ends))
        const roundTripMs = performance.now() - from
        const offsetMs = (rows[0]?.ms ?? 0) - (asked + roundTripMs / 2)
        samples = withSample(samples, { offsetMs, roundTripMs, setTo: asked - from })
        if (!isUp) heard.up()
        isUp = true
        await pause(everyMs, null, { signal: ends })
      }
    } catch (error) {
      return { error: cut.signal.aborted ? cut.signal.reason : error, lost: !(isUp && cut.signal.aborted) }
    } finally {
      await letGo(client)
    }
  }

  const watching = watch()
  return {
    clockOffsetMs: () => clockOffset(samples),
    async close() {
      stop.abort()
      await watching
    },
  }
}

/** What it asks again and again. */
export const lookAtClock = 'select extract(epoch from clock_timestamp()) * 1000 as ms'

/** @throws when the answer takes longer than `patienceMs` */
function within<T>(asked: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    // Looked at once more: the program may have been busy itself while the answer lay there.
    const timer = setTimeout(() => setImmediate(() => reject(new Error('Query read timeout'))), patienceMs)
    asked.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

/** @throws as soon as the signal is given */
function unlessAborted<T>(asked: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const give = () => reject(signal.reason as Error)
    if (signal.aborted) give()
    signal.addEventListener('abort', give, { once: true })
    asked.then(resolve, reject).finally(() => signal.removeEventListener('abort', give))
  })
}

/** Ends a connection, whether or not anybody listens at its other end. */
async function letGo(client: pg.Client): Promise<void> {
  const gone = client.end().catch(() => null)
  const patience = new AbortController()
  await Promise.race([gone, pause(farewellMs, null, patience).catch(() => null)])
  patience.abort()
  ;(client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy()
}
