// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest'
import type { Destinations, DeskView } from '#contract/views.ts'
import { inDialog, press, submit, write } from '../reception/press.ts'
import { ok, settled } from '../support/recorded-bridge.ts'
import { busy, called, openCounter, type AtCounter } from './at-counter.ts'

const places: Destinations = {
  opensAfterMs: 5 * 60_000,
  services: [
    { id: 's-a', name: 'Partidas', waiting: 3, openCounters: 2 },
    { id: 's-b', name: 'Cédula', waiting: 1, openCounters: 1 },
    { id: 's-c', name: 'Matrimonios', waiting: 0, openCounters: 0 },
  ],
  counters: [
    { id: 'c-3', number: 3, person: 'Marta Rivas', paused: false },
    { id: 'c-4', number: 4, person: 'Lucía Peralta', paused: false },
    { id: 'c-5', number: 5, person: null, paused: false },
    { id: 'c-6', number: 6, person: 'José Sosa', paused: true },
  ],
  people: [
    { id: 'marta', name: 'Marta Rivas', counterNumber: 3 },
    { id: 'lucia', name: 'Lucía Peralta', counterNumber: 4 },
    { id: 'ana', name: 'Ana Beltrán', counterNumber: null },
  ],
}
let at: AtCounter
const options = (): string[] =>
  [...document.querySelectorAll('[data-destination]')].map(
    (row) => row.getAttribute('data-destination') ?? '',
  )
const chosen = (): string | null =>
  document.querySelector('[role=option][aria-selected=true]')?.getAttribute('data-destination') ?? null

async function ask(view: DeskView = busy()): Promise<void> {
  at = await openCounter(view)
  at.recorded.answer('queue.destinations', () => ok(places))
  await press('t')
}

afterEach(() => at.counter.unmount())

describe('sending a client on', () => {
  test('offers every service, counter and person but where the ticket is', async () => {
    await ask()
    expect(options()).toEqual([
      ...['service-s-b', 'service-s-c', 'counter-c-4', 'counter-c-5', 'counter-c-6'],
      ...['person-lucia', 'person-ana'],
    ])
    expect(inDialog('[data-destination=service-s-b]').textContent).toContain('1 espera · 1 ventanilla')
    expect(inDialog('[data-destination=counter-c-5]').textContent).toContain('cerrada')
    expect(inDialog('[data-destination=counter-c-6]').textContent).toContain('en pausa · José Sosa')
    expect(inDialog('[data-destination=person-lucia]').textContent).toContain('en la ventanilla 4')
  })

  test('says what stays with the ticket', async () => {
    await ask()
    expect(document.querySelector('[role=dialog]')?.textContent).toContain('Conserva el número A-014')
  })

  test('takes a few letters of a name, without accents, and Enter', async () => {
    await ask()
    await write('[data-testid=transfer-find]', 'luc')
    expect(options()).toEqual(['counter-c-4', 'person-lucia'])
    await press('ArrowDown')
    await submit('[data-testid=transfer-sheet]')
    expect(at.recorded.inputs('tickets.transfer')).toMatchObject([
      { ticketId: 'id-A-014', to: { kind: 'person', personId: 'lucia' }, note: null },
    ])
    expect(document.querySelector('[role=dialog]')).toBeNull()
  })

  test('finds a counter by its number, and takes the note along', async () => {
    await ask()
    await write('[data-testid=transfer-find]', '4')
    await write('[data-testid=transfer-note]', 'Solo falta la firma')
    await submit('[data-testid=transfer-sheet]')
    expect(at.recorded.inputs('tickets.transfer')).toMatchObject([
      { to: { kind: 'counter', counterId: 'c-4' }, note: 'Solo falta la firma' },
    ])
  })

  test('sends nobody anywhere before a place is chosen', async () => {
    await ask()
    await submit('[data-testid=transfer-sheet]')
    expect(at.recorded.inputs('tickets.transfer')).toEqual([])
    expect(inDialog('[data-testid=transfer-confirm]').textContent).toContain('Elija un destino')
  })

  test('walks down a column with the arrows and across to the next one', async () => {
    await ask()
    await press('ArrowDown')
    expect(chosen()).toBe('service-s-b')
    await press('ArrowRight')
    expect(chosen()).toBe('counter-c-4')
    await press('ArrowDown')
    await press('ArrowRight')
    expect(chosen()).toBe('person-ana')
    await press('ArrowLeft')
    expect(chosen()).toBe('counter-c-5')
  })

  test.each([
    ['5', 'Si sigue ausente 5 min'],
    ['6', 'no atiende en este momento'],
    ['ana', 'Ana Beltrán no está en ninguna ventanilla'],
    ['matri', 'ninguna ventanilla abierta atiende Matrimonios'],
  ])('warns about who is away: %s', async (typed, words) => {
    await ask()
    await write('[data-testid=transfer-find]', typed)
    expect(inDialog('[data-testid=transfer-warning]').textContent).toContain(words)
  })

  test('does not warn about who is there', async () => {
    await ask()
    await write('[data-testid=transfer-find]', '4')
    expect(document.querySelector('[data-testid=transfer-warning]')).toBeNull()
  })

  test('says so when nothing matches', async () => {
    await ask()
    await write('[data-testid=transfer-find]', 'zz')
    expect(inDialog('[data-testid=empty-state]').textContent).toContain('Nada coincide con «zz»')
  })

  test('stays open and says why when it is refused', async () => {
    await ask()
    at.recorded.answer('tickets.transfer', () => Promise.resolve({ ok: false, code: 'counter.not_found' }))
    await write('[data-testid=transfer-find]', '4')
    await submit('[data-testid=transfer-sheet]')
    expect(inDialog('[data-testid=notice-refused]').textContent).toContain('ya no existe')
  })

  test('tells why the places could not be loaded, and tries again', async () => {
    at = await openCounter(busy())
    at.recorded.answer('queue.destinations', () => Promise.resolve({ ok: false, code: 'store.busy' }))
    await press('t')
    at.recorded.answer('queue.destinations', () => ok(places))
    inDialog('[data-testid=load-error] button').click()
    await settled()
    expect(options()).toContain('counter-c-4')
  })

  test('is not offered before the client is here', async () => {
    await ask(called)
    expect(document.querySelector('[role=dialog]')).toBeNull()
  })
})
