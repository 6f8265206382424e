// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest'
import type { LineView } from '#contract/views.ts'
import { line } from '../reception/morning.ts'
import { inDialog, press, write } from '../reception/press.ts'
import { settled } from '../support/recorded-bridge.ts'
import { busy, called, openCounter, type AtCounter } from './at-counter.ts'

const done = line('s-a', 'Partidas', { quantity: 2, state: 'done' })
const active = line('s-b', 'Cédula')
let at: AtCounter

async function open(...lines: readonly LineView[]): Promise<void> {
  at = await openCounter(busy({ lines }))
  await press('l')
}

/** Types a quantity and leaves the field. */
async function quantity(typed: string): Promise<void> {
  await write('[data-testid=quantity]', typed)
  inDialog('[data-testid=quantity]').dispatchEvent(new Event('change', { bubbles: true }))
  await settled()
}

afterEach(() => at.counter.unmount())

describe('what a client came for', () => {
  test('is just its name when it is one thing, once', async () => {
    at = await openCounter(busy())
    expect(at.counter.get('[data-testid=open-ticket]').text()).toContain('Partidas')
    expect(at.counter.find('[data-testid=line-list]').exists()).toBe(false)
  })

  test('is told with quantity and state when there is more', async () => {
    at = await openCounter(busy({ lines: [done, active] }))
    const rows = at.counter.findAll('[data-testid=line-list] li').map((row) => row.text())
    expect(rows).toEqual(['Partidas× 2hecho', 'Cédulaen curso'])
  })

  test('shows the one in hand however many there are, and how many more', async () => {
    const many = Array.from({ length: 9 }, (_, i) => line(`s-${String(i)}`, `Trámite ${String(i)}`, { state: i < 7 ? 'done' : i === 7 ? 'active' : 'pending' })) // prettier-ignore
    at = await openCounter(busy({ lines: many }))
    const list = at.counter.get('[data-testid=open-ticket]')
    expect(list.text()).toContain('Trámite 7en curso')
    expect(list.text()).toContain('y 5 trámites más')
  })
})

describe('the services of the ticket in hand', () => {
  test('get one more in two keys', async () => {
    await open(line('s-a', 'Partidas'))
    await press('b')
    expect(at.recorded.inputs('tickets.addLine')).toMatchObject([
      { ticketId: 'id-A-014', serviceId: 's-b', quantity: 1 },
    ])
  })

  test('count once more what is there already', async () => {
    await open(line('s-a', 'Partidas'))
    await press('a')
    expect(at.recorded.inputs('tickets.addLine')).toEqual([])
    expect(at.recorded.inputs('tickets.correctLine')).toMatchObject([
      { lineId: 'l-s-a', serviceId: 's-a', quantity: 2 },
    ])
  })

  test('take up what was done already', async () => {
    await open(done, active)
    await press('a')
    expect(at.recorded.inputs('tickets.takeUpLine')).toMatchObject([{ lineId: 'l-s-a' }])
  })

  test('count with + and −, down to one', async () => {
    await open(line('s-a', 'Partidas', { quantity: 2 }))
    await press('+')
    await press('-')
    const asked = at.recorded.inputs('tickets.correctLine') as { quantity: number }[]
    expect(asked.map((input) => input.quantity)).toEqual([3, 1])
    at.counter.unmount()
    await open(line('s-a', 'Partidas'))
    await press('-')
    expect(at.recorded.inputs('tickets.correctLine')).toEqual([])
  })

  test('take a typed quantity from 1 to 99 and put anything else back', async () => {
    await open(line('s-a', 'Partidas', { quantity: 2 }))
    await quantity('99')
    expect(at.recorded.inputs('tickets.correctLine')).toMatchObject([{ quantity: 99 }])
    for (const nonsense of ['0', '', 'x', '-1', '1.5']) await quantity(nonsense)
    expect(at.recorded.inputs('tickets.correctLine')).toHaveLength(1)
    expect((inDialog('[data-testid=quantity]') as HTMLInputElement).value).toBe('2')
  })

  test('are corrected to another service, but not to one that the ticket has already', async () => {
    await open(done, active)
    const select = inDialog('[data-state=active] select') as HTMLSelectElement
    expect([...select.options].map((option) => option.value)).toEqual(['s-b'])
    at.counter.unmount()
    await open(line('s-a', 'Partidas', { quantity: 3 }))
    const other = inDialog('select') as HTMLSelectElement
    other.value = 's-b'
    other.dispatchEvent(new Event('change', { bubbles: true }))
    await settled()
    expect(at.recorded.inputs('tickets.correctLine')).toMatchObject([
      { lineId: 'l-s-a', serviceId: 's-b', quantity: 3 },
    ])
  })

  test('show again what is stored when a correction is refused', async () => {
    await open(line('s-a', 'Partidas'))
    at.recorded.answer('tickets.correctLine', () => Promise.resolve({ ok: false, code: 'line.not_found' }))
    const select = inDialog('select') as HTMLSelectElement
    select.value = 's-b'
    select.dispatchEvent(new Event('change', { bubbles: true }))
    await settled()
    expect((inDialog('select') as HTMLSelectElement).value).toBe('s-a')
    expect(inDialog('[data-testid=notice-refused]').textContent).toContain('ya no figura')
  })

  test('begin with the one that is pressed', async () => {
    await open(active, line('s-a', 'Partidas', { state: 'pending' }))
    inDialog('[data-state=pending] [data-testid=take-up]').click()
    await settled()
    expect(at.recorded.inputs('tickets.takeUpLine')).toMatchObject([{ lineId: 'l-s-a' }])
  })

  test('are not offered before the client is here', async () => {
    at = await openCounter(called)
    await press('l')
    expect(document.querySelector('[role=dialog]')).toBeNull()
  })
})
