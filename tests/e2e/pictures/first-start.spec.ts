import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeDataDir } from '../../../build/launch.ts'
import { SetUpScreen } from '../screens/set-up-screen.ts'
import { deskSizes, languages, setLook, takeAll, themes } from '../support/camera.ts'
import { expect, test } from '../support/reception.ts'

const size = [{ width: 1100, height: 760 }, ...deskSizes.slice(0, 2)]

for (const language of languages) {
  test(`the set-up, ${language}`, async ({ start }) => {
    const running = await start({ args: ['--language', language] })
    const page = await running.window('setup')
    const picture = async (name: string) => {
      for (const theme of themes) {
        await setLook(page, language, theme)
        await takeAll(running.app, page, `setup-${name}`, { language, theme }, size)
      }
    }
    await picture('welcome')
    await page.getByTestId('choose-own').click()
    await expect(page.getByTestId('step-office')).toBeVisible()
    await page.getByTestId('office-name').fill('Ayuntamiento de Villaseca')
    for (const step of ['office', 'services', 'counters', 'people']) {
      await expect(page.getByTestId(`step-${step}`)).toBeVisible()
      await picture(step)
      if (step === 'people') await new SetUpScreen(page).writeManager('Mercedes Rivas')
      await page.getByTestId('forward').click()
    }
    await expect(page.getByTestId('step-summary')).toBeVisible()
    await picture('summary')
  })

  test(`trouble with the data, ${language}`, async ({ start }) => {
    const dataDir = makeDataDir()
    writeFileSync(join(dataDir, 'antesala.sqlite'), 'this is somebody else’s file')
    const running = await start({ dataDir, args: ['--language', language] })
    const page = await running.window('trouble')
    for (const theme of themes) {
      await setLook(page, language, theme)
      await takeAll(running.app, page, 'trouble', { language, theme }, [{ width: 820, height: 560 }])
    }
  })
}
