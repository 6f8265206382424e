// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest'
import { held } from '../reception/morning.ts'
import { inDialog, press, submit, write } from '../reception/press.ts'
import { settled } from '../support/recorded-bridge.ts'
import { busy, called, idle, openCounter, type AtCounter } from './at-counter.ts'

let at: AtCounter
const rows = (): string[] =>
  at.counter.findAll('[data-testid=holds] [data-ticket]').map((row) => row.attributes('data-ticket') ?? '')

afterEach(() => at.counter.unmount())

describe('setting a client aside', () => {
  test('takes H and Enter, and the ticket comes back to who set it aside', async () => {
    at = await openCounter(busy())
    await press('h')
    await submit('[data-testid=hold-sheet]')
    expect(at.recorded.inputs('tickets.hold')).toMatchObject([
      { ticketId: 'id-A-014', shared: false, note: null },
    ])
    expect(document.querySelector('[role=dialog]')).toBeNull()
  })

  test('may leave it to anybody, with a note', async () => {
    at = await openCounter(busy())
    await press('h')
    const shared = document.querySelectorAll<HTMLInputElement>('[role=dialog] input[type=radio]')[1]
    shared?.click()
    await write('input[type=text]', ' Fue a pagar ')
    await submit('[data-testid=hold-sheet]')
    expect(at.recorded.inputs('tickets.hold')).toMatchObject([{ shared: true, note: 'Fue a pagar' }])
  })

  test('begins anew each time: what was chosen before is not kept', async () => {
    at = await openCounter(busy())
    await press('h')
    await write('input[type=text]', 'Fue a pagar')
    await press('Escape')
    await press('h')
    expect((inDialog('input[type=text]') as HTMLInputElement).value).toBe('')
  })

  test('stays open and says why when it is refused', async () => {
    at = await openCounter(busy())
    at.recorded.answer('tickets.hold', () =>
      Promise.resolve({ ok: false, code: 'ticket.changed', ticket: 'A-014', state: 'finished' }),
    )
    await press('h')
    await submit('[data-testid=hold-sheet]')
    expect(inDialog('[data-testid=notice-refused]').textContent).toContain('ahora consta como atendido')
  })

  test('does not show what was told before it was asked', async () => {
    at = await openCounter(busy())
    await press('p')
    expect(at.counter.find('[data-testid=notice-refused]').exists()).toBe(true)
    await press('h')
    expect(document.querySelector('[role=dialog] [data-testid=notice-refused]')).toBeNull()
  })

  test('is no longer asked when the ticket is no longer here', async () => {
    at = await openCounter(busy())
    await press('h')
    await at.becomes(idle, 2)
    expect(document.querySelector('[role=dialog]')).toBeNull()
  })

  test('is not offered before the client is here', async () => {
    at = await openCounter(called)
    await press('h')
    expect(document.querySelector('[role=dialog]')).toBeNull()
    expect(at.counter.find('[data-testid=hold]').exists()).toBe(false)
  })
})

describe('those who are set aside', () => {
  const own = held('B-022', { note: 'fue a sacar copia' })
  const shared = held('B-023', { heldBy: null, counterNumber: null })
  const hers = held('B-024', { heldBy: 'Lucía Peralta', mayResume: false })

  test('take no room while there are none', async () => {
    at = await openCounter(idle)
    expect(at.counter.find('[data-testid=holds]').exists()).toBe(false)
  })

  test('are one’s own and everybody’s; the first tells whose, where, since when and the note', async () => {
    at = await openCounter({ ...idle, held: [own, shared, hers] })
    expect(rows()).toEqual(['B-022', 'B-023'])
    const first = at.counter.get('[data-ticket="B-022"]').text()
    for (const words of [
      'Julián Sosa',
      '9\u00a0min',
      'vuelve con usted',
      'Ventanilla 3',
      '«fue a sacar copia»',
    ])
      expect(first).toContain(words)
  })

  test('are reached with A, walked with the arrows, taken up with Enter', async () => {
    at = await openCounter({ ...idle, held: [own, shared] })
    await press('a')
    await press('ArrowDown')
    expect(at.counter.get('[data-ticket="B-023"]').text()).toContain('de cualquiera · Recepción')
    await press('Enter')
    expect(at.recorded.inputs('tickets.resume')).toMatchObject([{ ticketId: 'id-B-023' }])
    expect(at.recorded.inputs('tickets.callNext')).toEqual([])
  })

  test('go back to the queue with E', async () => {
    at = await openCounter({ ...idle, held: [own] })
    await press('a')
    await press('e')
    expect(at.recorded.inputs('tickets.release')).toMatchObject([{ ticketId: 'id-B-022' }])
  })

  test.each([
    ['a ticket is in hand', busy({}, { held: [own] }), 'Termine antes A-014'],
    [
      'the counter is paused',
      { ...idle, held: [own], paused: { since: Date.now(), reason: 'meal' as const } },
      'Reanude antes la ventanilla',
    ],
  ])('cannot be taken up while %s, and say so', async (_, view, words) => {
    at = await openCounter(view)
    expect(at.counter.get('[data-ticket="B-022"]').text()).toContain(words)
    await at.counter.get('[data-testid=resume]').trigger('click')
    await press('a')
    await press('Enter')
    await settled()
    expect(at.recorded.inputs('tickets.resume')).toEqual([])
  })
})
