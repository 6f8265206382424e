import { v7 } from 'uuid'
import { newPerson } from '#support/test-office.ts'
import { texts } from '#text/index.ts'
import { CounterScreen } from '../screens/counter-screen.ts'
import { SignInScreen } from '../screens/sign-in.ts'
import { ask } from '../support/ask.ts'
import { officeWith } from '../support/prepared-office.ts'
import { expect, test } from '../support/reception.ts'

const { es } = texts

/** Mercedes is trusted with more than Lucía, who only serves. */
const people = [newPerson('Mercedes'), newPerson('Lucía', { roles: ['counter'] })]

test('two people share a desk: what one may the other is not offered, and is refused; an own hold becomes shared', async ({
  start,
}) => {
  const dataDir = await officeWith(['A', 'A'], { office: { people } })
  const running = await start({ dataDir, args: ['--roles', 'counter:1'] })
  const counter = new CounterScreen(await running.window('counter'))
  const { page } = counter
  const holds = page.getByTestId('holds')
  await counter.signIn('Mercedes')

  await counter.press('Enter')
  await counter.hasCalled('A-001')
  await counter.press('Enter')
  await counter.isServing('A-001')
  await page.getByTestId('more').click()
  await expect(page.getByTestId('void')).toBeVisible()
  await counter.press('Escape')
  await counter.press('h')
  await expect(page.getByTestId('hold-sheet')).toBeVisible()
  await counter.press('Enter')
  await counter.isFree()
  await expect(holds).toContainText(es.holds.isOwn)

  await counter.press('F9')
  const signIn = new SignInScreen(page)
  await signIn.choose('Lucía')
  await signIn.enter()
  await expect(holds).toContainText(es.holds.isShared)
  await expect(holds).toContainText('A-001')

  const waiting = await page.evaluate(() => window.antesala.queue.waiting({}))
  const ticketId = waiting.ok ? (waiting.value.rows[0]?.ticketId ?? '') : ''
  const chosen = { requestId: v7(), ticketId, reason: 'Lo pide un amigo' }
  expect(await ask(page, 'tickets.callChosen', chosen)).toMatchObject({ ok: false, code: 'person.forbidden' })
  expect(await ask(page, 'tickets.void', chosen)).toMatchObject({ ok: false, code: 'person.forbidden' })

  await holds.getByTestId('resume').click()
  await counter.isServing('A-001')
  await page.getByTestId('more').click()
  await expect(page.getByTestId('leave')).toBeVisible()
  await expect(page.getByTestId('void')).toBeHidden()
})
