// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest'
import type { FoundTicket, SessionView } from '#contract/views.ts'
import { held, marta } from '../reception/morning.ts'
import { inDialog, press, submit, write } from '../reception/press.ts'
import { ok, settled } from '../support/recorded-bridge.ts'
import { busy, idle, nextRow, openCounter, type AtCounter } from './at-counter.ts'

const three = {
  ...idle,
  waiting: 3,
  next: [nextRow('A-014'), nextRow('A-015', { why: { kind: 'for_counter' } }), nextRow('A-016')],
}
const clerk: Partial<SessionView> = { person: { ...marta.person!, roles: ['counter'] } }
let at: AtCounter

function ticket(label: string, change: Partial<FoundTicket>): FoundTicket {
  return {
    ticketId: `id-${label}`,
    label,
    state: 'waiting',
    personName: null,
    serviceName: 'Partidas',
    arrivalAt: 0,
    counterNumber: null,
    ...change,
  }
}

async function search(...found: readonly FoundTicket[]): Promise<void> {
  at.recorded.answer('queue.find', () => ok(found))
  await press('/')
  await write('[data-testid=find-field]', 'a')
  await settled(150)
}

const offered = (): (string | null)[] =>
  [...document.querySelectorAll('[role=dialog] [data-ticket]')].map((row) => row.getAttribute('data-act'))

afterEach(() => at.counter.unmount())

describe('calling a chosen one', () => {
  test('offers those who follow, with why they stand there, and asks for a reason that is counted', async () => {
    at = await openCounter(three)
    await press('/')
    expect(inDialog('[data-ticket="A-015"]').textContent).toContain('viene derivado a esta ventanilla')
    await press('ArrowDown')
    await press('ArrowDown')
    await press('Enter')
    expect(document.querySelector('[role=dialog]')?.textContent).toContain('Se cuenta')
    await write('input', 'Se encuentra mal')
    await submit('[data-testid=reason-dialog]')
    expect(at.recorded.inputs('tickets.callChosen')).toMatchObject([
      { ticketId: 'id-A-016', reason: 'Se encuentra mal' },
    ])
  })

  test('calls nobody without a reason', async () => {
    at = await openCounter(three)
    await press('/')
    await press('ArrowDown')
    await press('Enter')
    await submit('[data-testid=reason-dialog]')
    expect(at.recorded.inputs('tickets.callChosen')).toEqual([])
  })

  test('calls whoever is next anyway as usual, without a reason', async () => {
    at = await openCounter(three)
    await search(ticket('A-014', {}))
    expect(inDialog('[data-ticket="A-014"]').textContent).toContain('es el siguiente')
    await press('Enter')
    expect(at.recorded.inputs('tickets.callNext')).toHaveLength(1)
  })

  test('is not offered to who may not', async () => {
    at = await openCounter(three, clerk)
    expect(at.counter.get('[data-testid=find]').text()).toContain('Buscar un turno')
    await press('/')
    expect(offered()).toEqual([null, null])
    await press('ArrowDown')
    await press('Enter')
    expect(document.querySelector('[data-testid=reason-dialog]')).toBeNull()
  })

  test('waits until the counter works again', async () => {
    at = await openCounter({ ...three, paused: { since: Date.now(), reason: 'help' } })
    await search(ticket('A-016', {}))
    expect(offered()).toEqual([null])
    expect(inDialog('[data-ticket="A-016"]').textContent).toContain('Reanude antes la ventanilla')
  })
})

describe('a ticket that was found', () => {
  test.each(['no_show', 'left'] as const)('%s: is reactivated with Enter', async (state) => {
    at = await openCounter(idle)
    await search(ticket('A-009', { state }))
    await press('Enter')
    expect(at.recorded.inputs('tickets.reactivate')).toMatchObject([{ ticketId: 'id-A-009' }])
    expect(document.querySelector('[role=dialog]')).toBeNull()
  })

  test.each([
    [true, 'conserva el lugar que tenía'],
    [false, 'espera desde ahora'],
  ])('tells whether it kept its place: %s', async (keptPlace, words) => {
    at = await openCounter(idle)
    at.recorded.answer('tickets.reactivate', () => ok({ keptPlace }))
    await search(ticket('A-009', { state: 'left' }))
    await press('Enter')
    const until = Date.now() + 60_000
    const undo = {
      eventId: 'e',
      ticketId: 'id-A-009',
      kind: 'ticket.reactivated',
      label: 'A-009',
      until,
    } as const
    await at.becomes({ ...idle, undo }, 2)
    expect(at.counter.get('[data-testid=notice-offer]').text()).toContain(words)
  })

  test('is taken up again when it was set aside, or says who alone can', async () => {
    const hers = held('B-024', { heldBy: 'Lucía Peralta', mayResume: false })
    at = await openCounter({ ...idle, held: [held('B-022'), hers] })
    await search(ticket('B-022', { state: 'held' }), ticket('B-024', { state: 'held' }))
    expect(offered()).toEqual(['resume', null])
    expect(inDialog('[data-ticket="B-024"]').textContent).toContain('Solo puede retomarlo Lucía Peralta')
    await press('Enter')
    expect(at.recorded.inputs('tickets.resume')).toMatchObject([{ ticketId: 'id-B-022' }])
  })

  test('is only looked at when it is finished or elsewhere', async () => {
    at = await openCounter(idle)
    await search(
      ticket('A-001', { state: 'finished' }),
      ticket('A-002', { state: 'serving', counterNumber: 2 }),
    )
    expect(offered()).toEqual([null, null])
    expect(inDialog('[data-ticket="A-002"]').textContent).toContain('en atención · Ventanilla 2')
  })

  test('says so when there is none', async () => {
    at = await openCounter(idle)
    await search()
    expect(inDialog('[data-testid=empty-state]').textContent).toContain('Ningún turno con «a»')
  })
})

describe('what a person may not do', () => {
  test('has no button and no key: a clerk does not void', async () => {
    at = await openCounter(busy(), clerk)
    await press('Delete')
    expect(document.querySelector('[role=dialog]')).toBeNull()
  })

  test('is there for who may', async () => {
    at = await openCounter(busy())
    await press('Delete')
    expect(inDialog('[data-testid=reason-dialog]')).toBeTruthy()
  })
})
