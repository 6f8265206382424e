// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { VueWrapper } from '@vue/test-utils'
import type { NewOffice } from '#contract/schemas.ts'
import App from '../../../renderer/apps/setup/App.vue'
import { ok, openWindow, recordBridge, settled, type RecordedBridge } from '../support/recorded-bridge.ts'

let recorded: RecordedBridge
let setup: VueWrapper

beforeEach(async () => {
  recorded = recordBridge()
  recorded.answer('setup.create', () => ok(null))
  recorded.answer('setup.createDemo', () => ok(null))
  setup = openWindow(App, recorded)
  await settled()
})
afterEach(() => setup.unmount())

function press(key: string, init: KeyboardEventInit = {}): Promise<void> {
  const target = document.activeElement ?? document.body
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }))
  return settled()
}

async function goOn(): Promise<void> {
  await setup.get('form').trigger('submit')
  await settled()
}

function step(): string {
  return setup.get('[data-testid^=step-]').attributes('data-testid') ?? ''
}

async function toSummary(): Promise<void> {
  await press('1')
  await setup.get('[data-testid=office-name]').setValue('Registro Civil')
  await goOn()
  await goOn()
  await goOn()
  await setup.get('[data-testid=person-1] input').setValue('Teresa Olmedo')
  await goOn()
}

describe('the demo office', () => {
  test('is one click, and a double click makes one', async () => {
    const button = setup.get('[data-testid=choose-demo]')
    await Promise.all([button.trigger('click'), button.trigger('click')])
    await settled()
    await press('2')
    expect(recorded.inputs('setup.createDemo')).toHaveLength(1)
    expect(setup.get('[data-testid=setup-created]').text()).toContain('Oficina creada')
  })

  test('a refusal is said where the choice was made, and it can be tried again', async () => {
    recorded.answer('setup.createDemo', () =>
      Promise.resolve({ ok: false, code: 'office.exists', name: 'Centro' }),
    )
    await press('2')
    expect(setup.get('[data-testid=setup-refusal]').text()).toContain('«Centro»')
    recorded.answer('setup.createDemo', () => ok(null))
    await press('2')
    expect(recorded.inputs('setup.createDemo')).toHaveLength(2)
    expect(setup.find('[data-testid=setup-refusal]').exists()).toBe(false)
  })
})

describe('the own office', () => {
  test('two names and the proposals make it', async () => {
    await toSummary()
    expect(step()).toBe('step-summary')
    expect(setup.get('[data-testid=no-pin]').text()).toContain('PIN')
    await Promise.all([setup.get('form').trigger('submit'), setup.get('form').trigger('submit')])
    await settled()
    await goOn()
    const made = recorded.inputs('setup.create') as NewOffice[]
    expect(made).toHaveLength(1)
    expect(made[0]).toMatchObject({ name: 'Registro Civil', people: [{ name: 'Teresa Olmedo' }] })
    expect(made[0]?.services.map((one) => one.prefix)).toEqual(['A', 'B', 'C', 'D', 'E'])
  })

  test('an empty name stops the step, is said, and has the focus', async () => {
    await press('1')
    expect(setup.text()).not.toContain('Escriba el nombre de la oficina.')
    await goOn()
    expect(step()).toBe('step-office')
    expect(setup.text()).toContain('Escriba el nombre de la oficina.')
    expect(document.activeElement).toBe(setup.get('[data-testid=office-name]').element)
  })

  test('a repeated letter is said at once', async () => {
    await press('1')
    await setup.get('[data-testid=office-name]').setValue('Registro Civil')
    await goOn()
    await setup.get('[data-testid=service-2] input').setValue('a')
    expect(setup.get('[data-testid=service-2]').text()).toContain('La letra A ya la usa otro trámite.')
    await goOn()
    expect(step()).toBe('step-services')
  })

  test('going back loses nothing', async () => {
    await toSummary()
    for (let count = 0; count < 4; count += 1) await press('Escape')
    expect(step()).toBe('step-office')
    expect((setup.get('[data-testid=office-name]').element as HTMLInputElement).value).toBe('Registro Civil')
    await setup.get('[data-testid=go-people]').trigger('click')
    await settled()
    expect((setup.get('[data-testid=person-1] input').element as HTMLInputElement).value).toBe(
      'Teresa Olmedo',
    )
  })

  test('a step ahead cannot be reached over one that is not complete', async () => {
    await press('1')
    await setup.get('[data-testid=go-summary]').trigger('click')
    await settled()
    expect(step()).toBe('step-office')
    expect(setup.text()).toContain('Escriba el nombre de la oficina.')
  })

  test('a key held down does not run through the steps', async () => {
    await press('1')
    await press('Enter', { repeat: true })
    expect(step()).toBe('step-office')
  })

  test('rows are added and taken away with the keyboard in the right place', async () => {
    await press('1')
    await setup.get('[data-testid=office-name]').setValue('Registro Civil')
    await goOn()
    await press('n', { altKey: true })
    expect(setup.findAll('[data-testid^=service-]')).toHaveLength(6)
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Nombre del trámite 6')
    await setup.get('[data-testid=service-6] button').trigger('click')
    await settled()
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Nombre del trámite 5')
  })

  test('what the office refuses is said, and another click is another request', async () => {
    recorded.answer('setup.create', () =>
      Promise.resolve({ ok: false, code: 'store.full', file: '/datos/a.sqlite' }),
    )
    await toSummary()
    await goOn()
    expect(setup.get('[data-testid=setup-refusal]').text()).toContain('El disco está lleno')
    recorded.answer('setup.create', () => ok(null))
    await goOn()
    const ids = (recorded.inputs('setup.create') as NewOffice[]).map((one) => one.requestId)
    expect(new Set(ids).size).toBe(2)
    expect(setup.get('[data-testid=setup-created]').text()).toContain('Abriendo las ventanas')
  })
})

describe('the time zone', () => {
  test('typing finds it, Enter takes it and stays on the step', async () => {
    await press('1')
    const field = setup.get<HTMLInputElement>('[data-testid=zone]')
    field.element.focus()
    await field.setValue('canarias')
    expect(setup.findAll('[role=option]')).toHaveLength(1)
    await press('Enter')
    expect(field.element.value).toBe('España: Canarias')
    expect(field.attributes('aria-expanded')).toBe('false')
    expect(step()).toBe('step-office')
  })

  test('Escape closes the list without leaving the step', async () => {
    await press('1')
    const field = setup.get<HTMLInputElement>('[data-testid=zone]')
    const before = field.element.value
    field.element.focus()
    await field.setValue('zzz')
    expect(setup.text()).toContain('Ningún lugar coincide con «zzz».')
    await press('Escape')
    expect(field.element.value).toBe(before)
    expect(step()).toBe('step-office')
  })
})

test('language is chosen at once, and the proposals follow', async () => {
  recorded.answer('preferences.set', (input) => {
    recorded.answer('session.current', () =>
      ok({ role: 'setup', counter: null, person: null, preferences: input }, 2),
    )
    return ok(null, 2)
  })
  await setup.get('[data-testid=language-en]').trigger('click')
  recorded.change(['preferences'])
  await settled()
  expect(setup.text()).toContain('Set up my office')
  await press('1')
  await setup.get('[data-testid=office-name]').setValue('Town Hall')
  await goOn()
  expect((setup.get('[data-testid=service-1] [data-row-start]').element as HTMLInputElement).value).toBe(
    'Residence registration',
  )
})
