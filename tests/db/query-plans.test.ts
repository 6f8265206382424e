import { beforeAll, expect, test } from 'vitest'
import { greetOnce } from '#db/queries/acknowledgements.ts'
import { newestCallOf, newestCalls } from '#db/queries/display-calls.ts'
import { deskToday } from '#db/queries/desk-today.ts'
import { newestTicketEventBy, ticketEvents } from '#db/queries/events.ts'
import { openLeg, ticketLegs } from '#db/queries/legs.ts'
import { activeServices } from '#db/queries/office.ts'
import { answeredBefore } from '#db/queries/requests.ts'
import { nextTicketFor, openTicketOf } from '#db/queries/tickets.ts'
import { countWaiting, waitingWithDetails } from '#db/queries/waiting.ts'
import { crowd } from '#support/many-tickets.ts'
import { isAnalysed, plansOf, watched } from '#support/query-plan.ts'
import { openTestOffice, value, type TestOffice } from '#support/test-office.ts'
import { aDay } from '#support/a-day.ts'
import type { ReadHandle } from '#db/schema.ts'

let t: TestOffice
let ticketId = ''
beforeAll(async () => {
  t = await openTestOffice()
  await crowd(t, { waiting: 2000, finished: 2000 })
  ticketId = await t.issue()
})

/** The steps of the query that a piece of work makes; its subqueries are noted before it. */
async function steps(work: (db: ReadHandle) => Promise<unknown>): Promise<string> {
  const plans = await plansOf(t.store, work)
  return plans.at(-1)?.steps.join('\n') ?? ''
}

test('the plans are those of the product: no statistics, thousands of tickets', async () => {
  expect(await isAnalysed(t.store.db)).toBe(false)
  expect((await countWaiting(t.store.db, t.now, null)).total).toBeGreaterThanOrEqual(2000)
})

test('the next ticket of a counter is the first fitting entry of the waiting index, without sorting', async () => {
  const plan = await steps((db) => nextTicketFor(db, t.counter(1).counterId ?? '', t.now))
  expect(plan).toMatch(/^SCAN ticket USING INDEX ticket_waiting$/m)
  expect(plan).not.toMatch(/TEMP B-TREE/)
})

test('the waiting list is read along the waiting index, without sorting', async () => {
  for (const counterId of [null, t.counter(1).counterId]) {
    const plan = await steps((db) => waitingWithDetails(db, { counterId, limit: 500, callableAt: t.now }))
    expect(plan).toMatch(/^SCAN ticket USING INDEX ticket_waiting$/m)
    expect(plan).toMatch(/SEARCH acknowledgement USING INDEX acknowledgement_ticket \(ticket_id=\?\)/)
    expect(plan).not.toMatch(/TEMP B-TREE/)
  }
})

test('counting who waits reads those who wait and nobody else', async () => {
  expect(await steps((db) => countWaiting(db, t.now, null))).toMatch(
    /ticket USING (COVERING )?INDEX ticket_waiting/,
  )
  expect(await steps((db) => activeServices(db))).toMatch(/SCAN ticket USING COVERING INDEX ticket_waiting/)
})

test('the open ticket of a counter and of a person is found by the index that keeps it single', async () => {
  const { counterId, person } = t.counter(1)
  const counter = await steps((db) => openTicketOf(db, { counterId, personId: null }))
  const own = await steps((db) => openTicketOf(db, { counterId: null, personId: person?.id ?? '' }))
  expect(counter).toBe('SEARCH ticket USING INDEX ticket_open_counter (counter_id=?)')
  expect(own).toBe('SEARCH ticket USING INDEX ticket_open_person (person_id=?)')
})

test('a ticket’s events are read in order by its index', async () => {
  const plan = await steps((db) => ticketEvents(db, ticketId))
  expect(plan).toMatch(/SEARCH event USING INDEX event_ticket \(ticket_id=\?\)/)
  expect(plan).not.toMatch(/TEMP B-TREE|SCAN/)
})

test('the offer to undo reads a person’s newest events only', async () => {
  const plan = await steps((db) => newestTicketEventBy(db, t.counter(1).person?.id ?? '', t.now - 120_000))
  expect(plan).toBe('SEARCH event USING INDEX event_person (person_id=? AND at>?)')
})

test('the newest calls of a day are read newest first by their index', async () => {
  const plan = await steps((db) => newestCalls(db, '2026-11-21', 24))
  expect(plan).toMatch(/^SEARCH display_call USING INDEX display_call_newest \(business_day=\?\)$/m)
  expect(plan).not.toMatch(/TEMP B-TREE|SCAN/)
  expect(await steps((db) => newestCallOf(db, ticketId))).toMatch(
    /SEARCH display_call USING INDEX display_call_ticket/,
  )
})

test('a greeting is found by its ticket', async () => {
  const plan = await plansOf(t.store, (db) =>
    db.transaction().execute((trx) => greetOnce(trx, { id: 'a', ticketId, eventId: 'e', at: 0, afterMs: 0, personId: null, kind: 'manual' })),
  ) // prettier-ignore
  expect(plan[0]?.steps).toEqual(['SEARCH acknowledgement USING INDEX acknowledgement_ticket (ticket_id=?)'])
})

test('a leg, a request and a desk’s day are found without looking at everybody’s', async () => {
  const { counterId, person } = t.counter(1)
  expect(await steps((db) => openLeg(db, ticketId))).toBe('SEARCH leg USING INDEX leg_open (ticket_id=?)')
  expect(await steps((db) => ticketLegs(db, ticketId))).not.toMatch(/SCAN|TEMP B-TREE/)
  expect(await steps((db) => answeredBefore(db, 'r', 'tickets.issue'))).not.toMatch(/SCAN/)
  expect(await steps((db) => deskToday(db, { counterId, personId: null }, t.now))).toMatch(
    /leg_counter \(counter_id=\? AND/,
  )
  expect(await steps((db) => deskToday(db, { counterId: null, personId: person?.id ?? '' }, t.now))).toMatch(
    /leg_person \(person_id=\? AND/,
  )
})

test('nothing that a desk does, and no screen, reads a table that grows from end to end', async () => {
  const { store, plans } = watched(t.store)
  value(await aDay({ ...t, office: { ...t.office, store } }))
  const seen = await plans()
  const growing =
    /^SCAN (ticket|leg|event|acknowledgement|display_call|personal|request|ticket_line|number_counter)\b(?! USING (COVERING )?INDEX ticket_waiting)/
  const guilty = seen.filter((plan) => plan.steps.some((step) => growing.test(step)))
  expect(seen.length).toBeGreaterThan(200)
  expect(guilty).toEqual([])
})
