// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest'
import type { VueWrapper } from '@vue/test-utils'
import type { DeskView, HeldRow, WaitingRow } from '#contract/views.ts'
import App from '../../../renderer/apps/reception/App.vue'
import { ok, openWindow, settled, type RecordedBridge } from '../support/recorded-bridge.ts'
import { held, idleDesk, inHand, marta, morning, overview, waiting } from './morning.ts'
import { press, submit } from './press.ts'

let recorded: RecordedBridge
let reception: VueWrapper

async function open(
  rows: readonly WaitingRow[],
  holds: readonly HeldRow[] = [],
  desk: DeskView = idleDesk,
): Promise<void> {
  recorded = morning(rows, { ...desk, held: holds })
  for (const name of ['resume', 'release', 'leave', 'hold'])
    recorded.answer(`tickets.${name}`, () => ok(null))
  reception = openWindow(App, recorded)
  await settled(150)
}

const pane = (): string => reception.get('[data-testid=selected-ticket]').text()
const labels = (): string[] =>
  reception.findAll('[data-ticket]').map((row) => row.attributes('data-ticket') ?? '')

afterEach(() => reception.unmount())

describe('those who are set aside', () => {
  const own = held('B-022', { note: 'fue a sacar copia' })
  const hers = held('B-024', { heldBy: 'Lucía Peralta', mayResume: false, counterNumber: 4 })

  test('stand below those who wait, all of them, with whose they are and the note', async () => {
    await open([waiting('A-014')], [own, hers])
    expect(labels()).toEqual(['A-014', 'B-022', 'B-024'])
    expect(reception.get('[data-ticket="B-022"]').text()).toContain('«fue a sacar copia»')
    expect(reception.get('[data-ticket="B-024"]').text()).toContain('lo aparta Lucía Peralta · Ventanilla 4')
  })

  test('are seen when nobody waits', async () => {
    await open([], [own])
    expect(reception.get('.left [data-testid=empty-state]').text()).toContain('No hay personas en espera')
    expect(labels()).toEqual(['B-022'])
  })

  test('are put away and fetched again', async () => {
    await open([waiting('A-014')], [own])
    await reception.get('[data-testid=held-toggle]').trigger('click')
    expect(labels()).toEqual(['A-014'])
    expect(reception.get('[data-testid=held-toggle]').text()).toContain('Apartados · 1')
    await press('a')
    expect(labels()).toEqual(['A-014', 'B-022'])
  })

  test('are taken up with A and Enter', async () => {
    await open([waiting('A-014')], [own])
    await press('a')
    expect(pane()).toContain('apartado hace 9\u00a0min')
    await press('Enter')
    expect(recorded.inputs('tickets.resume')).toMatchObject([{ ticketId: 'id-B-022' }])
    expect(recorded.inputs('tickets.attend')).toEqual([])
  })

  test('go back to the queue with E', async () => {
    await open([], [own])
    await press('a')
    await press('e')
    expect(recorded.inputs('tickets.release')).toMatchObject([{ ticketId: 'id-B-022' }])
  })

  test('of somebody else say so and stay where they are', async () => {
    await open([], [hers])
    await press('a')
    expect(reception.get('[data-testid=why-not-resume]').text()).toContain(
      'Solo puede retomarlo Lucía Peralta',
    )
    expect(reception.get('[data-testid=resume]').attributes('aria-disabled')).toBe('true')
    await press('Enter')
    await press('e')
    expect(recorded.inputs('tickets.resume')).toEqual([])
    expect(recorded.inputs('tickets.release')).toEqual([])
  })

  test('wait until the ticket in hand is finished', async () => {
    await open([], [own], { ...idleDesk, open: inHand('A-014') })
    await press('a')
    expect(reception.get('[data-testid=why-not-resume]').text()).toBe('Termine antes A-014')
  })
})

describe('reception', () => {
  test('sets its own ticket in hand aside', async () => {
    await open([], [], { ...idleDesk, open: inHand('A-014') })
    await press('h')
    await submit('[data-testid=hold-sheet]')
    expect(recorded.inputs('tickets.hold')).toMatchObject([{ ticketId: 'id-A-014', shared: false }])
  })

  test('sees for whom a ticket waits, what was written, and in amber words that they are away', async () => {
    const note = 'Solo falta la firma'
    await open([
      waiting('A-014', { target: { counter: 4, person: null, opened: false }, note }),
      waiting('A-015', { target: { counter: null, person: 'Lucía', opened: true } }),
    ])
    const [first, second] = reception.findAll('[data-testid=target]').map((target) => target.text())
    expect(first).toBe('para la ventanilla 4')
    expect(second).toContain('para Lucía')
    expect(second).toContain('ausente: puede llamarlo cualquiera')
    expect(pane()).toContain(`«${note}»`)
  })

  test('reactivates a ticket that it found', async () => {
    await open([])
    const found = { ticketId: 'x', label: 'C-007', personName: 'Ana', serviceName: 'Cédula', arrivalAt: 0 }
    recorded.answer('queue.find', () => ok([{ ...found, state: 'no_show', counterNumber: 2 }]))
    recorded.answer('tickets.reactivate', () => ok({ keptPlace: true }))
    await press('/')
    await reception.get('[data-testid=find]').setValue('c-007')
    await settled(150)
    await press('Enter')
    await press('v')
    expect(recorded.inputs('tickets.reactivate')).toMatchObject([{ ticketId: 'x' }])
  })

  test('tells for as long as the computer’s clock is behind', async () => {
    await open([])
    expect(reception.find('[data-testid=clock-behind]').exists()).toBe(false)
    recorded.answer('office.overview', () => ok({ ...overview, clockBehindMs: 31 * 60_000 }, 2))
    recorded.change(['office'], 2)
    await settled()
    expect(reception.get('[data-testid=clock-behind]').text()).toContain('31\u00a0min atrasado')
  })

  test('offers nothing that the person may not do', async () => {
    recorded = morning([waiting('A-014')])
    const person = { ...marta.person!, roles: ['door'] as const }
    recorded.answer('session.current', () => ok({ ...marta, person }))
    reception = openWindow(App, recorded)
    await settled(150)
    for (const action of ['attend', 'leave', 'void'])
      expect(reception.find(`[data-testid=${action}]`).exists(), action).toBe(false)
    await press('Enter')
    expect(recorded.inputs('tickets.attend')).toEqual([])
  })
})
