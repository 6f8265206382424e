// @vitest-environment happy-dom
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { VueWrapper } from '@vue/test-utils'
import type { SignInChoice } from '#contract/views.ts'
import SignIn from '#shared/components/SignIn.vue'
import { ok, openWindow, settled, type RecordedBridge } from '../support/recorded-bridge.ts'
import { press } from '../reception/press.ts'
import { choice, officeOf, refused, sessionOf } from './people.ts'

const names = ['Marta Rivas', 'José Sosa', 'Óscar Núñez', 'Ana', 'Inés', 'Luis', 'Rosa', 'Tomás', 'Zoe']
const marta = choice('Marta Rivas', { roles: ['reception', 'manager'] })
let recorded: RecordedBridge
let screen: VueWrapper

async function open(people: readonly SignInChoice[], change = {}): Promise<void> {
  recorded = officeOf(people, sessionOf(null, change))
  screen = openWindow(SignIn, recorded)
  await settled()
}

async function choose(name: string): Promise<void> {
  const button = screen.findAll('li button').find((one) => one.text().includes(name))
  if (button === undefined) throw new Error(`no ${name}`)
  await button.trigger('click')
  await settled()
}

async function enter(digits: string): Promise<void> {
  await screen.get('[data-testid=pin]').setValue(digits)
  await screen.get('[data-testid=pin-form]').trigger('submit')
  await settled()
}

async function choosePin(code: string, first: string, again = first): Promise<void> {
  await screen.get('[data-testid=code]').setValue(code)
  await screen.get('[data-testid=new-pin]').setValue(first)
  await screen.get('[data-testid=new-pin-again]').setValue(again)
  await screen.get('form').trigger('submit')
  await settled()
}

const pinField = () => screen.get<HTMLInputElement>('[data-testid=pin]').element

afterEach(() => {
  screen.unmount()
  vi.useRealTimers()
})

describe('choosing a name', () => {
  test('asks for the PIN, hidden, with the keyboard in it', async () => {
    await open(names.map((name) => choice(name)).slice(0, 3))
    expect(screen.find('input').exists()).toBe(false)
    await choose('José Sosa')
    expect(screen.get('h2').text()).toBe('José Sosa')
    expect(pinField().type).toBe('password')
    expect(document.activeElement).toBe(pinField())
  })

  test('finds a name among many without its accents, and takes it with Enter', async () => {
    await open(names.map((name) => choice(name)))
    await screen.get('input').setValue('nunez')
    expect(screen.findAll('li')).toHaveLength(1)
    await screen.get('input').trigger('keydown', { key: 'Enter' })
    await settled()
    expect(screen.get('h2').text()).toBe('Óscar Núñez')
  })

  test('walks through the names with the arrows, and Escape goes back to them', async () => {
    await open(names.slice(0, 3).map((name) => choice(name)))
    await press('ArrowDown')
    expect(document.activeElement?.textContent).toContain('José Sosa')
    await choose('José Sosa')
    await press('Escape')
    expect(screen.findAll('li')).toHaveLength(3)
    expect(document.activeElement?.textContent).toContain('Marta Rivas')
  })

  test('says what to do when no name fits and when there are none', async () => {
    await open(names.map((name) => choice(name)))
    await screen.get('input').setValue('xyz')
    expect(screen.get('[data-testid=empty-state]').text()).toContain('«xyz»')
    screen.unmount()
    await open([])
    expect(screen.get('[data-testid=empty-state]').text()).toContain('Gerencia')
  })

  test('in the demo is enough, and the face says so', async () => {
    await open([choice('Ana', { access: 'open' })])
    recorded.answer('session.signIn', () => ok({}))
    expect(screen.text()).toContain('Oficina de demostración: no se pide PIN')
    await choose('Ana')
    expect(recorded.inputs('session.signIn')).toEqual([{ personId: 'id-Ana', pin: null }])
  })

  test('in the demo says where somebody is signed in already', async () => {
    await open([choice('Ana', { access: 'open' })])
    recorded.answer('session.signIn', () =>
      refused({ code: 'person.elsewhere', place: { counter: 2, person: null } }),
    )
    await choose('Ana')
    expect(screen.get('[data-testid=refusal]').text()).toContain('ventanilla 2')
  })
})

describe('the PIN', () => {
  test('is sent with Enter, digits only', async () => {
    await open([marta])
    recorded.answer('session.signIn', () => ok({}))
    await choose('Marta')
    await screen.get('[data-testid=pin]').setValue('27a18 28')
    expect(pinField().value).toBe('271828')
    await screen.get('[data-testid=pin-form]').trigger('submit')
    await settled()
    expect(recorded.inputs('session.signIn')).toEqual([{ personId: marta.id, pin: '271828' }])
  })

  test('is not sent empty, nor twice', async () => {
    await open([marta])
    recorded.answer('session.signIn', () => ok({}))
    await choose('Marta')
    await screen.get('[data-testid=pin-form]').trigger('submit')
    expect(screen.text()).toContain('Escriba su PIN.')
    await screen.get('[data-testid=pin]').setValue('271828')
    const form = screen.get('[data-testid=pin-form]')
    await Promise.all([form.trigger('submit'), form.trigger('submit')])
    await settled()
    expect(recorded.inputs('session.signIn')).toHaveLength(1)
  })

  test('that is wrong says how many tries are left; the field is empty and has the focus', async () => {
    await open([marta])
    recorded.answer('session.signIn', () => refused({ code: 'pin.wrong', left: 3 }))
    await choose('Marta')
    screen.get<HTMLElement>('[data-testid=lost-pin]').element.focus()
    await enter('314159')
    expect(screen.get('[data-testid=refusal]').text()).toContain('Quedan 3 intentos')
    expect(pinField().value).toBe('')
    expect(document.activeElement).toBe(pinField())
    expect(document.body.innerHTML).not.toContain('314159')
  })

  test('after too many failures a clock counts, nothing is sent, and then it can be tried again', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], shouldAdvanceTime: true })
    await open([marta])
    recorded.answer('session.signIn', () => refused({ code: 'pin.locked_out', until: Date.now() + 30_000 }))
    await choose('Marta')
    await enter('314159')
    expect(screen.get('[data-testid=locked-out]').text()).toContain('código de inicio')
    expect(screen.get('[data-testid=locked-out-left]').text()).toBe('0:30')
    await vi.advanceTimersByTimeAsync(12_000)
    expect(screen.get('[data-testid=locked-out-left]').text()).toBe('0:18')
    await enter('271828')
    expect(recorded.inputs('session.signIn')).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(20_000)
    expect(screen.find('[data-testid=locked-out]').exists()).toBe(false)
    expect(screen.text()).toContain('Ya puede volver a escribir su PIN.')
    await enter('271828')
    expect(recorded.inputs('session.signIn')).toHaveLength(2)
  })
})

describe('a start code', () => {
  const lucia = choice('Lucía', { access: 'start' })

  test('asks for the code and twice the new PIN, and sends them', async () => {
    await open([lucia])
    recorded.answer('session.activate', () => ok({}))
    await choose('Lucía')
    expect(document.activeElement).toBe(screen.get('[data-testid=code]').element)
    await choosePin('k7qm 2x9d', '271828')
    expect(recorded.inputs('session.activate')).toEqual([
      { personId: lucia.id, startCode: 'K7QM-2X9D', newPin: '271828' },
    ])
  })

  test('says in words how good the PIN is, and stops at the field that is not right', async () => {
    await open([lucia])
    await choose('Lucía')
    await screen.get('[data-testid=new-pin]').setValue('2718')
    expect(screen.get('[data-testid=pin-strength]').text()).toBe('Faltan 2 cifras.')
    await screen.get('[data-testid=new-pin]').setValue('123456')
    expect(screen.get('[data-testid=pin-strength]').text()).toContain('Demasiado fácil')
    await choosePin('K7QM-2X9D', '271828', '271829')
    expect(screen.text()).toContain('Los dos PIN no coinciden')
    expect(document.activeElement).toBe(screen.get('[data-testid=new-pin-again]').element)
    await choosePin('K7QM', '271828')
    expect(screen.text()).toContain('tiene 8 letras y cifras')
    expect(recorded.inputs('session.activate')).toEqual([])
  })

  test('that is no longer good is said, and the code can be typed again', async () => {
    await open([lucia])
    recorded.answer('session.activate', () => refused({ code: 'pin.expired' }))
    await choose('Lucía')
    await choosePin('K7QM-2X9D', '271828')
    expect(screen.get('[data-testid=refusal]').text()).toContain('ya no vale')
    expect(screen.get<HTMLInputElement>('[data-testid=code]').element.value).toBe('')
    expect(document.activeElement).toBe(screen.get('[data-testid=code]').element)
  })

  test('given while somebody waits for it, shows at once', async () => {
    await open([choice('Lucía', { access: 'none' })])
    await choose('Lucía')
    expect(screen.text()).toContain('Pida a gerencia un código de inicio')
    recorded.answer('session.people', () => ok([lucia], 2))
    recorded.change(['session'], 2)
    await settled()
    expect(document.activeElement).toBe(screen.get('[data-testid=code]').element)
  })
})

describe('a lost PIN', () => {
  test('is helped by management; the printed code is only for those who manage', async () => {
    await open([marta, choice('Jorge')])
    await choose('Jorge')
    await screen.get('[data-testid=lost-pin]').trigger('click')
    await settled()
    expect(screen.get('[data-testid=pin-lost]').text()).toContain('Pida a gerencia un código de inicio')
    expect(screen.find('[data-testid=have-recovery]').exists()).toBe(false)
    expect(document.activeElement).toBe(screen.get('[data-testid=have-start]').element)
    await press('Escape')
    await press('Escape')
    await choose('Marta')
    await screen.get('[data-testid=lost-pin]').trigger('click')
    expect(screen.find('[data-testid=have-recovery]').exists()).toBe(true)
  })

  test('with the printed code: the next one is shown, can be printed, and is kept before going on', async () => {
    await open([marta])
    recorded.answer('session.recover', () =>
      ok({ session: sessionOf(marta), recoveryCode: 'AAAA-BBBB-CCCC-DDDD' }),
    )
    await choose('Marta')
    await screen.get('[data-testid=lost-pin]').trigger('click')
    await screen.get('[data-testid=have-recovery]').trigger('click')
    await settled()
    await choosePin('0123-4567-89ab-cdef', '271828')
    expect(recorded.inputs('session.recover')).toEqual([
      { personId: marta.id, recoveryCode: '0123-4567-89AB-CDEF', newPin: '271828' },
    ])
    expect(screen.get('[data-testid=shown-code]').text()).toBe('AAAABBBBCCCCDDDD')
    const sheet = document.querySelector('[data-testid=print-card]')?.textContent ?? ''
    for (const said of ['Registro Civil', 'Código de recuperación', 'Marta Rivas', 'AAAA', 'bajo llave'])
      expect(sheet).toContain(said)
    await screen.get('[data-testid=recovery-card]').trigger('submit')
    expect(screen.text()).toContain('Confirme que lo ha guardado')
  })

  test('when the key of the PINs is gone, management is shown the printed code’s way at once', async () => {
    await open([marta, choice('Jorge')])
    recorded.answer('session.signIn', () => refused({ code: 'pin.key_lost' }))
    await choose('Marta')
    await enter('271828')
    expect(screen.get('[data-testid=refusal]').text()).toContain('código de recuperación impreso')
    expect(screen.text()).toContain('Código de la hoja')
    await press('Escape')
    await press('Escape')
    await press('Escape')
    await choose('Jorge')
    await enter('271828')
    expect(screen.get('[data-testid=pin-lost]').text()).toContain('Primero debe entrar gerencia')
  })
})

test('a computer without a keyring says so, quietly', async () => {
  await open([marta], { warnings: ['pepper_in_file'] })
  expect(screen.get('[data-testid=station-warnings]').text()).toContain('llavero')
})
