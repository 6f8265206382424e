import type { Page } from '@playwright/test'
import type { Language } from '#contract/views.ts'
import { deskOf, serveNext, type Desk } from '#support/desk.ts'
import { minute, value, type TestOffice } from '#support/test-office.ts'
import { CounterScreen } from '../screens/counter-screen.ts'
import { ReceptionScreen } from '../screens/reception-screen.ts'
import { deskSizes, languages, setLook, takeAll, themes } from '../support/camera.ts'
import { prepareOffice } from '../support/prepared-office.ts'
import { expect, test, type Reception } from '../support/reception.ts'

const names = [
  'Teresa Olmedo',
  'Ramón Ibáñez de la Vega',
  'Lucía Peralta',
  null,
  'Julián Sosa',
  'Carmen Duarte',
]
const note = 'Ya entregó el formulario; solo falta la firma'
const sizes = deskSizes.slice(0, 2)

/** The people at the counters, by the number of the counter. */
type Names = Map<number, string>

/** A morning in which everything has happened once: set aside, sent on, left, called before others. */
async function fill(t: TestOffice, people: Names): Promise<void> {
  const desk = (number: number): Desk => {
    const actor = t.counter(number)
    people.set(number, actor.person?.name ?? '')
    return deskOf(t, actor)
  }
  for (let issued = 0; issued < 20; issued++) {
    t.now += 2 * minute
    const name = names[issued % names.length] ?? null
    await t.issue(issued % 3 === 0 ? 'B' : 'A', name === null ? {} : { name })
  }
  const [one, two] = [desk(1), desk(2)]
  const target = t.counter(4).counterId
  if (target === null) throw new Error('no counter 4')
  value(await two.hold(await serveNext(two), 'shared', 'Espera una consulta'))
  value(await one.hold(await serveNext(one), 'own', 'Fue a hacer una copia'))
  value(await two.leave(await serveNext(two)))
  const [first, second] = [await serveNext(one), await serveNext(two)]
  value(await one.transfer(first, { kind: 'counter', counterId: target }, note))
  value(await two.transfer(second, { kind: 'person', personId: t.reception().person?.id ?? '' }, note))
  t.now += minute
}

for (const language of languages) {
  test(`the whole state machine of a ticket, ${language}`, async ({ start }) => {
    const people: Names = new Map()
    const dataDir = await prepareOffice({
      now: Date.now() - 55 * minute,
      fill: (office) => fill(office, people),
    })
    const running = await start({ dataDir, args: ['--roles', 'reception,counter:1'] })
    const reception = new ReceptionScreen(await running.window('reception'))
    const counter = new CounterScreen(await running.window('counter'))
    await reception.signIn('Mercedes')
    await counter.signIn(people.get(1) ?? '')
    await atCounter(running, counter, language)
    await atReception(running, reception, language)
  })
}

async function photograph(
  app: Reception['app'],
  page: Page,
  name: string,
  language: Language,
): Promise<void> {
  for (const theme of themes) {
    await setLook(page, language, theme)
    await takeAll(app, page, `desk-${name}`, { language, theme }, sizes)
  }
}

async function atCounter({ app }: Reception, counter: CounterScreen, language: Language): Promise<void> {
  const { page } = counter
  const take = (name: string) => photograph(app, page, name, language)
  /** A sheet by its key, and away again. */
  const sheet = async (key: string, testId: string, more: readonly string[] = []) => {
    await counter.press(key)
    await expect(page.getByTestId(testId)).toBeVisible()
    for (const next of more) await counter.press(next)
    await take(testId)
    await counter.press('Escape')
    await expect(page.getByTestId(testId)).toBeHidden()
  }
  await expect(page.getByTestId('holds')).toBeVisible()
  await take('counter-free')
  await sheet('/', 'find-sheet', ['ArrowDown'])
  await sheet('p', 'pause-sheet')
  await counter.press('p')
  await counter.press('2')
  await expect(page.getByTestId('paused')).toBeVisible()
  await take('paused')
  await counter.press('Enter')
  await counter.isFree()
  await counter.press('Enter')
  await counter.press('Enter')
  await expect(counter.finish).toBeVisible()
  await sheet('h', 'hold-sheet')
  await sheet('t', 'transfer-sheet', ['ArrowRight', 'ArrowRight'])
  await counter.press('l')
  await expect(page.getByTestId('line-sheet')).toBeVisible()
  await counter.press('b')
  await counter.press('a')
  await expect(page.getByTestId('line')).toHaveCount(2)
  await take('line-sheet')
  await counter.press('Escape')
  await expect(page.getByTestId('line-list')).toBeVisible()
  await take('serving')
}

async function atReception(
  { app }: Reception,
  reception: ReceptionScreen,
  language: Language,
): Promise<void> {
  const take = (name: string) => photograph(app, reception.page, name, language)
  await take('reception')
  await reception.press('a')
  await expect(reception.page.getByTestId('selected-held')).toBeVisible()
  await take('reception-held')
  await reception.press('Enter')
  await expect(reception.serving).toBeVisible()
  await take('reception-serving')
}
