import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareCounterPlaces, compareQueuePlaces } from '#domain/queue-order.ts'
import type { CounterPreference } from '#domain/counter.ts'
import { waitingForDesk, waitingInOrder } from '#db/queries/waiting-order.ts'
import { insertOneOfEach, insertRow } from '#support/rows.ts'
import { anyQueue, type AnyPlace } from '#support/places.ts'
import { at0 } from '#support/builders.ts'
import type { Store } from '#db/store.ts'
import { openTestStore } from '#support/test-store.ts'

const minute = 60_000

/** What a counter knows of the services it serves. */
interface Service {
  readonly id: string
  readonly maxWaitMs: number | null
  readonly isQuick: number
  readonly rank: number
}

/** A store in which exactly these wait, the services taking turns, all served by counter `c1`. */
async function storeWith(queue: readonly AnyPlace[], services: readonly Service[]): Promise<Store> {
  const store = await openTestStore()
  await insertOneOfEach(store.db)
  for (const [index, { id, maxWaitMs, isQuick, rank }] of services.entries()) {
    await insertRow(store.db, 'service', {
      id, zone_id: 'z1', name: id, prefix: `X${String.fromCharCode(65 + index)}`, expected_ms: 1, target_ms: 1,
      max_wait_ms: maxWaitMs, is_quick: isQuick, first_number: 1, sort: index + 1, is_active: 1,
    }) // prettier-ignore
    await insertRow(store.db, 'counter_service', { counter_id: 'c1', service_id: id, rank })
  }
  for (const [index, place] of queue.entries())
    await insertRow(store.db, 'ticket', {
      id: place.id, business_day: '2026-11-22', prefix: place.prefix, number: place.number, channel: 'kiosk',
      service_id: serviceOf(index, services).id, priority_id: 'p1', is_strict: place.strict ? 1 : 0, is_accurate: 1,
      arrival_at: place.arrivalAt, state: 'waiting', counter_id: null, person_id: null, base_at: place.baseAt,
      queue_at: place.queueAt, cool_until: place.coolUntil, not_here_count: 0, call_count: 0,
    }) // prettier-ignore
  return store
}

function serviceOf(index: number, services: readonly Service[]): Service {
  return services[index % services.length]!
}

const now = fc.integer({ min: at0, max: at0 + 120 * minute })
const anyServices = fc
  .array(
    fc.record({
      maxWaitMs: fc.option(fc.integer({ min: 1, max: 60 }).map((minutes) => minutes * minute)),
      isQuick: fc.nat(1),
      rank: fc.nat(2),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((all) => all.map((service, index): Service => ({ id: `v${String(index)}`, ...service })))

function idsOf(rows: readonly { readonly id: string }[]): string[] {
  return rows.map(({ id }) => id)
}

test('the database puts those who wait in exactly the order of the domain', async () => {
  await fc.assert(
    fc.asyncProperty(anyQueue(25), anyServices, async (queue, services) => {
      const store = await storeWith(queue, services)
      const rows = await waitingInOrder(store.db).select('id').execute()
      await store.close()
      expect(idsOf(rows)).toEqual(idsOf([...queue].sort(compareQueuePlaces)))
    }),
    { numRuns: 40 },
  )
})

const preferences: readonly CounterPreference[] = ['none', 'skill', 'quick']

test.each(preferences)(
  'a counter that prefers %s has its queue in the order of the domain',
  async (preference) => {
    await fc.assert(
      fc.asyncProperty(anyQueue(15), anyServices, now, async (queue, services, at) => {
        const store = await storeWith(queue, services)
        const asking = { counterId: 'c1', personId: 'm1', preference, awayBefore: at0 }
        const rows = await waitingForDesk(store.db, asking, at).select('ticket.id').execute()
        await store.close()
        const places = queue.map((place, index) => {
          const { maxWaitMs, isQuick, rank } = serviceOf(index, services)
          const overMaximum = maxWaitMs !== null && place.baseAt + maxWaitMs < at
          return { ...place, overMaximum, rank: preference === 'skill' ? rank : 1 - isQuick }
        })
        const callable = places.filter(({ coolUntil }) => coolUntil === null || coolUntil <= at)
        const order = preference === 'none' ? compareQueuePlaces : compareCounterPlaces
        expect(idsOf(rows)).toEqual(idsOf(callable.sort(order)))
      }),
      { numRuns: 30 },
    )
  },
)
