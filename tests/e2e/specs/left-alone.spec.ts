import { rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { SessionView } from '#contract/views.ts'
import { testPin } from '#support/pins.ts'
import { ask } from '../support/ask.ts'
import { prepareOffice } from '../support/prepared-office.ts'
import { expect, test } from '../support/reception.ts'

/** How long a window may be left alone here, ms; ten minutes in an office. */
const autoLockMs = 3000

async function session(page: Page): Promise<SessionView> {
  const answer = await page.evaluate(() => window.antesala.session.current({}))
  if (!answer.ok) throw new Error(answer.code)
  return answer.value
}

async function signIn(page: Page, name: string): Promise<{ readonly ok: boolean; readonly code?: string }> {
  const people = await page.evaluate(() => window.antesala.session.people({}))
  const personId = people.ok ? people.value.find((person) => person.name === name)?.id : undefined
  return ask(page, 'session.signIn', { personId, pin: testPin })
}

test('a desk that nobody touches locks itself, wherever else somebody works; one that is used stays open', async ({
  start,
}) => {
  const dataDir = await prepareOffice({
    async fill({ store }) {
      await store.db.updateTable('office').set({ auto_lock_ms: autoLockMs }).execute()
    },
  })
  const running = await start({ dataDir, args: ['--roles', 'reception,counter:1'] })
  const [used, left] = [await running.window('reception'), await running.window('counter')]
  expect(await signIn(used, 'Mercedes')).toMatchObject({ ok: true })
  expect(await signIn(left, 'Jorge')).toMatchObject({ ok: true })
  const since = Date.now()
  let step = 0
  // A hand on the mouse, until the other window is locked and this one would have been, too.
  await expect
    .poll(
      async () => {
        await used.mouse.move(200 + (step % 50), 200 + (step++ % 40))
        return (await session(left)).locked && Date.now() - since > 2 * autoLockMs
      },
      { intervals: [200], timeout: 20_000 },
    )
    .toBe(true)
  expect((await session(used)).locked).toBe(false)
  expect(await ask(left, 'desk.current', {})).toMatchObject({ ok: false, code: 'session.locked' })
  expect(await ask(left, 'session.unlock', { pin: testPin })).toMatchObject({ ok: true })
  expect(await ask(left, 'desk.current', {})).toMatchObject({ ok: true })
})

test('the pepper lies in a file of this user alone and people are told; without it only the printed code lets in', async ({
  start,
}) => {
  const dataDir = await prepareOffice()
  const first = await start({ dataDir, args: ['--roles', 'reception'] })
  const page = await first.window('reception')
  expect((await session(page)).warnings).toEqual(['pepper_in_file'])
  expect(statSync(join(dataDir, 'pepper')).mode & 0o777).toBe(0o600)
  expect(await signIn(page, 'Mercedes')).toMatchObject({ ok: true })
  const renewed = await page.evaluate((pin) => window.antesala.people.renewRecoveryCode({ pin }), testPin)
  const recoveryCode = renewed.ok ? renewed.value.recoveryCode : ''
  await first.close()

  rmSync(join(dataDir, 'pepper'))
  const again = await (await start({ dataDir, args: ['--roles', 'reception'] })).window('reception')
  expect(await signIn(again, 'Mercedes')).toEqual({ ok: false, code: 'pin.key_lost' })
  const people = await again.evaluate(() => window.antesala.session.people({}))
  const personId = people.ok ? people.value.find(({ name }) => name === 'Mercedes')?.id : undefined
  expect(await ask(again, 'session.recover', { personId, recoveryCode, newPin: '531864' })).toMatchObject({
    ok: true,
  })
  expect(await signIn(again, 'Jorge')).toEqual({ ok: false, code: 'pin.missing' })
  expect(await ask(again, 'session.signIn', { personId, pin: '531864' })).toMatchObject({ ok: true })
})
