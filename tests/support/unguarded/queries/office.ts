import { findCounter, lockCounter as guarded } from '#db/queries/office.ts'
import { missing } from '../guards.ts'

export * from '#db/queries/office.ts'

export const lockCounter: typeof guarded = (trx, id) =>
  missing.has('locked counter') ? findCounter(trx, { id }) : guarded(trx, id)
