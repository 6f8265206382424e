import type { Page } from '@playwright/test'
import { sql } from 'kysely'
import { look } from '#support/store-files.ts'
import { newPerson } from '#support/test-office.ts'
import { texts } from '#text/index.ts'
import { CounterScreen } from '../screens/counter-screen.ts'
import { DisplayScreen } from '../screens/display-screen.ts'
import { ReceptionScreen } from '../screens/reception-screen.ts'
import { SignInScreen } from '../screens/sign-in.ts'
import { dataFile } from '../support/data-file.ts'
import { officeWith, prepareOffice } from '../support/prepared-office.ts'
import { expect, test, type Reception } from '../support/reception.ts'
import { startAgain } from '../support/second-process.ts'
import { sentence } from '../support/sentence.ts'

const { es } = texts

/** The windows of counters 1 and 2, which come up in any order. */
async function twoCounters(running: Reception): Promise<[CounterScreen, CounterScreen]> {
  const one = new CounterScreen(await running.window('counter', 0))
  const other = new CounterScreen(await running.window('counter', 1))
  const isFirst = (await one.page.title()).startsWith(es.common.counter(1))
  return isFirst ? [one, other] : [other, one]
}

test('what one desk does is seen at all the others', async ({ start }) => {
  const running = await start({
    dataDir: await prepareOffice(),
    args: ['--roles', 'reception,counter:1,counter:2,display'],
  })
  const reception = new ReceptionScreen(await running.window('reception'))
  const [first, second] = await twoCounters(running)
  const display = new DisplayScreen(await running.window('display'))
  await reception.signIn('Mercedes')
  await first.signIn('Jorge')
  await second.signIn('Lucía')
  await expect(reception.page.getByText(es.reception.countersOpen(2, 4))).toBeVisible()

  await reception.issueByKeys('a')
  await reception.issueByKeys('b')
  for (const counter of [first, second]) await expect(counter.next).toContainText('A-001')
  await expect(display.waiting).toContainText('2')

  await second.press('Enter')
  await second.hasCalled('A-001')
  await display.calls('A-001', 2)
  await expect(first.next).toContainText('B-001')
  await expect.poll(() => reception.waiting()).toEqual(['B-001'])
  await first.press('Enter')
  await first.hasCalled('B-001')
  await display.calls('B-001', 1)
  await expect(display.page.getByTestId('last-calls')).toContainText('A-001')
  await expect(display.waiting).toHaveText(es.display.nobodyWaiting)
  await expect.poll(() => reception.waiting()).toEqual([])
})

test('a second start opens no second writer: it brings what it asks for to the first', async ({ start }) => {
  const dataDir = await officeWith(['A'])
  const running = await start({ dataDir, args: ['--roles', 'counter:1'] })
  const counter = new CounterScreen(await running.window('counter'))
  await counter.signIn('Jorge')

  expect(await startAgain(dataDir, ['--roles', 'display'])).toBe(0)
  const display = new DisplayScreen(await running.window('display'))
  await counter.press('Enter')
  await display.calls('A-001', 1)

  const minimized = () =>
    running.app.evaluate(
      ({ BrowserWindow }) => BrowserWindow.getAllWindows().filter((window) => window.isMinimized()).length,
    )
  await running.app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.minimize()
  })
  await expect.poll(minimized).toBe(2)
  expect(await startAgain(dataDir, [])).toBe(0)
  await expect.poll(minimized).toBe(1)
  expect(running.app.windows()).toHaveLength(2)
})

test('nobody is at two counters, and a closed window leaves its counter', async ({ start }) => {
  const dataDir = await prepareOffice()
  const running = await start({ dataDir, args: ['--roles', 'counter:1,counter:2'] })
  const [first, second] = await twoCounters(running)
  await first.signIn('Jorge')
  const jorge = second.page.getByRole('button', { name: 'Jorge' })
  await expect(jorge).toContainText('ahora en la ventanilla 1')
  const signIn = new SignInScreen(second.page)
  await signIn.choose('Jorge')
  await signIn.enter()
  await expect(signIn.refusal).toHaveText(
    sentence({ code: 'person.elsewhere', place: { counter: 1, person: null } }),
  )

  await second.press('Escape')
  await first.page.close({ runBeforeUnload: true })
  await expect(jorge).not.toContainText('ahora en')
  await second.signIn('Jorge')
  const occupied = 'select number from counter where person_id is not null'
  expect(look(dataFile(dataDir), occupied)).toEqual([{ number: 2 }])
})

test('names as long as they may be are cut, never pushing anything out of the window', async ({ start }) => {
  const long = (word: string) => `${word} `.repeat(30).trim().slice(0, 120)
  const running = await start({
    dataDir: await prepareOffice({
      office: {
        name: long('Negociado'),
        services: [{ name: long('Empadronamiento'), prefix: 'MW', expectedMinutes: 6, targetMinutes: 15 }],
        counters: [{ number: 999, services: [0] }],
        people: [newPerson(long('Mercedes')), newPerson('X'.repeat(120), { roles: ['counter'] })],
      },
      async fill(office) {
        for (let issued = 0; issued < 3; issued++) await office.issue('MW', { name: 'W'.repeat(120) })
      },
    }),
    args: ['--roles', 'reception,counter:999,display'],
  })
  const reception = new ReceptionScreen(await running.window('reception'))
  const counter = new CounterScreen(await running.window('counter'))
  const display = new DisplayScreen(await running.window('display'))
  await reception.signIn('Mercedes')
  await counter.signIn('XXX')
  await expect.poll(() => reception.waiting()).toHaveLength(3)
  await counter.press('Enter')
  await counter.hasCalled('MW-001')
  await display.calls('MW-001', 999)
  await expect(counter.page.getByTestId('ticket-history')).toContainText('XXX')
  for (const { page } of [reception, counter, display]) expect(await outsideOf(page), page.url()).toEqual([])
  const place = counter.page.getByRole('heading', { level: 1 })
  expect(await place.evaluate((title) => title.scrollWidth - title.clientWidth)).toBe(0)
})

/** What of a screen stands beyond its window or its cell, or can only be read by scrolling sideways. */
function outsideOf(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((element) => {
        const box = element.getBoundingClientRect()
        // What only screen readers are told is one pixel wide.
        if (box.width <= 1) return false
        if (box.left < 0 || box.right > innerWidth + 0.5 || box.top < 0) return true
        const scrolls = ['auto', 'scroll'].includes(getComputedStyle(element).overflowX)
        if (scrolls && element.scrollWidth > element.clientWidth) return true
        const cell = element.matches('[data-testid="ticket-number"]') ? element.parentElement : null
        return cell !== null && box.right > cell.getBoundingClientRect().right + 0.5
      })
      .map((element) => element.outerHTML.slice(0, 200)),
  )
}

test('two thousand people wait: the list says how many more there are, and finds any of them at once', async ({
  start,
}) => {
  test.setTimeout(90_000)
  const count = 2000
  const running = await start({
    dataDir: await prepareOffice({
      // Within seconds: a morning's worth would reach over four o'clock at night, when a new business day begins.
      now: Date.now() - count,
      async fill(office) {
        await sql`pragma synchronous = off`.execute(office.store.db)
        for (let issued = 0; issued < count; issued++) {
          office.now += 1
          await office.issue('A', { name: issued === 1700 ? 'Teresa Olmedo' : `Persona ${String(issued)}` })
        }
      },
    }),
  })
  const reception = new ReceptionScreen(await running.window('reception'))
  await reception.signIn('Mercedes')
  await expect(reception.page.getByTestId('waiting-count')).toHaveText(es.reception.waiting(count))
  const shown = (await reception.waiting()).length
  const rest = (count - shown).toLocaleString('es')
  await expect(reception.page.getByTestId('more-rows')).toHaveText(es.reception.moreRows(rest))

  await reception.find('olmedo')
  await expect(reception.page.getByTestId('found-list')).toContainText('A-1701')
  await expect(reception.selected).toContainText('Teresa Olmedo')
  await reception.leaveSearch()
  await reception.press('ArrowDown')
  await expect(reception.row('A-001')).toHaveAttribute('aria-selected', 'true')
  expect(await reception.issueByKeys('a')).toBe('A-2001')
  await expect(reception.page.getByTestId('waiting-count')).toHaveText(es.reception.waiting(count + 1))
})
