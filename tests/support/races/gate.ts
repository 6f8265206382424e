import pg from 'pg'
import type { PostgresConnection } from '#db/postgres-pool.ts'

/** Holds stations back inside their transactions until all of them have arrived. */
export interface Gate {
  /** From now on nobody gets past the end of a chain, which is the first thing that every command locks. */
  close(): Promise<void>
  /** Waits until so many stand before the gate, then lets all of them go in the same instant. */
  openFor(count: number): Promise<void>
  end(): Promise<void>
}

/** How long stations may take to arrive, ms. */
const patienceMs = 5_000

/** @param connection of the office's database */
export async function buildGate(connection: PostgresConnection): Promise<Gate> {
  const [holder, watcher] = [new pg.Client({ ...connection }), new pg.Client({ ...connection })]
  await Promise.all([holder.connect(), watcher.connect()])
  const arrived = async () => {
    const { rows } = await watcher.query<{ count: string }>(
      `select count(*) as count from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'`,
    )
    return Number(rows[0]?.count)
  }
  return {
    async close() {
      await holder.query('begin')
      await holder.query('select station_id from event_head order by station_id for update')
    },
    async openFor(count) {
      const end = performance.now() + patienceMs
      while ((await arrived()) < count && performance.now() < end);
      await holder.query('commit')
    },
    async end() {
      await Promise.all([holder.end(), watcher.end()])
    },
  }
}
