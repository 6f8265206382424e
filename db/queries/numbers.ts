import { nextNumber } from '#domain/ticket-number.ts'
import type { WriteHandle } from '../schema.ts'

/**
 * Takes the next number of a prefix on a business day from its counter row, inside the caller's transaction: never
 * COUNT, MAX or a sequence, so numbers have no gaps (domain.md §2, "Numbers").
 */
export async function takeNumber(
  trx: WriteHandle,
  businessDay: string,
  prefix: string,
  firstNumber: number,
): Promise<number> {
  const row = await trx
    .insertInto('number_counter')
    .values({ business_day: businessDay, prefix, last: nextNumber(null, firstNumber) })
    .onConflict((conflict) =>
      conflict
        .columns(['business_day', 'prefix'])
        .doUpdateSet((update) => ({ last: update('number_counter.last', '+', 1) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  return row.last
}
