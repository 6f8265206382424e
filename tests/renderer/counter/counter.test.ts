// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest'
import type { VueWrapper } from '@vue/test-utils'
import type { DeskView } from '#contract/views.ts'
import { inHand } from '../reception/morning.ts'
import { press } from '../reception/press.ts'
import { ok, settled, type RecordedBridge } from '../support/recorded-bridge.ts'
import { called, idle as desk, openCounter, type AtCounter } from './at-counter.ts'

let recorded: RecordedBridge
let counter: VueWrapper
let becomes: AtCounter['becomes']

async function open(view: DeskView): Promise<void> {
  ;({ recorded, counter, becomes } = await openCounter(view))
}

afterEach(() => counter.unmount())

describe('a counter with nobody in hand', () => {
  test('says who is next and why, and calls with Enter or Space', async () => {
    await open(desk)
    expect(counter.get('[data-testid=next-face]').text()).toContain('A-014')
    expect(counter.get('[data-testid=next-face]').text()).toContain('embarazo: +20')
    await press('Enter')
    await press(' ')
    expect(recorded.inputs('tickets.callNext')).toHaveLength(2)
  })

  test('calls once for a double click', async () => {
    await open(desk)
    const button = counter.get('[data-testid=call-next]')
    void button.trigger('click', { detail: 1 })
    void button.trigger('click', { detail: 2 })
    await settled()
    expect(recorded.inputs('tickets.callNext')).toHaveLength(1)
  })

  test('does not start the service with the second click of a double click', async () => {
    await open(called)
    await counter.get('[data-testid=start]').trigger('click', { detail: 2 })
    expect(recorded.inputs('tickets.start')).toEqual([])
  })

  test('keeps its button when nobody waits and then says so', async () => {
    await open({ ...desk, waiting: 0, next: [] })
    expect(counter.get('[data-testid=next-face]').text()).toContain('No hay personas en espera')
    recorded.answer('tickets.callNext', () => Promise.resolve({ ok: false, code: 'queue.empty' }))
    await press('Enter')
    expect(counter.get('[data-testid=notice-refused]').text()).toContain('No hay personas en espera')
  })

  test('offers to take back what it has just finished', async () => {
    const undo = {
      eventId: 'e',
      ticketId: 't',
      kind: 'ticket.finished',
      label: 'A-013',
      until: Date.now() + 60_000,
    } as const
    await open({ ...desk, undo })
    recorded.answer('tickets.undo', () => ok({ label: 'A-013' }))
    expect(counter.get('[data-testid=notice-offer]').text()).toContain('A-013 atendido')
    await press('z', { ctrlKey: true })
    expect(recorded.inputs('tickets.undo')).toMatchObject([{ ticketId: 't', eventId: 'e' }])
  })
})

describe('a called ticket', () => {
  test('shows whether the hall has seen the call', async () => {
    await open(called)
    expect(counter.get('[data-testid=announced]').text()).toContain('aún no se ha mostrado')
    await becomes({ ...called, open: inHand('A-014', { state: 'called', announcedAt: Date.now() }) }, 2)
    expect(counter.get('[data-testid=announced]').text()).toContain('anunciada en sala')
  })

  test.each([
    ['Enter', 'tickets.start'],
    ['x', 'tickets.notHere'],
    ['r', 'tickets.callAgain'],
  ])('answers to %s with %s', async (key, name) => {
    await open(called)
    await press(key)
    expect(recorded.inputs(name)).toMatchObject([{ ticketId: 'id-A-014' }])
  })

  test('says when the next "not here" is the last', async () => {
    await open({ ...called, open: inHand('A-014', { state: 'called', notHereCount: 2 }) })
    expect(counter.get('[data-testid=open-ticket]').text()).toContain('queda como no presentado')
  })

  test('becomes the ticket that is served, and Enter finishes it', async () => {
    await open(called)
    await becomes({ ...desk, open: inHand('A-014') }, 2)
    expect(counter.get('[data-testid=open-ticket]').attributes('data-state')).toBe('serving')
    await press('Enter')
    expect(recorded.inputs('tickets.finish')).toHaveLength(1)
    expect(recorded.inputs('tickets.start')).toEqual([])
  })
})
