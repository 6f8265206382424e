// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { VueWrapper } from '@vue/test-utils'
import type { PersonAccess, SessionView } from '#contract/views.ts'
import { ok, openWindow, settled, type RecordedBridge } from '../support/recorded-bridge.ts'
import { inDialog, press } from '../reception/press.ts'
import SomeDesk from './SomeDesk.vue'
import { choice, officeOf, refused, sessionOf } from './people.ts'

const hour = 60 * 60_000
const marta = choice('Marta Rivas', { roles: ['reception', 'manager'] })
const jorge = choice('Jorge Sosa', { roles: ['counter'] })
let recorded: RecordedBridge
let screen: VueWrapper

function access(name: string, change: Partial<PersonAccess> = {}): PersonAccess {
  return {
    id: `id-${name}`,
    name,
    roles: ['counter'],
    access: 'pin',
    startCodeUntil: null,
    lockedOutUntil: null,
    ...change,
  }
}

async function openDesk(session: SessionView, office: object = {}): Promise<void> {
  recorded = officeOf([marta, jorge], session, office)
  screen = openWindow(SomeDesk, recorded)
  await settled()
}

async function openMenu(): Promise<HTMLElement> {
  screen.get<HTMLElement>('[data-testid=person-menu]').element.focus()
  await press('Enter')
  await settled()
  const menu = document.querySelector<HTMLElement>('[role=menu]')
  if (menu === null) throw new Error('no menu')
  return menu
}

async function choose(item: string): Promise<void> {
  const menu = await openMenu()
  menu.querySelector<HTMLElement>(`[data-testid=${item}]`)?.click()
  await settled()
}

const type = async (id: string, text: string) => {
  const field = inDialog(`[data-testid=${id}]`) as HTMLInputElement
  field.value = text
  field.dispatchEvent(new Event('input'))
  await settled()
}
const submit = async (selector: string) => {
  inDialog(selector).dispatchEvent(new Event('submit', { cancelable: true }))
  await settled()
}
const click = async (selector: string) => {
  inDialog(selector).click()
  await settled()
}
const sheet = () => document.querySelector('[data-testid=print-card]')?.textContent ?? ''
const row = (name: string) => inDialog(`[data-person="id-${name}"]`)

beforeEach(() => openDesk(sessionOf(marta)))
afterEach(() => screen.unmount())

describe('the menu', () => {
  test('offers those who manage people and the close of the day', async () => {
    const menu = await openMenu()
    for (const offered of [
      'Cambiar de persona',
      'Bloquear',
      'Cambiar mi PIN',
      'Personas y PIN',
      'Cerrar la jornada',
    ])
      expect(menu.textContent).toContain(offered)
  })

  test('offers nobody what they may not do', async () => {
    screen.unmount()
    await openDesk(sessionOf(jorge))
    const menu = await openMenu()
    expect(menu.textContent).toContain('Cambiar mi PIN')
    expect(menu.textContent).not.toContain('Personas y PIN')
    expect(menu.textContent).not.toContain('Cerrar la jornada')
  })

  test('closes the day at reception, not at a counter', async () => {
    screen.unmount()
    await openDesk(sessionOf(marta, { role: 'counter', counter: { id: 'c-1', number: 1 } }))
    const menu = await openMenu()
    expect(menu.textContent).toContain('Personas y PIN')
    expect(menu.textContent).not.toContain('Cerrar la jornada')
  })

  test('of the demo has no PIN to change', async () => {
    screen.unmount()
    await openDesk(sessionOf(marta), { demo: true })
    expect((await openMenu()).textContent).not.toContain('Cambiar mi PIN')
  })
})

describe('people and PINs', () => {
  const until = Date.now() + 20 * hour

  beforeEach(() => {
    recorded.answer('people.access', () =>
      ok([
        access('Marta Rivas', { roles: ['manager'] }),
        access('Lucía', { access: 'start', startCodeUntil: until }),
        access('Andrés', { access: 'none' }),
        access('Paula', { lockedOutUntil: Date.now() + 5 * 60_000 }),
      ]),
    )
  })

  test('says of everybody how they get in', async () => {
    await choose('people')
    expect(row('Marta Rivas').textContent).toContain('con PIN')
    expect(row('Lucía').textContent).toMatch(/código de inicio hasta .*\d\d:\d\d/)
    expect(row('Andrés').textContent).toContain('sin PIN')
    expect(row('Paula').textContent).toMatch(/bloqueo hasta las \d\d:\d\d/)
  })

  test('a start code is shown large and once, for printing too, and is gone with the list', async () => {
    recorded.answer('people.giveStartCode', () => ok({ code: 'K7QM-2X9D', until }))
    await choose('people')
    row('Andrés').querySelector('button')?.click()
    await settled()
    expect(recorded.inputs('people.giveStartCode')).toEqual([{ personId: 'id-Andrés' }])
    expect(inDialog('[data-testid=shown-code]').textContent).toBe('K7QM2X9D')
    for (const said of ['Registro Civil', 'Código de inicio', 'Andrés', 'K7QM', '2X9D'])
      expect(sheet()).toContain(said)
    await click('[data-testid=code-done]')
    expect(document.documentElement.innerHTML).not.toContain('K7QM')
    expect(document.activeElement).toBe(row('Andrés').querySelector('button'))
  })

  test('prints by the button', async () => {
    recorded.answer('people.giveStartCode', () => ok({ code: 'K7QM-2X9D', until }))
    const print = vi.fn()
    vi.stubGlobal('print', print)
    await choose('people')
    row('Andrés').querySelector('button')?.click()
    await settled()
    await click('[data-testid=print]')
    vi.unstubAllGlobals()
    expect(print).toHaveBeenCalledOnce()
  })

  test('what is refused is said above the list', async () => {
    recorded.answer('people.giveStartCode', () => refused({ code: 'person.not_found' }))
    await choose('people')
    row('Andrés').querySelector('button')?.click()
    await settled()
    expect(inDialog('[data-testid=refusal]').textContent).toContain('ya no figura')
  })

  test('a new recovery code is given against the own PIN, and kept before going on', async () => {
    recorded.answer('people.renewRecoveryCode', () => refused({ code: 'pin.wrong', left: 4 }))
    await choose('people')
    await click('[data-testid=renew-recovery]')
    expect(document.activeElement).toBe(inDialog('[data-testid=pin]'))
    await type('pin', '314159')
    await submit('[data-testid=pin-form]')
    expect(inDialog('[data-testid=refusal]').textContent).toContain('Quedan 4 intentos')
    recorded.answer('people.renewRecoveryCode', () => ok({ recoveryCode: 'AAAA-BBBB-CCCC-DDDD' }))
    await type('pin', '271828')
    await submit('[data-testid=pin-form]')
    expect(recorded.inputs('people.renewRecoveryCode')).toEqual([{ pin: '314159' }, { pin: '271828' }])
    expect(inDialog('[data-testid=shown-code]').textContent).toBe('AAAABBBBCCCCDDDD')
    expect(sheet()).toContain('Marta Rivas')
    await submit('[data-testid=recovery-card]')
    expect(inDialog('[data-testid=recovery-card]').textContent).toContain('Confirme que lo ha guardado')
    await click('[data-testid=kept]')
    await submit('[data-testid=recovery-card]')
    expect(inDialog('[data-testid=people-list]').textContent).toContain('Paula')
  })

  test('the demo needs no codes, and says so', async () => {
    screen.unmount()
    await openDesk(sessionOf(marta), { demo: true })
    recorded.answer('people.access', () => ok([access('Ana', { access: 'open' })]))
    await choose('people')
    expect(document.querySelector('[role=dialog]')?.textContent).toContain('no se pide PIN')
    expect(row('Ana').querySelector('button')).toBeNull()
    expect(document.querySelector('[data-testid=renew-recovery]')).toBeNull()
  })
})

describe('the own PIN', () => {
  test('is changed with the present one and twice the new one', async () => {
    recorded.answer('session.changePin', () => ok(null))
    await choose('change-pin')
    await type('pin', '271828')
    await type('new-pin', '314159')
    await type('new-pin-again', '314159')
    await submit('[data-testid=change-pin-form]')
    expect(recorded.inputs('session.changePin')).toEqual([{ pin: '271828', newPin: '314159' }])
    expect(document.querySelector('[role=dialog]')).toBeNull()
  })

  test('stays as it is when the present one is wrong or the new one weak', async () => {
    recorded.answer('session.changePin', () => refused({ code: 'pin.wrong', left: 2 }))
    await choose('change-pin')
    await type('pin', '161803')
    await type('new-pin', '222222')
    await type('new-pin-again', '222222')
    await submit('[data-testid=change-pin-form]')
    expect(recorded.inputs('session.changePin')).toEqual([])
    expect(document.activeElement).toBe(inDialog('[data-testid=new-pin]'))
    await type('new-pin', '314159')
    await type('new-pin-again', '314159')
    await submit('[data-testid=change-pin-form]')
    expect(inDialog('[data-testid=refusal]').textContent).toContain('Quedan 2 intentos')
    expect((inDialog('[data-testid=pin]') as HTMLInputElement).value).toBe('')
    expect(document.activeElement).toBe(inDialog('[data-testid=pin]'))
  })
})

describe('closing the day', () => {
  const seal = '0123456789abcdef'.repeat(4)

  test('says first how many wait, afterwards how many were not served, and prints the seal', async () => {
    recorded.answer('day.close', () => ok({ notServed: 3, seal }))
    await choose('close-day')
    expect(inDialog('[data-testid=close-day-ask]').textContent).toContain('No queda nadie en espera')
    expect(recorded.inputs('day.close')).toEqual([])
    await click('[data-testid=close-day-confirm]')
    expect(recorded.inputs('day.close')).toHaveLength(1)
    expect(inDialog('[data-testid=day-closed]').textContent).toContain('3 personas quedaron sin atender')
    expect(inDialog('[data-testid=shown-code]').textContent).toBe(seal)
    for (const said of [
      'Registro Civil',
      'Sello de la jornada',
      '21 de noviembre de 2026',
      'cdef',
      '3 personas',
    ])
      expect(sheet()).toContain(said)
  })

  test('is not done by going back', async () => {
    await choose('close-day')
    await press('Escape')
    expect(document.querySelector('[role=dialog]')).toBeNull()
    expect(recorded.inputs('day.close')).toEqual([])
  })

  test('what is refused is said, and nothing is closed', async () => {
    recorded.answer('day.close', () => refused({ code: 'person.forbidden' }))
    await choose('close-day')
    await click('[data-testid=close-day-confirm]')
    expect(inDialog('[data-testid=refusal]').textContent).toContain('no permite')
    expect(document.querySelector('[data-testid=day-closed]')).toBeNull()
  })
})

test('what the person before had open is not shown to the next one', async () => {
  recorded.answer('people.access', () => ok([access('Lucía')]))
  await choose('people')
  recorded.answer('session.current', () => ok(sessionOf(jorge), 2))
  recorded.change(['session'], 2)
  await settled()
  expect(document.querySelector('[role=dialog]')).toBeNull()
})
