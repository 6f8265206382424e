import { sql } from 'kysely'
import type { TicketState } from '#domain/ticket-state.ts'

/**
 * Written into the SQL instead of bound: a partial index serves only a condition that the planner can see when it
 * prepares the statement, and a bound one would have it prepared again at every run.
 */
export const waiting = sql.lit<TicketState>('waiting')
export const held = sql.lit<TicketState>('held')
export const openAtDesk = [sql.lit<TicketState>('called'), sql.lit<TicketState>('serving')]
export const unfinished = (['waiting', 'called', 'serving', 'held'] as const).map((state) =>
  sql.lit<TicketState>(state),
)
export const notVoid = sql.lit<0>(0)

/** A bound limit is looked at by the planner too, and has the statement prepared again at every run. */
export const one = sql.lit(1)
