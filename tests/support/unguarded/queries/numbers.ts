import { sql } from 'kysely'
import { takeNumber as guarded } from '#db/queries/numbers.ts'
import { missing } from '../guards.ts'

/** The number after the greatest there is, as a beginner would have it. */
export const takeNumber: typeof guarded = async (trx, businessDay, prefix, firstNumber) => {
  if (!missing.has('number row')) return guarded(trx, businessDay, prefix, firstNumber)
  const row = await trx
    .selectFrom('ticket')
    .select((select) => select.fn.coalesce(select.fn.max('number'), sql.lit(firstNumber - 1)).as('last'))
    .where('business_day', '=', businessDay)
    .where('prefix', '=', prefix)
    .executeTakeFirstOrThrow()
  const last = row.last + 1
  await trx
    .insertInto('number_counter')
    .values({ business_day: businessDay, prefix, last })
    .onConflict((conflict) => conflict.columns(['business_day', 'prefix']).doUpdateSet({ last }))
    .execute()
  return last
}
