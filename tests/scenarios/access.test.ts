import { beforeEach, expect, test } from 'vitest'
import { refusedBy } from '#domain/permissions.ts'
import { deskOf } from '#support/desk.ts'
import { openTestOffice, type TestOffice } from '#support/test-office.ts'

let t: TestOffice
beforeEach(async () => {
  t = await openTestOffice()
})

test('scenario 16 (ZMS): without access, without a person, with a locked window, for a ticket that is not there: each is refused for what it is', async () => {
  const counter = t.counter(1)
  const door = { ...counter, person: { id: 'm', name: 'Portería', roles: ['door'] as const } }
  expect(refusedBy('tickets.callNext', door)).toEqual({ ok: false, code: 'person.forbidden' })
  expect(refusedBy('tickets.callNext', { ...counter, person: null })).toEqual({ ok: false, code: 'person.required' }) // prettier-ignore
  expect(refusedBy('tickets.callNext', { ...counter, locked: true })).toEqual({ ok: false, code: 'session.locked' }) // prettier-ignore
  expect(refusedBy('tickets.callNext', { ...counter, role: 'display' })).toEqual({ ok: false, code: 'station.forbidden' }) // prettier-ignore
  expect(refusedBy('tickets.callNext', counter)).toBeNull()
  expect(await deskOf(t, counter).start(t.requestId())).toEqual({ ok: false, code: 'ticket.not_found' })
})
