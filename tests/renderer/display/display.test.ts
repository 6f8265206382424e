// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { VueWrapper } from '@vue/test-utils'
import type { DisplayCall, DisplayView } from '#contract/views.ts'
import { setClockOffset } from '#shared/ticker.ts'
import App from '../../../renderer/apps/display/App.vue'
import { atServer } from '../stations/office.ts'
import { ok, openWindow, recordBridge, settled, type RecordedBridge } from '../support/recorded-bridge.ts'

const paint = 60

function call(callId: string, label: string, calledAt: number, times = 1): DisplayCall {
  return { callId, label, counterNumber: 3, calledAt, times }
}

const first = call('call-1', 'A-014', 1_000)
const picture: DisplayView = {
  officeName: 'Registro Civil',
  timeZone: 'Europe/Madrid',
  current: first,
  last: [],
  waiting: 14,
  byService: [{ name: 'Partidas', waiting: 14 }],
}

let recorded: RecordedBridge
let hall: VueWrapper

async function open(view: DisplayView): Promise<void> {
  recorded.answer('display.current', () => ok({ ...view }))
  hall = openWindow(App, recorded)
  await settled(paint)
}

async function show(view: DisplayView, revision: number): Promise<void> {
  recorded.answer('display.current', () => ok({ ...view }, revision))
  recorded.change(['tickets'], revision)
  await settled(paint)
}

beforeEach(() => {
  recorded = recordBridge()
  recorded.answer('display.announced', () => ok(null))
})
afterEach(() => {
  hall.unmount()
  vi.useRealTimers()
})

describe('a call', () => {
  test('is shown with its window and told to the office once it is painted', async () => {
    await open(picture)
    expect(hall.get('[data-testid=current-number]').text()).toBe('A-014')
    expect(hall.get('[data-testid=current-counter]').text()).toBe('3')
    expect(hall.get('[data-testid=announcement]').text()).toBe('Turno A-014, pase a ventanilla 3.')
    expect(recorded.inputs('display.announced')).toEqual([{ callId: 'call-1' }])
  })

  test('is told once however often the picture is read again', async () => {
    await open(picture)
    await show(picture, 2)
    await show(picture, 3)
    expect(recorded.inputs('display.announced')).toHaveLength(1)
  })

  test('several at once: the newest stands large, the others in the list, each is told in order', async () => {
    await open(picture)
    const newer = [call('call-3', 'B-002', 3_000), call('call-2', 'C-009', 2_000)]
    await show({ ...picture, current: call('call-4', 'D-001', 4_000), last: [...newer, first] }, 2)
    expect(hall.get('[data-testid=current-number]').text()).toBe('D-001')
    const rows = hall.findAll('[data-testid=last-calls] li').map((row) => row.attributes('data-ticket'))
    expect(rows).toEqual(['B-002', 'C-009', 'A-014'])
    expect(recorded.inputs('display.announced')).toEqual(
      ['call-1', 'call-2', 'call-3', 'call-4'].map((callId) => ({ callId })),
    )
  })

  test('that could not be told because the data was busy is told with the next picture', async () => {
    recorded.answer('display.announced', () => Promise.resolve({ ok: false, code: 'store.busy' }))
    await open(picture)
    recorded.answer('display.announced', () => ok(null))
    await show(picture, 2)
    expect(recorded.inputs('display.announced')).toEqual([{ callId: 'call-1' }, { callId: 'call-1' }])
  })

  test('an old answer that arrives late does not bring an old picture back', async () => {
    await open(picture)
    await show({ ...picture, current: call('call-2', 'A-015', 2_000) }, 5)
    recorded.answer('display.current', () => ok(picture, 4))
    recorded.change(['tickets'], 5)
    await settled(paint)
    expect(hall.get('[data-testid=current-number]').text()).toBe('A-015')
  })
})

describe('without calls or without the office', () => {
  test('before the first call of the day the hall welcomes and says what to do', async () => {
    await open({ ...picture, current: null, waiting: 0, byService: [] })
    expect(hall.get('[data-testid=face-idle]').text()).toContain('Espere aquí a que aparezca su número')
    expect(hall.get('[data-testid=waiting-total]').text()).toBe('Nadie en espera')
  })

  test('the last good picture stays, with the time since which it may be old', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 21, 9, 42) })
    await open(picture)
    vi.setSystemTime(Date.UTC(2026, 10, 21, 9, 50))
    recorded.answer('display.current', () => Promise.resolve({ ok: false, code: 'store.busy' }))
    recorded.change(['tickets'])
    await settled()
    expect(hall.get('[data-testid=out-of-touch]').text()).toContain(
      'Sin conexión con la oficina desde las 10:42',
    )
    expect(hall.get('[data-testid=current-number]').text()).toBe('A-014')
    await show(picture, 3)
    expect(hall.find('[data-testid=out-of-touch]').exists()).toBe(false)
  })

  test('a server that the station has lost is said at once and once, with since when', async () => {
    await open(picture)
    recorded.answer('station.current', () => ok({ ...atServer, lostSince: Date.UTC(2026, 10, 21, 9, 42) }, 2))
    recorded.answer('display.current', () =>
      Promise.resolve({ ok: false, code: 'store.unreachable', file: '' }),
    )
    recorded.change(['stations', 'tickets'], 2)
    await settled()
    expect(hall.findAll('[data-testid=out-of-touch]')).toHaveLength(1)
    expect(hall.get('[data-testid=out-of-touch]').text()).toContain('desde las 10:42')
    expect(hall.get('[data-testid=current-number]').text()).toBe('A-014')
    recorded.answer('station.current', () => ok(atServer, 3))
    recorded.change(['stations'], 3)
    await show(picture, 3)
    expect(hall.find('[data-testid=out-of-touch]').exists()).toBe(false)
  })

  test('a computer that finds its clock an hour wrong is not out of touch for that', async () => {
    recorded.answer('station.current', () => ok({ ...atServer, clockOffsetMs: 3_600_000 }))
    await open(picture)
    recorded.answer('station.current', () => ok({ ...atServer, clockOffsetMs: -3_600_000 }, 2))
    recorded.change(['stations'], 2)
    await settled(paint)
    expect(hall.find('[data-testid=out-of-touch]').exists()).toBe(false)
    setClockOffset(0)
  })

  test('an earlier version says so quietly', async () => {
    recorded.answer('station.current', () => ok({ ...atServer, outdated: true }))
    await open(picture)
    expect(hall.get('[data-testid=outdated]').text()).toContain('versión anterior')
    expect(hall.get('[data-testid=current-number]').text()).toBe('A-014')
  })

  test('an office that never answers is noticed', async () => {
    vi.useFakeTimers()
    recorded.answer('display.current', () => new Promise(() => undefined))
    hall = openWindow(App, recorded)
    await vi.advanceTimersByTimeAsync(20_000)
    expect(hall.find('[data-testid=face-lost]').exists()).toBe(true)
    expect(hall.find('[data-testid=out-of-touch]').exists()).toBe(true)
  })

  test('a quiet office is asked again by itself', async () => {
    vi.useFakeTimers()
    recorded.answer('display.current', () => ok(picture))
    hall = openWindow(App, recorded)
    await vi.advanceTimersByTimeAsync(25_000)
    expect(recorded.inputs('display.current').length).toBeGreaterThanOrEqual(3)
  })
})
