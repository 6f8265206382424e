// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest'
import { inDialog, press } from '../reception/press.ts'
import { busy, idle, openCounter, type AtCounter } from './at-counter.ts'

const since = Date.UTC(2026, 10, 21, 9, 47)
const paused = { ...idle, waiting: 3, paused: { since, reason: 'back_office' as const } }
let at: AtCounter

afterEach(() => at.counter.unmount())

describe('a pause', () => {
  test('takes P and a digit', async () => {
    at = await openCounter(idle)
    await press('p')
    await press('2')
    expect(at.recorded.inputs('desk.pause')).toMatchObject([{ reason: 'meal' }])
    expect(document.querySelector('[role=dialog]')).toBeNull()
  })

  test('is not taken by a key that is no reason', async () => {
    at = await openCounter(idle)
    await press('p')
    for (const key of ['7', '0', 'x']) await press(key)
    expect(at.recorded.inputs('desk.pause')).toEqual([])
    expect(inDialog('[data-testid=pause-sheet]').textContent).toContain('Descanso')
  })

  test('waits until the ticket in hand is finished, and says so', async () => {
    at = await openCounter(busy())
    await press('p')
    expect(document.querySelector('[role=dialog]')).toBeNull()
    expect(at.counter.get('[data-testid=notice-refused]').text()).toContain('tiene abierto el A-014')
  })
})

describe('a paused counter', () => {
  test('says since when and why, and how many wait meanwhile', async () => {
    at = await openCounter(paused)
    const face = at.counter.get('[data-testid=paused]').text()
    for (const words of ['Ventanilla en pausa', 'Trabajo interno', 'desde las 10:47', '3 personas esperan'])
      expect(face).toContain(words)
    expect(at.counter.find('[data-testid=call-next]').exists()).toBe(false)
  })

  test('goes on with Enter, and never calls by itself', async () => {
    at = await openCounter(paused)
    await press('Enter')
    expect(at.recorded.inputs('desk.resume')).toHaveLength(1)
    expect(at.recorded.inputs('tickets.callNext')).toEqual([])
    await at.becomes(idle, 2)
    expect(at.counter.find('[data-testid=call-next]').exists()).toBe(true)
  })

  test('shows everybody who waits for it, the first one too', async () => {
    at = await openCounter(paused)
    expect(at.counter.get('[data-testid=next-list]').text()).toContain('A-014')
  })
})
