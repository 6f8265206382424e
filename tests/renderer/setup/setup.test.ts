// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { VueWrapper } from '@vue/test-utils'
import type { NewOffice } from '#contract/schemas.ts'
import App from '../../../renderer/apps/setup/App.vue'
import { ok, openWindow, recordBridge, settled, type RecordedBridge } from '../support/recorded-bridge.ts'

const created = { recoveryCode: 'K7QM-2X9D-00AB-41ZZ' }
let recorded: RecordedBridge
let setup: VueWrapper

beforeEach(async () => {
  recorded = recordBridge()
  recorded.answer('setup.create', () => ok(created))
  recorded.answer('setup.createDemo', () => ok(null))
  recorded.answer('setup.enter', () => ok(null))
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
  await choosePin('271828')
  await goOn()
}

async function choosePin(first: string, again = first): Promise<void> {
  await setup.get('[data-testid=new-pin]').setValue(first)
  await setup.get('[data-testid=new-pin-again]').setValue(again)
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
    expect(setup.get('[data-testid=who-enters]').text()).toContain('Teresa Olmedo entra con el PIN')
    await Promise.all([setup.get('form').trigger('submit'), setup.get('form').trigger('submit')])
    await settled()
    await goOn()
    const made = recorded.inputs('setup.create') as NewOffice[]
    expect(made).toHaveLength(1)
    expect(made[0]).toMatchObject({
      name: 'Registro Civil',
      people: [{ name: 'Teresa Olmedo', languages: [], pin: '271828' }],
    })
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
    recorded.answer('setup.create', () => ok(created))
    await goOn()
    const ids = (recorded.inputs('setup.create') as NewOffice[]).map((one) => one.requestId)
    expect(new Set(ids).size).toBe(2)
    expect(setup.find('[data-testid=keep-code]').exists()).toBe(true)
  })
})

describe('the first PIN', () => {
  async function toPeople(): Promise<void> {
    await toSummary()
    await setup.get('[data-testid=go-people]').trigger('click')
    await settled()
  }

  test('is asked of whoever manages first, wherever they stand in the list', async () => {
    await toPeople()
    expect(setup.find('[data-testid=person-1] [data-testid=first-pin]').exists()).toBe(true)
    for (const role of ['manager', 'admin'])
      await setup.get(`[data-testid=person-1] [data-role=${role}]`).trigger('click')
    expect(setup.find('[data-testid=first-pin]').exists()).toBe(false)
    expect(setup.get('[data-testid=problem]').text()).toContain('Gerencia')
    await setup.get('[data-testid=add-person]').trigger('click')
    await setup.get('[data-testid=person-2] input').setValue('Julián Soto')
    await setup.get('[data-testid=person-2] [data-role=manager]').trigger('click')
    expect(setup.get('[data-testid=person-2] [data-testid=first-pin]').text()).toContain('PIN de Julián Soto')
  })

  test('without one the step stays, and the field has the focus', async () => {
    await toPeople()
    await choosePin('', '')
    await goOn()
    expect(step()).toBe('step-people')
    expect(document.activeElement).toBe(setup.get('[data-testid=new-pin]').element)
    await choosePin('271828', '27182')
    await goOn()
    expect(setup.text()).toContain('Los dos PIN no coinciden')
    expect(document.activeElement).toBe(setup.get('[data-testid=new-pin-again]').element)
  })

  test('says in words how good it is', async () => {
    await toPeople()
    const said = () => setup.get('[data-testid=pin-strength]').text()
    await choosePin('27')
    expect(said()).toBe('Faltan 4 cifras.')
    await choosePin('345678')
    expect(said()).toContain('Demasiado fácil')
    await choosePin('271828')
    expect(said()).toBe('Buen PIN.')
    await choosePin('2718281828')
    expect(said()).toBe('Muy buen PIN.')
  })

  test('survives going back, and a refusal of the office', async () => {
    await toPeople()
    expect(setup.get<HTMLInputElement>('[data-testid=new-pin]').element.value).toBe('271828')
    recorded.answer('setup.create', () => Promise.resolve({ ok: false, code: 'office.without_manager' }))
    await goOn()
    await goOn()
    expect(setup.get('[data-testid=setup-refusal]').text()).toContain('gerencia')
    await setup.get('[data-testid=go-people]').trigger('click')
    await settled()
    expect(setup.get<HTMLInputElement>('[data-testid=new-pin-again]').element.value).toBe('271828')
  })
})

test('the languages of a person are ticked in a menu, without leaving it, and are kept', async () => {
  await toSummary()
  await setup.get('[data-testid=go-people]').trigger('click')
  await settled()
  setup.get<HTMLElement>('[data-testid=languages]').element.focus()
  await press('Enter')
  await settled()
  const items = [...document.querySelectorAll<HTMLElement>('[role=menuitemcheckbox]')]
  expect(items.map((item) => item.textContent.trim())).not.toContain('español')
  for (const name of ['guaraní', 'inglés']) {
    items.find((item) => item.textContent.includes(name))?.click()
    await settled()
  }
  expect(document.querySelector('[role=menu]')).not.toBeNull()
  await press('Escape')
  await settled()
  expect(step()).toBe('step-people')
  expect(setup.get('[data-testid=languages]').text()).toBe('inglés, guaraní')
  await goOn()
  expect(setup.text()).toContain('inglés, guaraní')
  await goOn()
  expect(recorded.inputs('setup.create')).toMatchObject([{ people: [{ languages: ['en', 'gn'] }] }])
})

describe('the recovery code', () => {
  beforeEach(async () => {
    await toSummary()
    await goOn()
  })

  test('is shown large, with what it is for and where it belongs, and on the sheet to print', () => {
    expect(setup.get('[data-testid=shown-code]').text()).toBe('K7QM2X9D00AB41ZZ')
    expect(setup.text()).toContain('la única manera de volver a entrar')
    expect(setup.text()).toContain('nunca en el cajón de este puesto')
    const sheet = document.querySelector('[data-testid=print-card]')?.textContent ?? ''
    for (const said of ['Registro Civil', 'Teresa Olmedo', 'K7QM', '41ZZ', 'bajo llave'])
      expect(sheet).toContain(said)
  })

  test('is kept before the office opens', async () => {
    await goOn()
    expect(recorded.inputs('setup.enter')).toEqual([])
    expect(setup.text()).toContain('Confirme que lo ha guardado')
    expect(document.activeElement).toBe(setup.get('[data-testid=kept]').element)
    await setup.get('[data-testid=kept]').setValue(true)
    await Promise.all([setup.get('form').trigger('submit'), setup.get('form').trigger('submit')])
    await settled()
    expect(recorded.inputs('setup.enter')).toEqual([{}])
    expect(setup.get('[data-testid=setup-created]').text()).toContain('Abriendo las ventanas')
  })

  test('leaves neither a PIN nor a way back behind', async () => {
    expect(setup.find('[data-testid^=go-people]').exists()).toBe(false)
    await press('Escape')
    await press('1')
    expect(setup.find('[data-testid=keep-code]').exists()).toBe(true)
    expect(document.body.innerHTML).not.toContain('271828')
    expect(recorded.inputs('setup.create')).toHaveLength(1)
  })

  test('that cannot be followed by the office says why', async () => {
    recorded.answer('setup.enter', () => Promise.resolve({ ok: false, code: 'office.missing' }))
    await setup.get('[data-testid=kept]').setValue(true)
    await goOn()
    expect(setup.get('[data-testid=setup-refusal]').text()).toContain('Todavía no hay ninguna oficina')
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
