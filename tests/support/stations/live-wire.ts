import type { StationView } from '#contract/views.ts'
import type { PostgresConnection } from '#db/postgres-pool.ts'
import type { Act } from '../races/acts.ts'
import type { Answer } from '../races/wire.ts'

/** What the process of a live station is told; every order is answered under its number. */
export type LiveOrder =
  | { readonly kind: 'join'; readonly connection: PostgresConnection; readonly stationId: string }
  | { readonly kind: 'do'; readonly act: Act }
  /** How it stands. */
  | { readonly kind: 'state' }
  /** Forgets what it noted until now. */
  | { readonly kind: 'forget' }
  /** What it wrote and read since. */
  | { readonly kind: 'notes' }
  /** Says something by a bare NOTIFY, past the product; the others note when they heard it. */
  | { readonly kind: 'notify'; readonly text: string }
  | { readonly kind: 'leave' }

/** Times are ms since the epoch, with fractions: comparable between the processes of one computer. */
export interface Notes {
  /** When the commit was sent, for each command of this station, by the last event of it. */
  readonly written: readonly { readonly seq: number; readonly at: number }[]
  /** When events of others had been read, by the last one. */
  readonly read: readonly { readonly stationId: string; readonly seq: number; readonly at: number }[]
  /** Bare notifications, by their text. */
  readonly sent: readonly { readonly text: string; readonly at: number }[]
  readonly heard: readonly { readonly text: string; readonly at: number }[]
  /** What failed that nobody should have to hear of. */
  readonly reported: readonly string[]
}

export interface LiveReply {
  readonly number: number
  readonly answer: Answer | StationView | Notes | null
  /** What the order threw. */
  readonly thrown?: string
}
