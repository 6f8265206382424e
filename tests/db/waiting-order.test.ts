import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareQueuePlaces } from '#domain/queue-order.ts'
import { nextTicketFor, waitingInOrder } from '#db/queries/tickets.ts'
import { insertOneOfEach, insertRow } from '#support/rows.ts'
import { anyQueue, type AnyPlace } from '#support/places.ts'
import { at0 } from '#support/builders.ts'
import { openStore, type Store } from '#db/store.ts'
import { value } from '#support/test-office.ts'

/** A store in which exactly these wait, for the one service of the one counter. */
async function storeWith(queue: readonly AnyPlace[]): Promise<Store> {
  const store = value(await openStore(':memory:'))
  await insertOneOfEach(store.db)
  for (const place of queue)
    await insertRow(store.db, 'ticket', {
      id: place.id, business_day: '2026-11-22', prefix: place.prefix, number: place.number, channel: 'kiosk',
      service_id: 's1', priority_id: 'p1', is_strict: place.strict ? 1 : 0, is_accurate: 1,
      arrival_at: place.arrivalAt, state: 'waiting', counter_id: null, person_id: null, base_at: place.baseAt,
      queue_at: place.queueAt, cool_until: place.coolUntil, not_here_count: 0, call_count: 0,
    }) // prettier-ignore
  return store
}

test('the database puts those who wait in exactly the order of the domain', async () => {
  await fc.assert(
    fc.asyncProperty(anyQueue(25), async (queue) => {
      const store = await storeWith(queue)
      const rows = await waitingInOrder(store.db).select('id').execute()
      await store.close()
      expect(rows.map(({ id }) => id)).toEqual([...queue].sort(compareQueuePlaces).map(({ id }) => id))
    }),
    { numRuns: 60 },
  )
})

test('the next ticket is the first in that order that does not cool down', async () => {
  const now = fc.integer({ min: at0, max: at0 + 120 * 60_000 })
  await fc.assert(
    fc.asyncProperty(anyQueue(15), now, async (queue, at) => {
      const store = await storeWith(queue)
      const next = await nextTicketFor(store.db, 'c1', at)
      await store.close()
      const callable = queue.filter(({ coolUntil }) => coolUntil === null || coolUntil <= at)
      expect(next?.id).toBe(callable.sort(compareQueuePlaces)[0]?.id)
    }),
    { numRuns: 40 },
  )
})
