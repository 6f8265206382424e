// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest'
import type { VueWrapper } from '@vue/test-utils'
import type { StationView } from '#contract/views.ts'
import { setClockOffset } from '#shared/ticker.ts'
import { timesFor } from '#shared/times.ts'
import Reception from '../../../renderer/apps/reception/App.vue'
import { busy, called, idle, openCounter, type AtCounter } from '../counter/at-counter.ts'
import { morning, waiting } from '../reception/morning.ts'
import { press } from '../reception/press.ts'
import { refused } from '../shared/people.ts'
import { ok, openWindow, settled, type RecordedBridge } from '../support/recorded-bridge.ts'
import { atServer, lostAt, stationBecomes } from './office.ts'

const server = '192.168.1.10:5432'
const unreachable = () => refused({ code: 'store.unreachable', file: server })
const since = timesFor('es', 'Europe/Madrid').clock(lostAt)
let recorded: RecordedBridge
let screen: VueWrapper

async function openReception(station: Partial<StationView> = {}): Promise<void> {
  recorded = morning([waiting('A-014'), waiting('A-015', { position: 2 })])
  recorded.answer('station.current', () => ok({ ...atServer, ...station }))
  screen = openWindow(Reception, recorded)
  await settled(150)
}

async function openLostCounter(): Promise<AtCounter> {
  const at = await openCounter(idle)
  ;({ recorded, counter: screen } = at)
  stationBecomes(recorded, { lostSince: lostAt })
  await settled()
  return at
}

const band = () => screen.find('[data-testid=connection-band]')

afterEach(() => {
  screen.unmount()
  setClockOffset(0)
})

describe('a server that answers', () => {
  test('is a quiet word in the bar', async () => {
    await openReception()
    expect(screen.get('[data-testid=station-pill]').text()).toBe('Servidor · 5 puestos')
    expect(band().exists()).toBe(false)
    stationBecomes(recorded, { connected: 4 })
    await settled()
    expect(screen.get('[data-testid=station-pill]').text()).toBe('Servidor · 4 de 5 puestos')
  })

  test('an office on one computer says nothing of servers', async () => {
    recorded = morning([])
    screen = openWindow(Reception, recorded)
    await settled(150)
    expect(screen.find('[data-testid=station-pill]').exists()).toBe(false)
    expect(screen.text()).not.toContain('ervidor')
  })
})

describe('a server that is lost', () => {
  test('is said once, with since when; the list stays and says how old it is', async () => {
    await openReception()
    recorded.answer('queue.waiting', unreachable)
    stationBecomes(recorded, { lostSince: lostAt })
    recorded.change(['tickets'], 2)
    await settled()
    expect(band().text()).toContain(`Sin conexión con el servidor desde las ${since}.`)
    expect(band().text()).toContain('no se puede llamar')
    expect(screen.find('[data-testid=stale]').exists()).toBe(false)
    expect(screen.findAll('[data-ticket]')).toHaveLength(2)
    expect(screen.get('[data-testid=old]').text()).toBe(`de las ${since}`)
    expect(screen.get('[data-testid=station-pill]').text()).toBe('Sin servidor')
  })

  test('another trouble with the list is still told beside it', async () => {
    await openReception()
    recorded.answer('queue.waiting', () => refused({ code: 'store.busy' }))
    recorded.change(['tickets'], 2)
    await settled()
    expect(screen.find('[data-testid=stale]').exists()).toBe(true)
  })

  test('goes by itself, and those who hear the screen are told', async () => {
    await openReception()
    stationBecomes(recorded, { lostSince: lostAt })
    await settled()
    const region = band().element.closest('[role=status]')
    stationBecomes(recorded, {}, 3)
    await settled()
    expect(band().exists()).toBe(false)
    expect(region?.isConnected).toBe(true)
    expect(region?.textContent).toContain('Ha vuelto la conexión')
  })

  test('whoever calls is told in a sentence, and nothing is asked', async () => {
    await openLostCounter()
    const call = screen.get('[data-testid=call-next]')
    expect(call.attributes('aria-disabled')).toBe('true')
    expect(call.attributes('title')).toContain('no se ha hecho nada')
    await press('Enter')
    await call.trigger('click')
    await settled()
    expect(screen.get('[data-testid=notice-refused]').text()).toContain('Sin conexión con el servidor')
    expect(recorded.inputs('tickets.callNext')).toEqual([])
  })

  test('no sheet opens whose end would be refused', async () => {
    screen = (await openLostCounter()).counter
    recorded.answer('desk.current', () => ok(busy(), 3))
    recorded.change(['tickets'], 3)
    await settled()
    for (const key of ['h', 't', 'l', 'd', 'Delete']) {
      await press(key)
      expect(document.querySelector('[role=dialog]'), key).toBeNull()
    }
    expect(screen.get('[data-testid=notice-refused]').text()).toContain('no se ha hecho nada')
  })

  test('looking somebody up still opens', async () => {
    await openLostCounter()
    recorded.answer('queue.find', unreachable)
    await press('/')
    expect(document.querySelector('[data-testid=find-sheet]')).not.toBeNull()
  })

  test('once it is back everything works, and what was refused for want of it is gone', async () => {
    const at = await openLostCounter()
    await press('Enter')
    expect(screen.find('[data-testid=notice-refused]').exists()).toBe(true)
    stationBecomes(recorded, {}, 3)
    await settled()
    expect(band().exists()).toBe(false)
    expect(screen.find('[data-testid=notice-refused]').exists()).toBe(false)
    expect(screen.find('[data-testid=old]').exists()).toBe(false)
    expect(screen.get('[data-testid=call-next]').attributes('aria-disabled')).toBeUndefined()
    await press('Enter')
    expect(recorded.inputs('tickets.callNext')).toHaveLength(1)
    await at.becomes(called, 4)
    expect(screen.find('[data-testid=start]').exists()).toBe(true)
  })

  test('where nobody has signed in it says that nobody can', async () => {
    recorded = morning([])
    recorded.answer('session.current', () =>
      ok({
        role: 'reception',
        counter: null,
        person: null,
        locked: false,
        warnings: [],
        preferences: { language: 'en', theme: 'light' },
      }),
    )
    recorded.answer('session.people', () => ok([]))
    recorded.answer('station.current', () => ok({ ...atServer, lostSince: lostAt }))
    screen = openWindow(Reception, recorded)
    await settled(150)
    expect(band().text()).toContain('Nobody can sign in')
    expect(band().text()).not.toContain('called')
  })
})

test('an earlier version says why it can only look, and does not write', async () => {
  await openReception({ outdated: true })
  expect(band().text()).toContain('versión anterior')
  expect(screen.get('[data-testid=station-pill]').text()).toBe('Versión anterior')
  await press('n')
  expect(document.querySelector('[role=dialog]')).toBeNull()
  expect(screen.get('[data-testid=notice-refused]').text()).toContain('solo puede consultar')
  stationBecomes(recorded, { outdated: true, lostSince: lostAt })
  await settled()
  expect(screen.findAll('[data-testid=connection-band]')).toHaveLength(1)
  expect(band().text()).toContain('Sin conexión')
})

test('on a computer whose clock is an hour slow, waits and the clock are the office’s', async () => {
  const hour = 60 * 60_000
  const officeTime = Date.now() + hour
  const arrivalAt = officeTime - 7 * 60_000
  recorded = morning([waiting('A-014', { arrivalAt, waitingSince: arrivalAt })])
  recorded.answer('station.current', () => ok({ ...atServer, clockOffsetMs: hour }))
  screen = openWindow(Reception, recorded)
  await settled(150)
  expect(screen.get('[data-ticket="A-014"]').text()).toMatch(/7\smin/)
  const { clock } = timesFor('es', 'Europe/Madrid')
  // A minute may turn meanwhile.
  expect([clock(officeTime), clock(Date.now() + hour)]).toContain(screen.get('.clock').text())
})
