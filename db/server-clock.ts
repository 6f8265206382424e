import { sql } from 'kysely'

/**
 * The server's clock, ms since the epoch. Not `now()`, which stands still from the beginning of a transaction: it may
 * have waited for a row since.
 */
export const serverClock = sql<number>`floor(extract(epoch from clock_timestamp()) * 1000)::bigint`
