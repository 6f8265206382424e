import { beforeAll, expect, test } from 'vitest'
import { voidGreetingOf } from '#db/queries/acknowledgements.ts'
import { newestCallOf, newestCalls } from '#db/queries/display-calls.ts'
import { deskToday } from '#db/queries/desk-today.ts'
import { newestTicketEventBy, ticketEvents } from '#db/queries/events.ts'
import { blankTexts, erasures, textSubjectsOfTicket } from '#db/queries/erasures.ts'
import { openLeg, ticketLegs } from '#db/queries/legs.ts'
import { activeServices } from '#db/queries/office.ts'
import { answeredBefore } from '#db/queries/requests.ts'
import { firstCallable } from '#db/queries/next-ticket.ts'
import { idsFromBefore, openTicketOf } from '#db/queries/tickets.ts'
import { callableWithDetails, countWaiting, waitingWithDetails } from '#db/queries/waiting.ts'
import type { CounterQueue } from '#db/queries/waiting-order.ts'
import { chainOf, sealsInOrder } from '#db/queries/verify-chains.ts'
import { erasedOf, personalTexts } from '#db/queries/verify-texts.ts'
import { ticketFiles } from '#db/queries/verify-tickets.ts'
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

/** A counter as the store is asked for it. */
function queue(changes: Partial<CounterQueue> = {}): CounterQueue {
  const { counterId, person } = t.counter(1)
  return {
    counterId: counterId ?? '',
    personId: person?.id ?? null,
    preference: 'none',
    awayBefore: 0,
    ...changes,
  }
}

test('the next ticket of a counter is the first fitting entry of the waiting index, without sorting', async () => {
  for (const only of ['all', 'general'] as const) {
    const plan = await steps((db) => firstCallable(db, queue(), t.now, only))
    expect(plan).toMatch(/^(SCAN|SEARCH) ticket USING INDEX ticket_waiting\b/m)
    expect(plan).not.toMatch(/TEMP B-TREE/)
  }
})

test('a counter with a preference reads those who wait and nobody else', async () => {
  for (const preference of ['skill', 'quick'] as const) {
    const plan = await steps((db) => firstCallable(db, queue({ preference }), t.now, 'all'))
    expect(plan).toMatch(/^SCAN ticket USING INDEX ticket_waiting$/m)
  }
})

test('the waiting list is read along the waiting index, without sorting', async () => {
  const everybody = await steps((db) => waitingWithDetails(db, 500))
  const callable = await steps((db) => callableWithDetails(db, queue(), t.now, 500, 'all'))
  for (const plan of [everybody, callable]) {
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
  const both = await steps((db) => openTicketOf(db, { counterId, personId: person?.id ?? '' }))
  expect(both).toContain('SEARCH ticket USING INDEX ticket_open_counter (counter_id=?)')
  expect(both).toContain('SEARCH ticket USING INDEX ticket_open_person (person_id=?)')
})

test('what is left of earlier days is found without looking at what is over', async () => {
  const plan = await steps((db) => idsFromBefore(db, '2026-11-21'))
  expect(plan).toBe('SEARCH ticket USING INDEX ticket_unfinished (business_day<?)')
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
    db.transaction().execute((trx) => voidGreetingOf(trx, ticketId, 'e')),
  )
  expect(plan[0]?.steps).toEqual(['SEARCH acknowledgement USING INDEX acknowledgement_ticket (ticket_id=?)'])
})

test('a leg, a request and a desk’s day are found without looking at everybody’s', async () => {
  const { counterId, person } = t.counter(1)
  expect(await steps((db) => openLeg(db, ticketId))).toBe('SEARCH leg USING INDEX leg_open (ticket_id=?)')
  expect(await steps((db) => ticketLegs(db, ticketId))).not.toMatch(/SCAN|TEMP B-TREE/)
  expect(await steps((db) => answeredBefore(db, 'r'))).not.toMatch(/SCAN/)
  expect(await steps((db) => deskToday(db, { counterId, personId: null }, t.now))).toMatch(
    /leg_counter \(counter_id=\? AND/,
  )
  expect(await steps((db) => deskToday(db, { counterId: null, personId: person?.id ?? '' }, t.now))).toMatch(
    /leg_person \(person_id=\? AND/,
  )
})

test('an erasure looks at the texts of one ticket, and nobody else’s', async () => {
  const found = await steps((db) => textSubjectsOfTicket(db, ticketId))
  expect(found).toMatch(/SEARCH personal USING INDEX sqlite_autoindex_personal_1 \(subject_id=\?\)/)
  expect(found).toMatch(/SEARCH event USING (COVERING )?INDEX event_ticket \(ticket_id=\?\)/)
  const blanked = await plansOf(t.store, (db) =>
    db.transaction().execute((trx) => blankTexts(trx, [ticketId], 1)),
  )
  expect(blanked.flatMap((plan) => plan.steps).join('\n')).not.toMatch(/SCAN/)
})

test('a verification reads chains, tickets and texts along their keys, a batch at a time', async () => {
  const walks = [
    (db: ReadHandle) => chainOf(db, t.office.stationId).next(),
    (db: ReadHandle) => ticketFiles(db).next(),
    (db: ReadHandle) => sealsInOrder(db).next(),
    (db: ReadHandle) => erasures(db).next(),
    (db: ReadHandle) => personalTexts(db, ['a', 'b']),
    (db: ReadHandle) => erasedOf(db, ['a', 'b']),
  ]
  for (const walk of walks) {
    const all = (await plansOf(t.store, walk)).flatMap((plan) => plan.steps).join('\n')
    expect(all).toMatch(/SEARCH/)
    expect(all).not.toMatch(/SCAN (?!json)/)
  }
})

/** An index of few rows read whole: of who waits, who is on hold, what is not over. Or of seals, from the newest on. */
const few = 'USING (COVERING )?INDEX (ticket_(waiting|held|unfinished)|sqlite_autoindex_seal_2)'
const growing = new RegExp(
  `^SCAN (ticket|leg|event|acknowledgement|display_call|personal|request|ticket_line|number_counter|seal|seal_head|erasure)\\b(?! ${few})`,
)

test('nothing that a desk does, and no screen, reads a table that grows from end to end', async () => {
  const other = await openTestOffice()
  await crowd(other, { waiting: 20, finished: 20 })
  const { store, plans } = watched(other.store)
  value(await aDay({ ...other, office: { ...other.office, store } }))
  const seen = await plans()
  // Once a day, when somebody closes it by hand: everybody who waits, in the order in which rows are locked.
  const closing = 'select * from "ticket" where "state" = \'waiting\' order by "id"'
  const guilty = seen.filter((plan) => plan.sql !== closing && plan.steps.some((step) => growing.test(step)))
  expect(seen.length).toBeGreaterThan(200)
  expect(guilty).toEqual([])
})
