import type { PostgresConnection } from '#db/postgres-pool.ts'

/** Who claims tickets, and how. */
export type Variant = 'product' | 'bare' | 'one chain'

/** A client at a desk of its own in each call: what it claimed before is still open. */
export interface Desk {
  readonly stationId: string
  readonly places: readonly { readonly counterId: string; readonly personId: string }[]
}

/** What a process of clients is told. */
export type Order =
  | { readonly kind: 'open'; readonly variant: Variant; readonly connection: PostgresConnection; readonly desks: readonly Desk[] } // prettier-ignore
  /** Every client claims one ticket after the other, one for each of its places. */
  | { readonly kind: 'claim'; readonly variant: Variant }

/** What it says when it has done so; times are ms since the epoch. */
export interface Claimed {
  readonly startedAt: number
  readonly endedAt: number
  readonly claims: number
  /** Statements that were sent, `begin` and `commit` included. */
  readonly statements: number
  /** Processor time of the process, ms. */
  readonly cpuMs: number
}
