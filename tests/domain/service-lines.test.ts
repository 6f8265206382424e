import { expect, test } from 'vitest'
import { addLine, correctLine, currentLine, finishLines, moveOnTo, takeUpLine } from '#domain/service-lines.ts' // prettier-ignore
import { aLine } from '#support/builders.ts'

const active = aLine('l1')
const pending = aLine('l2', { serviceId: 's2', state: 'pending' })
const done = aLine('l3', { serviceId: 's3', state: 'done' })

test('the current line is the one in hand, or the first that is not done, or the last one', () => {
  expect(currentLine([done, pending, active])).toBe(active)
  expect(currentLine([done, pending, aLine('l4', { state: 'pending' })])).toBe(pending)
  expect(currentLine([aLine('l0', { state: 'done' }), done])).toBe(done)
  expect(currentLine([])).toBeNull()
})

test('one more thing waits while another is in hand, and is in hand when none is', () => {
  const added = { id: 'l9', serviceId: 's9', quantity: 2 }
  expect(addLine([active], added)).toEqual([active, { ...added, state: 'pending' }])
  expect(addLine([done], added)).toEqual([done, { ...added, state: 'active' }])
})

test('a correction changes service and quantity, never the state', () => {
  const corrected = { serviceId: 's8', quantity: 5 }
  for (const line of [active, pending, done])
    expect(correctLine([line], line.id, corrected)).toEqual({ ok: true, value: [{ ...line, ...corrected }] })
  const more = { ...corrected, id: 'x', state: 'done' }
  expect(correctLine([active], 'l1', more)).toMatchObject({ value: [{ id: 'l1', state: 'active' }] })
})

test('to take up a line is to be done with the one in hand', () => {
  expect(takeUpLine([active, pending, done], 'l2')).toEqual({
    ok: true,
    value: [{ ...active, state: 'done' }, { ...pending, state: 'active' }, done],
  })
})

test('what was done with may be taken up again, and what is in hand stays in hand', () => {
  expect(takeUpLine([active, done], 'l3')).toMatchObject({ value: [{ state: 'done' }, { state: 'active' }] })
  expect(takeUpLine([active, pending], 'l1')).toEqual({ ok: true, value: [active, pending] })
})

test('a line that is not there is neither corrected nor taken up', () => {
  const notFound = { ok: false, code: 'line.not_found' }
  expect(takeUpLine([active], 'l7')).toEqual(notFound)
  expect(correctLine([active], 'l7', { serviceId: 's1', quantity: 1 })).toEqual(notFound)
})

test('when the visit is over, everything that was asked for is done', () => {
  expect(finishLines([active, pending, done]).map(({ state }) => state)).toEqual(['done', 'done', 'done'])
})

test('who goes on to another service is done here, and has the new service in hand there', () => {
  expect(moveOnTo([active], 's5', 'l5')).toEqual([
    { ...active, state: 'done' },
    { id: 'l5', serviceId: 's5', quantity: 1, state: 'active' },
  ])
})

test('a line that waited for that service is taken up, with its quantity, instead of a second one', () => {
  const three = { ...pending, quantity: 3 }
  expect(moveOnTo([active, three], 's2', 'l5')).toEqual([
    { ...active, state: 'done' },
    { ...three, state: 'active' },
  ])
})

test('who goes on with the same service, to another counter or person, goes on with the same line', () => {
  expect(moveOnTo([active, pending], 's1', 'l5')).toEqual([active, pending])
})

test('who is sent back to a service that was done with comes for something new', () => {
  const back = moveOnTo([active, done], 's3', 'l5')
  expect(back.map(({ id, state }) => [id, state])).toEqual([
    ['l1', 'done'],
    ['l3', 'done'],
    ['l5', 'active'],
  ])
})
