// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { VueWrapper } from '@vue/test-utils'
import type { JoinedView } from '#contract/views.ts'
import { pairingText, writePairingCode } from '#domain/pairing-code.ts'
import App from '../../../renderer/apps/setup/App.vue'
import { press } from '../reception/press.ts'
import { refused } from '../shared/people.ts'
import { atServer } from '../stations/office.ts'
import { ok, openWindow, recordBridge, settled, type RecordedBridge } from '../support/recorded-bridge.ts'

const code = writePairingCode({
  secret: new Uint8Array(10).fill(77),
  fingerprint: new Uint8Array(10).fill(205),
})
const text = pairingText({ host: '192.168.1.10', port: 5432, database: 'antesala' }, code)
const joined: JoinedView = {
  stationName: 'Ventanilla 4',
  roles: ['counter', 'reception'],
  office: 'Registro Civil',
  keptIn: 'keyring',
}
let recorded: RecordedBridge
let setup: VueWrapper

async function open(): Promise<void> {
  setup = openWindow(App, recorded)
  await settled()
}

async function openJoin(): Promise<void> {
  await open()
  await press('3')
  await settled()
}

const field = () => setup.get<HTMLInputElement>('[data-testid=pairing-code]')
const address = () => setup.get<HTMLInputElement>('[data-testid=server-address]')
async function goOn(): Promise<void> {
  await setup.get('form').trigger('submit')
  await settled()
}
async function fill(): Promise<void> {
  await field().setValue(code)
  await address().setValue('192.168.1.10')
  await settled()
}

beforeEach(() => {
  recorded = recordBridge()
  recorded.answer('setup.findServers', () => ok([]))
  recorded.answer('setup.join', () => ok(joined))
  recorded.answer('setup.enter', () => ok(null))
})
afterEach(() => setup.unmount())

describe('the welcome', () => {
  test('leads to joining by key, and back', async () => {
    await openJoin()
    expect(setup.find('[data-testid=way-join]').exists()).toBe(true)
    expect(document.activeElement).toBe(field().element)
    await press('Escape')
    expect(setup.find('[data-testid=choose-join]').exists()).toBe(true)
  })

  test('of a computer that has joined already offers only to set up the office', async () => {
    recorded.answer('station.current', () => ok(atServer))
    await open()
    expect(setup.text()).toContain('192.168.1.10:5432')
    expect(setup.find('[data-testid=choose-own]').exists()).toBe(true)
    for (const other of ['choose-demo', 'choose-join', 'choose-server'])
      expect(setup.find(`[data-testid=${other}]`).exists()).toBe(false)
    await press('2')
    expect(recorded.inputs('setup.createDemo')).toEqual([])
  })
})

describe('the code', () => {
  test('is grouped while it is typed, and told wrong before anything is asked', async () => {
    await openJoin()
    await field().setValue('abcde')
    await settled()
    expect(field().element.value).toBe('ABCD-E')
    await goOn()
    expect(setup.text()).toContain('faltan algunas')
    await field().setValue(`${code.slice(0, -1)}${code.endsWith('7') ? '8' : '7'}`)
    await settled()
    expect(field().attributes('aria-invalid')).toBe('true')
    expect(setup.text()).toContain('no es la del código')
    expect(recorded.inputs('setup.join')).toEqual([])
    await field().setValue(code.toLowerCase())
    await settled()
    expect(setup.find('[data-testid=code-good]').exists()).toBe(true)
  })

  test('of a scanner brings the address along, and its Enter joins', async () => {
    await openJoin()
    await field().setValue(text)
    await settled()
    expect(field().element.value).toBe(code)
    expect(address().element.value).toBe('192.168.1.10')
    await goOn()
    expect(recorded.inputs('setup.join')).toEqual([{ code, address: '192.168.1.10' }])
  })

  test('pasted over something else replaces it', async () => {
    await openJoin()
    await field().setValue('ABCD')
    const paste = new Event('paste', { bubbles: true, cancelable: true })
    Object.assign(paste, { clipboardData: { getData: () => `  ${text}\n` } })
    field().element.dispatchEvent(paste)
    await settled()
    expect(paste.defaultPrevented).toBe(true)
    expect(field().element.value).toBe(code)
    expect(address().element.value).toBe('192.168.1.10')
  })
})

describe('the address', () => {
  test('may be chosen from what was heard in the network, of which nothing is proven', async () => {
    recorded.answer('setup.findServers', () => ok([{ office: 'Registro Civil', address: '10.0.0.7' }]))
    await openJoin()
    expect(setup.text()).toContain('Cualquiera puede anunciar un nombre')
    await setup.get('[data-testid=found-server]').trigger('click')
    expect(address().element.value).toBe('10.0.0.7')
    expect(setup.get('[data-testid=found-server]').attributes('aria-pressed')).toBe('true')
  })

  test('is typed where nothing is found, and looking again asks again', async () => {
    await openJoin()
    expect(setup.text()).toContain('No se ha encontrado ninguna')
    await setup.get('[data-testid=search-again]').trigger('click')
    await settled()
    expect(recorded.inputs('setup.findServers')).toHaveLength(2)
    await field().setValue(code)
    await goOn()
    expect(setup.text()).toContain('Escriba la dirección que se ve junto al código.')
    await address().setValue('esto no es nada')
    await goOn()
    expect(setup.text()).toContain('Eso no es una dirección.')
    expect(recorded.inputs('setup.join')).toEqual([])
  })
})

describe('a refusal', () => {
  const cases = [
    ['pairing.over', 'pairing-code', {}],
    ['pairing.mistyped', 'pairing-code', {}],
    ['server.untrusted', 'server-address', { host: '192.168.1.10' }],
    ['server.not_found', 'server-address', { host: '192.168.1.10' }],
  ] as const

  test.each(cases)(
    '%s is told at its field, which has the focus, and goes with the next letter',
    async (refusal, at, more) => {
      await openJoin()
      recorded.answer('setup.join', () => refused({ code: refusal, ...more }))
      await fill()
      await goOn()
      const wrong = setup.get<HTMLInputElement>(`[data-testid=${at}]`)
      expect(wrong.attributes('aria-invalid')).toBe('true')
      expect(document.activeElement).toBe(wrong.element)
      await wrong.setValue('x')
      await settled()
      await fill()
      expect(wrong.attributes('aria-invalid')).toBeUndefined()
      expect(setup.find('[data-testid=refusal]').exists()).toBe(false)
    },
  )

  test('about no field is told at the foot', async () => {
    await openJoin()
    recorded.answer('setup.join', () => refused({ code: 'unexpected', reference: 'K7' }))
    await fill()
    await goOn()
    expect(setup.get('[data-testid=refusal]').text()).toContain('K7')
  })
})

describe('having joined', () => {
  test('says what this computer is now, and opens', async () => {
    await openJoin()
    await fill()
    await goOn()
    expect(setup.text()).toContain('Este equipo es «Ventanilla 4»')
    expect(setup.text()).toContain('Registro Civil')
    expect(setup.text()).toContain('Llama a los turnos y atiende.')
    expect(setup.find('[data-testid=kept-in-file]').exists()).toBe(false)
    await press('Escape')
    expect(setup.find('[data-testid=joined]').exists()).toBe(true)
    await goOn()
    expect(recorded.inputs('setup.enter')).toHaveLength(1)
    expect(setup.get('[data-testid=setup-created]').text()).toBe('Abriendo las ventanas…')
  })

  test('says where the credentials are when there is no keyring', async () => {
    recorded.answer('setup.join', () => ok({ ...joined, keptIn: 'file' }))
    await openJoin()
    await fill()
    await goOn()
    expect(setup.get('[data-testid=kept-in-file]').text()).toContain('en un archivo')
  })

  test('an office that nobody has set up is set up from here, and back leads here again', async () => {
    recorded.answer('setup.join', () => ok({ ...joined, office: null }))
    await openJoin()
    await fill()
    await goOn()
    expect(setup.text()).toContain('todavía no tiene oficina')
    await goOn()
    expect(setup.find('[data-testid=step-office]').exists()).toBe(true)
    await press('Escape')
    expect(setup.find('[data-testid=joined]').exists()).toBe(true)
  })
})
