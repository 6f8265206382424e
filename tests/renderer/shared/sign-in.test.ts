// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { VueWrapper } from '@vue/test-utils'
import type { SignInChoice } from '#contract/views.ts'
import SignIn from '#shared/components/SignIn.vue'
import { ok, openWindow, recordBridge, settled, type RecordedBridge } from '../support/recorded-bridge.ts'

const names = ['Marta Rivas', 'José Sosa', 'Óscar Núñez', 'Ana', 'Inés', 'Luis', 'Rosa', 'Tomás', 'Zoe']
let recorded: RecordedBridge
let screen: VueWrapper

function person(name: string, index: number): SignInChoice {
  return { id: `person-${String(index)}`, name, roles: ['reception'], place: null }
}

async function open(choices: readonly SignInChoice[]): Promise<void> {
  recorded.answer('session.people', () => ok(choices))
  screen = openWindow(SignIn, recorded)
  await settled()
}

beforeEach(() => {
  recorded = recordBridge()
  recorded.answer('session.signIn', () => ok({}))
})
afterEach(() => screen.unmount())

describe('signing in', () => {
  test('is choosing a name', async () => {
    await open(names.slice(0, 3).map(person))
    await screen.findAll('li button')[1]?.trigger('click')
    await settled()
    expect(recorded.inputs('session.signIn')).toEqual([{ personId: 'person-1' }])
    expect(screen.find('input').exists()).toBe(false)
  })

  test('finds a name among many without its accents, and takes it with Enter', async () => {
    await open(names.map(person))
    await screen.get('input').setValue('nunez')
    expect(screen.findAll('li')).toHaveLength(1)
    await screen.get('input').trigger('keydown', { key: 'Enter' })
    await settled()
    expect(recorded.inputs('session.signIn')).toEqual([{ personId: 'person-2' }])
  })

  test('says where somebody is signed in already, and what to do', async () => {
    await open(names.map(person))
    recorded.answer('session.signIn', () =>
      Promise.resolve({ ok: false, code: 'person.elsewhere', place: { counter: 2, person: null } }),
    )
    await screen.get('li button').trigger('click')
    await settled()
    expect(screen.get('[data-testid=notice-refused]').text()).toContain('ventanilla 2')
  })

  test('says what to do when no name fits and when there are none', async () => {
    await open(names.map(person))
    await screen.get('input').setValue('xyz')
    expect(screen.get('[data-testid=empty-state]').text()).toContain('«xyz»')
    screen.unmount()
    await open([])
    expect(screen.get('[data-testid=empty-state]').text()).toContain('Gerencia')
  })
})
