import type { CounterPreference } from '#domain/counter.ts'
import type { TestOffice } from './test-office.ts'

// What no screen sets yet: written into the rows as an office's settings will be.

/** What a counter looks at first, and, for a skilled one, its services from best to worst. */
export async function prefer(
  t: TestOffice,
  number: number,
  preference: CounterPreference,
  bestFirst: readonly string[] = [],
): Promise<void> {
  const { db } = t.store
  await db.updateTable('counter').set({ preference }).where('number', '=', number).execute()
  for (const [rank, prefix] of bestFirst.entries())
    await db
      .updateTable('counter_service')
      .set({ rank })
      .where('counter_id', '=', t.counter(number).counterId ?? '')
      .where('service_id', '=', t.service(prefix))
      .execute()
}

/** A service that takes no time, or one that nobody may wait for longer than this. @param maxWaitMs ms */
export async function setService(
  t: TestOffice,
  prefix: string,
  set: { readonly quick?: boolean; readonly maxWaitMs?: number | null },
): Promise<void> {
  const values = {
    ...(set.quick === undefined ? {} : { is_quick: set.quick ? (1 as const) : (0 as const) }),
    ...(set.maxWaitMs === undefined ? {} : { max_wait_ms: set.maxWaitMs }),
  }
  await t.store.db.updateTable('service').set(values).where('prefix', '=', prefix).execute()
}
