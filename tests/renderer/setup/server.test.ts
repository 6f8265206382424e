// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { VueWrapper } from '@vue/test-utils'
import type { Answer, PreparedView } from '#contract/views.ts'
import App from '../../../renderer/apps/setup/App.vue'
import { press } from '../reception/press.ts'
import { refused } from '../shared/people.ts'
import { ok, openWindow, recordBridge, settled, type RecordedBridge } from '../support/recorded-bridge.ts'

const prepared: PreparedView = {
  address: '192.168.1.10',
  needsRestart: false,
  keptIn: 'keyring',
  office: null,
  backupFolder: '/var/lib/antesala/copias',
}
let recorded: RecordedBridge
let setup: VueWrapper

const field = (name: string) => setup.get<HTMLInputElement>(`[data-testid=server-${name}]`)
async function goOn(): Promise<void> {
  await setup.get('form').trigger('submit')
  await settled()
}

beforeEach(async () => {
  recorded = recordBridge()
  recorded.answer('setup.prepareServer', () => ok(prepared))
  setup = openWindow(App, recorded)
  await settled()
  await press('4')
  await settled()
})
afterEach(() => setup.unmount())

test('is offered quietly, says what will be done, and back leads to the choice', async () => {
  expect(setup.get('[data-testid=way-server]').text()).toContain('Cifrar las conexiones')
  await press('Escape')
  expect(setup.find('[data-testid=choose-server]').exists()).toBe(true)
})

test('a password is enough where the server is the usual one, and is kept nowhere', async () => {
  expect(field('password').attributes('type')).toBe('password')
  await field('password').setValue('una clave larga')
  await setup.get('[data-testid=show-password]').trigger('click')
  expect(field('password').attributes('type')).toBe('text')
  await goOn()
  expect(recorded.inputs('setup.prepareServer')).toEqual([
    { address: 'localhost', user: 'postgres', password: 'una clave larga' },
  ])
  expect(setup.get('[data-testid=prepared-address]').text()).toBe('192.168.1.10')
  expect(setup.get('[data-testid=backup-folder]').text()).toBe('/var/lib/antesala/copias')
  expect(setup.find('[data-testid=needs-restart]').exists()).toBe(false)
  expect(document.body.innerHTML).not.toContain('una clave larga')
})

test('then come the ordinary steps, and what is prepared stays prepared', async () => {
  await goOn()
  await goOn()
  expect(setup.find('[data-testid=step-office]').exists()).toBe(true)
  await press('Escape')
  expect(setup.find('[data-testid=prepared]').exists()).toBe(true)
  await press('Escape')
  expect(setup.find('[data-testid=prepared]').exists()).toBe(true)
})

test('a server that has to be restarted by hand says so', async () => {
  recorded.answer('setup.prepareServer', () => ok({ ...prepared, needsRestart: true }))
  await goOn()
  expect(setup.get('[data-testid=needs-restart]').text()).toContain('reiniciar PostgreSQL')
})

test('a server that had been prepared before opens its office, and nothing is set up again', async () => {
  recorded.answer('setup.enter', () => ok(null))
  recorded.answer('setup.prepareServer', () => ok({ ...prepared, office: 'Registro Civil', keptIn: 'file' }))
  await goOn()
  expect(setup.text()).toContain('Registro Civil')
  expect(setup.find('[data-testid=kept-in-file]').exists()).toBe(true)
  await goOn()
  expect(recorded.inputs('setup.enter')).toHaveLength(1)
  expect(setup.find('[data-testid=step-office]').exists()).toBe(false)
})

test('where no backup could be set going, it says so', async () => {
  recorded.answer('setup.prepareServer', () => ok({ ...prepared, backupFolder: null }))
  await goOn()
  expect(setup.get('[data-testid=no-backup]').text()).toContain('ninguna copia de seguridad')
  expect(setup.find('[data-testid=backup-folder]').exists()).toBe(false)
})

test('while it works it says that it can take a minute, and a second Enter asks nothing', async () => {
  let answer: (value: Answer<PreparedView>) => void = () => undefined
  recorded.answer('setup.prepareServer', () => new Promise((resolve) => (answer = resolve as typeof answer)))
  await goOn()
  expect(setup.get('[data-testid=doing]').text()).toContain('Puede tardar un minuto')
  await goOn()
  await press('Escape')
  expect(recorded.inputs('setup.prepareServer')).toHaveLength(1)
  expect(setup.find('[data-testid=way-server]').exists()).toBe(true)
  answer({ ok: true, value: prepared, revision: 1 })
  await settled()
  expect(setup.find('[data-testid=prepared]').exists()).toBe(true)
})

test.each([
  ['server.refused', 'password', { host: 'localhost' }],
  ['server.rights', 'user', {}],
  ['server.too_old', 'address', { version: '14.2' }],
  ['server.far', 'address', { host: '10.0.0.7' }],
  ['server.database_used', 'address', { database: 'tienda' }],
] as const)('%s is told at the field %s', async (code, at, more) => {
  recorded.answer('setup.prepareServer', () => refused({ code, ...more }))
  await goOn()
  expect(field(at).attributes('aria-invalid')).toBe('true')
  expect(document.activeElement).toBe(field(at).element)
})

test('what is missing is told before anything is asked', async () => {
  await field('address').setValue('')
  await field('user').setValue('  ')
  await goOn()
  expect(setup.text()).toContain('Escriba la dirección del servidor.')
  expect(setup.text()).toContain('Escriba el usuario administrador')
  expect(recorded.inputs('setup.prepareServer')).toEqual([])
})
