import pg from 'pg'

type Query = (this: pg.Client, ...args: unknown[]) => unknown

interface Noted {
  /** When the last commit was sent. */
  committedAt: number
  readonly read: { stationId: string; seq: number; at: number }[]
}

/**
 * Notes when this process sends a commit and when it has read events of another station, below the product and its pool.
 * Once, before the first connection.
 */
export function noteReads(): Noted {
  const noted: Noted = { committedAt: 0, read: [] }
  const prototype = pg.Client.prototype as unknown as { query: Query }
  const original = prototype.query
  prototype.query = function (...args) {
    const { text = '', values = [] } = typeof args[0] === 'object' ? (args[0] as { text?: string; values?: unknown[] }) : {} // prettier-ignore
    if (text === 'commit') noted.committedAt = present()
    const asked = original.apply(this, args)
    if (asked instanceof Promise && text.startsWith('select "kind", max("seq")'))
      asked.then(
        ({ rows }: pg.QueryResult<{ seq: number }>) => {
          const seq = Math.max(0, ...rows.map((row) => row.seq))
          if (seq > 0) noted.read.push({ stationId: String(values[0]), seq, at: present() })
        },
        () => null,
      )
    return asked
  }
  return noted
}

/** ms since the epoch, finer than `Date.now()`. */
export function present(): number {
  return performance.timeOrigin + performance.now()
}
