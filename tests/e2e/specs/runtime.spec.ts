import { texts } from '#text/index.ts'
import { AppMenu } from '../screens/app-menu.ts'
import { prepareOffice } from '../support/prepared-office.ts'
import { expect, test } from '../support/reception.ts'

const { es } = texts
const packaged = process.env['ANTESALA_PACKAGED'] === '1'

test('the specs themselves run on the project’s Node 24', () => {
  expect(process.version).toMatch(/^v24\./)
})

test('About names the runtime and every version, and says it plainly when it is not the published one', async ({
  start,
}) => {
  const running = await start({ dataDir: await prepareOffice() })
  const versions = await running.app.evaluate(({ app }) => ({
    program: app.getVersion(),
    ...process.versions,
  }))
  const menu = new AppMenu(await running.window('reception'))
  await menu.show('about', es)
  const about = await menu.page.evaluate(() => window.antesala.app.about({}))
  if (!about.ok) throw new Error(about.code)
  const { runtime, sqlite, dataFile } = about.value
  for (const line of [
    versions.program,
    es.about.kinds[runtime.kind],
    versions['electron'],
    versions['chrome'],
    versions.node,
    sqlite,
    dataFile,
  ])
    await expect(menu.sheet).toContainText(line)
  const warnings = {
    official: null,
    development: es.about.developmentWarning,
    override: es.about.overrideWarning,
    unknown: es.about.unknownWarning,
  }
  const warning = menu.sheet.getByTestId('runtime-warning')
  const expected = warnings[runtime.kind]
  if (expected === null) await expect(warning).toBeHidden()
  else await expect(warning).toHaveText(expected)
  // Electron 45 is what is published; anything older only stands in for it.
  if (!versions['electron'].startsWith('45.')) expect(runtime.kind).not.toBe('official')
})

test('the packaged program knows that it is, and shows itself through X11', async ({ start }) => {
  test.skip(!packaged, 'Only `npm run e2e -- --packaged` starts the packaged program.')
  const running = await start({ dataDir: await prepareOffice() })
  await running.window('reception')
  expect(await running.app.evaluate(({ app }) => app.isPackaged)).toBe(true)
  expect(await running.app.evaluate(({ app }) => app.commandLine.getSwitchValue('ozone-platform'))).toBe(
    'x11',
  )
})
