import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { callNames, mayWindowAsk } from '#domain/permissions.ts'
import { look } from '#support/store-files.ts'
import { newPerson } from '#support/test-office.ts'
import { texts } from '#text/index.ts'
import { ReceptionScreen } from '../screens/reception-screen.ts'
import { ask } from '../support/ask.ts'
import { whatSucceeds } from '../support/attempts.ts'
import { dataFile } from '../support/data-file.ts'
import { officeWith, prepareOffice } from '../support/prepared-office.ts'
import { expect, test, type Reception } from '../support/reception.ts'
import { openThreeWindows, threeWindows } from '../support/three-windows.ts'

const guardedOffice = () =>
  officeWith(['A'], {
    office: {
      people: [newPerson('Mercedes'), newPerson('Vigilante', { roles: ['security'] })],
    },
  })

/** How many rows each table has that a window could change. */
function rows(dataDir: string): unknown {
  const tables = ['ticket', 'leg', 'event', 'request', 'personal', 'display_call', 'person', 'counter']
  const counts = tables.map((table) => `(select count(*) from ${table}) as ${table}`)
  return look(dataFile(dataDir), `select ${counts.join(', ')}`)
}

test('a window is offered the calls of its role and no others', async ({ start }) => {
  const running = await start({ dataDir: await prepareOffice(), args: threeWindows })
  const { reception, counter, display } = await openThreeWindows(running)
  for (const [role, { page }] of Object.entries({ reception, counter, display } as const)) {
    const offered = await page.evaluate(() =>
      Object.entries(window.antesala).flatMap(([area, methods]) =>
        typeof methods === 'function' ? [] : Object.keys(methods).map((method) => `${area}.${method}`),
      ),
    )
    const allowed = callNames.filter((name) => mayWindowAsk(name, role as 'reception'))
    expect(offered.sort(), role).toEqual([...allowed].sort())
  }
  expect(await display.page.evaluate(() => ['tickets', 'desk', 'queue', 'session'].map((area) => area in window.antesala))).toEqual([false, false, false, true]) // prettier-ignore
  expect(await display.page.evaluate(() => Object.keys(window.antesala.session))).toEqual(['current'])
})

test('nobody signed in, and a person without the role, change nothing, and are offered nothing', async ({
  start,
}) => {
  const dataDir = await guardedOffice()
  const running = await start({ dataDir })
  const reception = new ReceptionScreen(await running.window('reception'))
  const before = rows(dataDir)
  for (const name of ['tickets.issue', 'tickets.finish', 'queue.waiting', 'desk.current'] as const)
    expect(await ask(reception.page, name, {}), name).toMatchObject({ ok: false, code: 'person.required' })
  expect(rows(dataDir)).toEqual(before)

  await reception.signIn('Vigilante')
  const signedIn = rows(dataDir)
  for (const name of ['tickets.issue', 'tickets.attend', 'tickets.void', 'tickets.undo'] as const)
    expect(await ask(reception.page, name, {}), name).toMatchObject({ ok: false, code: 'person.forbidden' })
  // What a person may not do is not offered either: neither the button nor its key.
  await expect(reception.page.getByTestId('waiting-count')).toBeVisible()
  await expect(reception.page.getByTestId('new-ticket')).toBeHidden()
  await reception.press('n')
  await expect(reception.form).toBeHidden()
  expect(rows(dataDir)).toEqual(signedIn)
})

test('nonsense through the bridge is refused by name of the field, and nothing is changed', async ({
  start,
}) => {
  const dataDir = await guardedOffice()
  const running = await start({ dataDir })
  const reception = new ReceptionScreen(await running.window('reception'))
  await reception.signIn('Mercedes')
  const before = rows(dataDir)
  const answers = await reception.page.evaluate(async () => {
    const overview = await window.antesala.office.overview({})
    const serviceId = overview.ok ? (overview.value.services[0]?.id ?? '') : ''
    const good = { requestId: crypto.randomUUID(), serviceId, priorityId: null, personName: null }
    const nonsense: Record<string, unknown> = {
      nothing: undefined,
      null: null,
      number: Number.NaN,
      text: 'A-001',
      list: [good],
      empty: {},
      'one key less': { ...good, serviceId: undefined },
      'one key more': { ...good, channel: 'kiosk' },
      'wrong types': { ...good, serviceId: 7, personName: ['Ana'] },
      'no id': { ...good, serviceId: "' or 1=1 --" },
      'blank name': { ...good, personName: '   ' },
      'name too long': { ...good, personName: 'x'.repeat(121) },
      'a megabyte': { ...good, personName: 'x'.repeat(1024 * 1024) },
      'a megabyte of bytes': new Uint8Array(1024 * 1024),
      date: new Date(),
      map: new Map(Object.entries(good)),
      'inherited keys': Object.create(good) as unknown,
      'own __proto__': JSON.parse(`{"__proto__":${JSON.stringify(good)}}`) as unknown,
      constructor: { ...good, constructor: { prototype: { ok: true } } },
      'deep nest': JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`) as unknown,
    }
    const codes: [string, string][] = []
    for (const [name, input] of Object.entries(nonsense)) {
      const answer = await window.antesala.tickets
        .issue(input as typeof good)
        .catch((error: unknown) => String(error))
      codes.push([name, typeof answer === 'string' ? answer : answer.ok ? 'ok' : answer.code])
    }
    return codes
  })
  expect(answers).toEqual(answers.map(([name]) => [name, 'input.invalid']))
  const { page } = reception
  expect(await ask(page, 'preferences.set', { language: 'xx', theme: 'light' })).toEqual({ ok: false, code: 'input.invalid', field: 'language' }) // prettier-ignore
  expect(await ask(page, 'windows.open', { role: 'counter', counterNumber: 1e9 })).toMatchObject({ code: 'input.invalid' }) // prettier-ignore
  expect(await ask(page, 'queue.find', { text: 'x'.repeat(1_000_000) })).toMatchObject({
    code: 'input.invalid',
  })
  expect(rows(dataDir)).toEqual(before)
  expect(await reception.issueByKeys('a')).toBe('A-002')
})

test('a window with our preload that the program did not open is answered nothing', async ({ start }) => {
  const running = await start({ dataDir: await guardedOffice() })
  await running.window('reception')
  await running.app.evaluate(({ app, BrowserWindow }) => {
    const window = new BrowserWindow({
      webPreferences: {
        preload: `${app.getAppPath()}/out/preload/preload.cjs`,
        sandbox: true,
        additionalArguments: ['--antesala-role=reception'],
      },
    })
    void window.loadURL('app://antesala/apps/reception/index.html?stranger')
  })
  const stranger = await strangerOf(running)
  await expect(stranger.getByTestId('load-error')).toContainText(
    texts.es.refusals['sender.unknown']({}, String),
  )
  for (const name of ['session.current', 'office.overview', 'tickets.issue'] as const)
    expect(await ask(stranger, name, {})).toEqual({ ok: false, code: 'sender.unknown' })
})

async function strangerOf(running: Reception): Promise<Page> {
  const strangers = () => running.app.windows().filter((window) => window.url().endsWith('?stranger'))
  await expect.poll(strangers).toHaveLength(1)
  const [stranger] = strangers()
  if (stranger === undefined) throw new Error('no stranger')
  return stranger
}

test('a page cannot leave, and cannot open another', async ({ start }) => {
  const running = await start({ dataDir: await prepareOffice() })
  const page = await running.window('reception')
  const url = page.url()
  const display = 'app://antesala/apps/display/index.html'
  // Where the page wanted to go arrives in the main process later: it is told in the window's title.
  await running.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.webContents.on('will-navigate', ({ url: target }) => {
      window.setTitle(`${window.getTitle()} ${target}`)
    })
  })
  await page.evaluate(() => document.body.setAttribute('data-here', 'still'))
  for (const target of ['https://example.org/', 'file:///etc/passwd', 'data:text/html,hello', display]) {
    await page.evaluate((to) => {
      location.assign(to)
    }, target)
    expect(await page.evaluate((to) => window.open(to), target), target).toBeNull()
  }
  const title = () =>
    running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle())
  await expect.poll(title).toContain(`https://example.org/ ${display}`)
  expect(await page.evaluate(() => document.body.getAttribute('data-here'))).toBe('still')
  expect(page.url()).toBe(url)
  expect(running.app.windows()).toHaveLength(1)
})

test('a page cannot fetch, evaluate, inject or be permitted anything, has no Node, and what it tried is in the log', async ({
  start,
}) => {
  const running = await start({
    dataDir: await prepareOffice(),
    expectedDefects: [/content policy, reception/],
  })
  expect(await whatSucceeds(await running.window('reception'))).toEqual([])
})

test('every renderer is in the sandbox', async ({ start }) => {
  test.skip(process.platform !== 'linux', 'Only Linux tells in /proc whether a process is confined.')
  const running = await start({ dataDir: await prepareOffice(), args: threeWindows })
  await openThreeWindows(running)
  for (const pid of await renderers(running)) {
    const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8')
    expect(/^Seccomp:\s*(\d)/m.exec(status)?.[1], 'system calls are filtered').toBe('2')
    expect(/^NoNewPrivs:\s*(\d)/m.exec(status)?.[1]).toBe('1')
  }
  expect(await running.app.evaluate(({ app }) => app.commandLine.hasSwitch('no-sandbox'))).toBe(false)
})

test('the packaged program has no developer tools', async ({ start }) => {
  test.skip(
    process.env['ANTESALA_PACKAGED'] !== '1',
    'Only `npm run e2e -- --packaged` starts the packaged program.',
  )
  const running = await start({ dataDir: await prepareOffice() })
  await running.window('reception')
  const opened = await running.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.webContents.openDevTools()
    return window?.webContents.isDevToolsOpened()
  })
  expect(opened).toBe(false)
})

function renderers(running: Reception): Promise<number[]> {
  return running.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => window.webContents.getOSProcessId()),
  )
}
