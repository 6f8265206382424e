import { firstCallable, takeNext as guarded } from '#db/queries/next-ticket.ts'
import { missing } from '../guards.ts'

export * from '#db/queries/next-ticket.ts'

export const takeNext: typeof guarded = (trx, queue, now, only) =>
  missing.has('locked next') ? firstCallable(trx, queue, now, only) : guarded(trx, queue, now, only)
