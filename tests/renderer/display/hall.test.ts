import { describe, expect, test } from 'vitest'
import type { DisplayCall, DisplayView } from '#contract/views.ts'
import {
  greetingAt,
  lastCalls,
  serviceLines,
  shownCalls,
  widthInEm,
} from '../../../renderer/apps/display/hall.ts'

function call(callId: string, calledAt: number): DisplayCall {
  return { callId, label: callId.toUpperCase(), counterNumber: 1, calledAt, times: 1 }
}

function view(current: DisplayCall | null, last: readonly DisplayCall[]): DisplayView {
  return { officeName: 'Registro', timeZone: 'Europe/Madrid', current, last, waiting: 0, byService: [] }
}

describe('the calls on the screen', () => {
  test('the current call is not repeated in the list, and the newest stands first', () => {
    const current = call('c', 30)
    expect(
      lastCalls(view(current, [call('a', 10), current, call('b', 20)]), 6).map((one) => one.callId),
    ).toEqual(['b', 'a'])
  })

  test('every call that can be read is announced in the order in which it was made', () => {
    const shown = shownCalls(view(call('d', 40), [call('c', 30), call('b', 20), call('a', 10)]), 2)
    expect(shown.map((one) => one.callId)).toEqual(['b', 'c', 'd'])
  })
})

describe('the services in the footer', () => {
  const services = ['Uno', 'Dos', 'Tres', 'Cuatro'].map((name, index) => ({ name, waiting: index }))

  test('nobody waiting for a service: it is left out', () => {
    expect(serviceLines(services, { items: 9, letters: 99 })).toEqual({ lines: services.slice(1), others: 0 })
  })

  test('when they do not fit the busiest stay, in the order of the office', () => {
    expect(serviceLines(services, { items: 2, letters: 99 })).toEqual({ lines: services.slice(2), others: 1 })
    expect(serviceLines(services, { items: 9, letters: 14 })).toEqual({ lines: services.slice(3), others: 2 })
  })
})

test('a wide number is known to be wider than a narrow one, so that both fill the card', () => {
  expect(widthInEm('A-014')).toBeCloseTo(2.993)
  expect(widthInEm('MW-1024')).toBeGreaterThan(widthInEm('AB-1024'))
})

test('the hall greets by the hour of the office', () => {
  expect([4, 5, 12, 13, 19, 20].map(greetingAt)).toEqual([
    'night',
    'morning',
    'morning',
    'afternoon',
    'afternoon',
    'night',
  ])
})
