// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { VueWrapper } from '@vue/test-utils'
import { ok, openWindow, settled, type RecordedBridge } from '../support/recorded-bridge.ts'
import { press } from '../reception/press.ts'
import SomeDesk from './SomeDesk.vue'
import { becomes, choice, officeOf, refused, sessionOf } from './people.ts'

const marta = choice('Marta Rivas', { roles: ['reception', 'manager'] })
const jorge = choice('Jorge Sosa')
let recorded: RecordedBridge
let screen: VueWrapper

const find = (id: string) => document.querySelector<HTMLInputElement>(`[data-testid=${id}]`)
const get = (id: string) => {
  const found = find(id)
  if (found === null) throw new Error(`no ${id}`)
  return found
}
const click = async (id: string) => {
  get(id).click()
  await settled()
}
const type = (id: string, text: string) => {
  get(id).value = text
  get(id).dispatchEvent(new Event('input'))
}
const everything = () => document.documentElement.innerHTML

/** Types the PIN into the face that covers the desk, and sends it. */
async function enter(digits: string): Promise<void> {
  type('pin', digits)
  await settled()
  get('pin-form').dispatchEvent(new Event('submit', { cancelable: true }))
  await settled()
}

async function lock(revision = 2): Promise<void> {
  becomes(recorded, sessionOf(marta, { locked: true }), revision)
  await settled()
}

async function openDesk(people = [marta, jorge], office = {}): Promise<void> {
  recorded = officeOf(people, sessionOf(marta), office)
  screen = openWindow(SomeDesk, recorded)
  await settled()
}

beforeEach(() => openDesk())
afterEach(() => screen.unmount())

describe('locking', () => {
  test('is Ctrl+L, from anywhere, also while typing', async () => {
    recorded.answer('session.lock', () => ok({}))
    get('find').focus()
    await press('l', { ctrlKey: true })
    expect(recorded.inputs('session.lock')).toHaveLength(1)
  })

  test('leaves nothing of the desk in the document, only whose it is', async () => {
    type('find', 'olmedo')
    await lock()
    expect(everything()).not.toContain('A-014')
    expect(everything()).not.toContain('Teresa Olmedo')
    expect(find('desk')).toBeNull()
    expect(find('find')).toBeNull()
    expect(get('lock').textContent).toContain('Marta Rivas')
    expect(get('lock').textContent).toContain('Puesto bloqueado')
    expect(document.activeElement).toBe(get('pin'))
  })

  test('takes an open sheet along, and brings it back with what was typed', async () => {
    await click('open-sheet')
    type('note', 'le falta un documento')
    await lock()
    expect(everything()).not.toContain('Nota para el turno')
    expect(find('note')).toBeNull()
    becomes(recorded, sessionOf(marta), 3)
    await settled()
    expect(get('note').value).toBe('le falta un documento')
    expect(get('note').closest('[role=dialog]')).not.toBeNull()
  })

  test('lets no key through to what is under it', async () => {
    recorded.answer('session.lock', () => ok({}))
    const heard: string[] = []
    const hear = (event: KeyboardEvent): void => void heard.push(event.key)
    window.addEventListener('keydown', hear)
    await lock()
    await press('n')
    ;(document.activeElement as HTMLElement).blur()
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'F9', bubbles: true }))
    await press('l', { ctrlKey: true })
    window.removeEventListener('keydown', hear)
    expect(heard).toEqual([])
    expect(recorded.inputs('session.lock')).toEqual([])
    expect(find('cancel-switch')).toBeNull()
  })
})

describe('unlocking', () => {
  test('by the same person gives the desk back as it was, with the focus', async () => {
    type('find', 'olmedo')
    type('unbound', 'y de la Fuente')
    get('unbound').focus()
    await lock()
    recorded.answer('session.unlock', () => {
      becomes(recorded, sessionOf(marta), 3)
      return ok(sessionOf(marta), 3)
    })
    await enter('271828')
    await settled()
    expect(recorded.inputs('session.unlock')).toEqual([{ pin: '271828' }])
    expect(find('lock')).toBeNull()
    expect(get('find').value).toBe('olmedo')
    expect(get('unbound').value).toBe('y de la Fuente')
    expect(document.activeElement).toBe(get('unbound'))
  })

  test('with a wrong PIN says how many tries are left and stays locked', async () => {
    await lock()
    recorded.answer('session.unlock', () => refused({ code: 'pin.wrong', left: 1 }))
    await enter('314159')
    expect(get('refusal').textContent).toContain('Si vuelve a fallar')
    expect(get('pin').value).toBe('')
    expect(find('desk')).toBeNull()
  })

  test('asks no PIN in the demo', async () => {
    screen.unmount()
    await openDesk([{ ...marta, access: 'open' }], { demo: true })
    recorded.answer('session.unlock', () => ok({}))
    await lock()
    expect(find('pin')).toBeNull()
    expect(document.activeElement).toBe(get('unlock'))
    await click('unlock')
    expect(recorded.inputs('session.unlock')).toEqual([{ pin: null }])
  })

  test('is not the only way on: somebody else signs in, and sees nothing of what was typed', async () => {
    type('unbound', 'secreto de Marta')
    await lock()
    await click('other-person')
    const button = [...document.querySelectorAll<HTMLElement>('[data-testid=session-cover] li button')]
    button.find((one) => one.textContent.includes('Jorge'))?.click()
    await settled()
    recorded.answer('session.signIn', () => {
      becomes(recorded, sessionOf(jorge), 3)
      return ok(sessionOf(jorge), 3)
    })
    await enter('271828')
    await settled()
    expect(recorded.inputs('session.signIn')).toEqual([{ personId: jorge.id, pin: '271828' }])
    expect(find('session-cover')).toBeNull()
    expect(get('unbound').value).toBe('')
  })

  test('Escape on the names goes back to the lock', async () => {
    await lock()
    await click('other-person')
    expect(find('lock')).toBeNull()
    await press('Escape')
    expect(get('lock').textContent).toContain('Marta Rivas')
  })

  test('who has lost their PIN finds the way from the lock, and back', async () => {
    await lock()
    await click('lost-pin')
    expect(get('pin-lost').textContent).toContain('Pida a gerencia')
    await press('Escape')
    expect(find('lock')).not.toBeNull()
  })

  test('signing out frees the desk', async () => {
    await lock()
    recorded.answer('session.signOut', () => {
      becomes(recorded, sessionOf(null), 3)
      return ok(sessionOf(null), 3)
    })
    await click('lock-sign-out')
    expect(find('session-cover')).toBeNull()
    expect(get('sign-in').textContent).toContain('¿Quién está en este puesto?')
  })
})

describe('handing the desk over', () => {
  test('is F9: says what becomes of what was set aside, and hides the desk', async () => {
    await press('F9')
    expect(get('sign-in').textContent).toContain('Lo que tenga apartado quedará compartido')
    expect(find('desk')).toBeNull()
    expect(document.activeElement?.textContent).toContain('Marta Rivas')
    expect(recorded.inputs('session.signOut')).toEqual([])
  })

  test('Escape goes back and nothing has changed', async () => {
    type('unbound', 'a medias')
    get('unbound').focus()
    await press('F9')
    await press('Escape')
    await settled()
    expect(find('session-cover')).toBeNull()
    expect(get('unbound').value).toBe('a medias')
    expect(document.activeElement).toBe(get('unbound'))
    expect(recorded.calls.map(({ name }) => name)).not.toContain('session.signOut')
  })

  test('shows the desk of the person before to nobody while the next one comes in', async () => {
    const seen: string[] = []
    recorded.answer('session.signIn', async () => {
      becomes(recorded, sessionOf(jorge), 3)
      await settled()
      // The window has heard of the change before the answer: the face still stands.
      seen.push(find('desk') === null ? 'covered' : 'open')
      return ok(sessionOf(jorge), 3)
    })
    await press('F9')
    ;[...document.querySelectorAll<HTMLElement>('[data-testid=session-cover] li button')][1]?.click()
    await settled()
    await enter('271828')
    await settled()
    expect(seen).toEqual(['covered'])
    expect(find('desk')).not.toBeNull()
  })

  test('a refusal keeps the face, and the person before may still go back', async () => {
    recorded.answer('session.signIn', () => refused({ code: 'counter.busy', ticket: 'A-014' }))
    await press('F9')
    ;[...document.querySelectorAll<HTMLElement>('[data-testid=session-cover] li button')][1]?.click()
    await settled()
    await enter('271828')
    expect(get('refusal').textContent).toContain('A-014')
    await press('Escape')
    await press('Escape')
    await settled()
    expect(find('desk')).not.toBeNull()
  })

  test('a recovery code given on the way in is read before the desk shows, and can be printed', async () => {
    await press('F9')
    ;[...document.querySelectorAll<HTMLElement>('[data-testid=session-cover] li button')][0]?.click()
    await settled()
    await click('lost-pin')
    await click('have-recovery')
    recorded.answer('session.recover', () => {
      becomes(recorded, sessionOf(marta), 3)
      return ok({ session: sessionOf(marta), recoveryCode: 'AAAA-BBBB-CCCC-DDDD' }, 3)
    })
    type('code', '0123-4567-89AB-CDEF')
    type('new-pin', '271828')
    await settled()
    type('new-pin-again', '271828')
    await settled()
    get('code').form?.dispatchEvent(new Event('submit', { cancelable: true }))
    await settled()
    expect(get('shown-code').textContent).toContain('AAAA')
    expect(get('print-card').parentElement).toBe(document.body)
    await press('Escape')
    expect(find('recovery-card')).not.toBeNull()
    get('kept').click()
    await settled()
    get('recovery-card').dispatchEvent(new Event('submit', { cancelable: true }))
    await settled()
    expect(find('session-cover')).toBeNull()
    expect(everything()).not.toContain('AAAA')
  })
})
