import type { PostgresConnection } from '#db/postgres-pool.ts'
import type { Guard } from '../unguarded/guards.ts'
import type { Act } from './acts.ts'
import type { Watched } from './watch-transactions.ts'

/** What a station's process is told; every order is answered under its number. */
export type Order =
  | { readonly kind: 'open'; readonly connection: PostgresConnection; readonly stationId: string }
  /** The store's clock shows so many ms more from now on. */
  | { readonly kind: 'shift'; readonly ms: number }
  /** Only in a process that was started without guards: which are missing from now on. */
  | { readonly kind: 'without'; readonly guards: readonly Guard[] }
  | { readonly kind: 'do'; readonly act: Act }
  /** Calls and sends home until nobody waits, asking again whatever the store did not answer. */
  | { readonly kind: 'work'; readonly act: Act }

export interface Numbered {
  readonly number: number
  readonly order: Order
}

/** A refusal, a value, or `thrown`: an exception is an answer too, a race that throws is not won. */
export type Answer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: string; readonly [field: string]: unknown }

export interface Reply {
  readonly number: number
  readonly answer: Answer
  readonly watched: Watched
}
