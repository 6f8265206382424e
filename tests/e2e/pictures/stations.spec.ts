import type { Page } from '@playwright/test'
import type { Language } from '#contract/views.ts'
import type { PreparedServer } from '#support/postgres/prepared-server.ts'
import { AppMenu } from '../screens/app-menu.ts'
import { JoinScreen } from '../screens/join-screen.ts'
import { ReceptionScreen } from '../screens/reception-screen.ts'
import { StationsSheet } from '../screens/stations-sheet.ts'
import { deskSizes, hallSizes, languages, setLook, takeAll, themes, type Size } from '../support/camera.ts'
import { allSayFound, allSayLost, startThreeComputers } from '../support/computers.ts'
import { managerFolder, startOfficeServer } from '../support/office-server.ts'
import { expect, test, type Reception } from '../support/reception.ts'

const sizes = deskSizes.slice(0, 2)
const setUpSizes = [{ width: 1100, height: 760 }, ...sizes]
const longName = 'Ventanilla de la Oficina de Atención a la Ciudadanía y Registro General de San Sebastián'

let office: PreparedServer
test.afterEach(() => office.stop())

function camera(running: Reception, page: Page, language: Language, wanted: readonly Size[]) {
  return async (name: string) => {
    for (const theme of themes) {
      await setLook(page, language, theme)
      await takeAll(running.app, page, name, { language, theme }, wanted)
    }
  }
}

for (const language of languages) {
  test(`joining an office, ${language}`, async ({ start }) => {
    office = await startOfficeServer()
    const { code, text } = await office.pair(['counter', 'display'], 'Ventanilla 1')
    const running = await start({ args: ['--language', language] })
    const page = await running.window('setup')
    const picture = camera(running, page, language, setUpSizes)
    await page.getByTestId('choose-server').click()
    await expect(page.getByTestId('way-server')).toBeVisible()
    await picture('server-form')
    await page.keyboard.press('Escape')
    await page.getByTestId('choose-join').click()
    await expect(page.getByTestId('search-again')).not.toHaveAttribute('aria-disabled', 'true')
    await picture('join')
    await page.getByTestId('pairing-code').fill(`${code.slice(0, -1)}${code.endsWith('7') ? '8' : '7'}`)
    await page.keyboard.press('Enter')
    await expect(page.getByTestId('problem')).toBeVisible()
    await picture('join-wrong')
    await page.getByTestId('pairing-code').fill(text)
    await expect(page.getByTestId('code-good')).toBeVisible()
    await picture('join-good')
    await page.getByTestId('forward').click()
    await expect(new JoinScreen(page).joined).toBeVisible()
    await picture('joined')
  })

  test(`the office’s stations, ${language}`, async ({ start }) => {
    office = await startOfficeServer()
    const running = await start({ dataDir: await managerFolder(office) })
    const reception = new ReceptionScreen(await running.window('reception'))
    const { page } = reception
    const picture = camera(running, page, language, sizes)
    const sheet = new StationsSheet(page)
    const menu = new AppMenu(page)
    await reception.signIn('Mercedes')
    await menu.choose('stations')
    await expect(sheet.list).toBeVisible()
    await picture('stations-1')
    await page.getByTestId('add-station').click()
    await page.getByTestId('create-station').click()
    await expect(page.getByTestId('roles-problem')).toBeVisible()
    await picture('station-add-missing')
    await page.getByTestId('stations-back').click()
    await sheet.add('Sala', ['display', 'reception'])
    await picture('station-code')
    await page.emulateMedia({ media: 'print' })
    await takeAll(running.app, page, 'print-station-code', { language, theme: 'light' }, [
      { width: 559, height: 794 },
    ])
    await page.emulateMedia({ media: 'screen' })
    await page.getByTestId('code-done').click()
    for (const name of ['Ventanilla 1', 'Ventanilla 2', 'Puerta']) await office.pair(['counter'], name)
    await wereThere(office)
    await page.keyboard.press('Escape')
    await menu.choose('stations')
    await expect(page.getByTestId('station')).toHaveCount(5)
    await picture('stations-5')
    await sheet.row('Ventanilla 2').getByTestId('remove-station').click()
    await picture('station-removal')
    await page.getByTestId('stations-back').click()
    for (let number = 6; number <= 50; number++)
      await office.pair(
        ['counter', 'reception'],
        `${number % 4 === 0 ? longName : 'Ventanilla'} ${String(number)}`,
      )
    await wereThere(office)
    await page.keyboard.press('Escape')
    await menu.choose('stations')
    await expect(page.getByTestId('station')).toHaveCount(50)
    await camera(running, page, language, deskSizes)('stations-50')
  })

  test(`the server is lost, ${language}`, async ({ start }) => {
    office = await startOfficeServer()
    const all = await startThreeComputers(start, office)
    const { reception, counter, display, programs } = all
    for (const prefix of ['a', 'b', 'a', 'a', 'b']) await reception.issueByKeys(prefix)
    await counter.press('Enter')
    await counter.hasCalled('A-001')
    await display.calls('A-001', 1)
    const everywhere = async (name: string) => {
      await camera(programs[0], reception.page, language, sizes)(`reception-${name}`)
      await camera(programs[1], counter.page, language, sizes)(`counter-${name}`)
      await camera(programs[2], display.page, language, hallSizes)(`display-${name}`)
    }
    await camera(programs[0], reception.page, language, sizes)('reception-server')
    office.server.freeze()
    await allSayLost(all, performance.now())
    await everywhere('lost')
    await counter.press('Enter')
    await expect(counter.page.getByTestId('notice-refused')).toBeVisible()
    await camera(programs[1], counter.page, language, sizes)('counter-lost-pressed')
    office.server.thaw()
    await allSayFound(all)
  })
}

/** Every third station is there and has a clock that goes wrong, every second one was there before. */
async function wereThere(prepared: PreparedServer): Promise<void> {
  await prepared.run(`
    with numbered as (
      select id, row_number() over (order by created_at, id) as number from station
      where id not in (select station_id from station_presence) and is_active = 1
    )
    insert into station_presence
      (station_id, seen_at, started_at, clock_offset_ms, version, writer_version, link_addresses, link_port)
    select id, (extract(epoch from clock_timestamp()) * 1000)::bigint
      + case when number % 3 = 0 then 3600000 else -number * 420000 end,
      0, case when number % 3 = 0 then 12000 else 0 end, '0.1.0', 30, '[]', null
    from numbered where number % 2 = 0 or number % 3 = 0
  `)
}
