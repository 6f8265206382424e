import type { Page } from '@playwright/test'
import type { Language } from '#contract/views.ts'
import { newPerson } from '#support/test-office.ts'
import { AppMenu } from '../screens/app-menu.ts'
import { ReceptionScreen } from '../screens/reception-screen.ts'
import { SetUpScreen } from '../screens/set-up-screen.ts'
import { SignInScreen } from '../screens/sign-in.ts'
import { deskSizes, languages, setLook, takeAll, themes, type Size } from '../support/camera.ts'
import { lateMorning } from '../support/late-morning.ts'
import { officeWith } from '../support/prepared-office.ts'
import { expect, test, type Reception } from '../support/reception.ts'

const names = ['Mercedes Rivas', 'Jorge Sosa', 'Lucía Peralta', 'Andrés Molina', 'Paula Ibáñez de la Vega', 'Óscar Núñez', 'Teresa Olmedo', 'Julián Soto', 'Elvira Montes', 'María del Carmen Fernández-Villaverde de la Santísima Trinidad'] // prettier-ignore
const wrongPin = '314159'

/** An office in which some choose their PIN with a code, and one has none yet. */
function office(): Promise<string> {
  return officeWith(['A', 'A', 'B'], {
    office: {
      name: 'Registro Civil de Villanueva',
      people: names.map((name, index) =>
        newPerson(name, index < 2 ? {} : { roles: ['counter'], ...(index === 3 ? { pin: null } : {}) }),
      ),
    },
  })
}

function camera(running: Reception, page: Page, language: Language, sizes: readonly Size[]) {
  return async (name: string) => {
    for (const theme of themes) {
      await setLook(page, language, theme)
      await takeAll(running.app, page, name, { language, theme }, sizes)
    }
  }
}

for (const language of languages) {
  test(`signing in, ${language}`, async ({ start }) => {
    const running = await start({ dataDir: await office() })
    const page = await running.window('reception')
    const picture = camera(running, page, language, deskSizes.slice(0, 2))
    const signIn = new SignInScreen(page)
    await picture('sign-in-names')
    await signIn.choose('Andrés')
    await picture('sign-in-none')
    await page.keyboard.press('Escape')
    await signIn.choose('Mercedes')
    await picture('sign-in-pin')
    await signIn.enter(wrongPin)
    await expect(signIn.refusal).toBeVisible()
    await picture('sign-in-wrong')
    await page.getByTestId('lost-pin').click()
    await picture('sign-in-lost')
    await page.getByTestId('have-start').click()
    await page.getByTestId('code').fill('K7QM-2X9D')
    await page.getByTestId('new-pin').fill('271828')
    await page.getByTestId('new-pin-again').fill('27182')
    await page.keyboard.press('Enter')
    await picture('sign-in-start')
    await page.keyboard.press('Escape')
    await page.getByTestId('have-recovery').click()
    await picture('sign-in-recovery')
    for (let step = 0; step < 3; step++) await page.keyboard.press('Escape')
    await signIn.choose('María')
    for (let failure = 0; failure < 5; failure++) {
      await signIn.enter(wrongPin)
      await expect(signIn.pin).toHaveValue('')
    }
    await expect(signIn.lockedOut).toBeVisible()
    await picture('sign-in-locked-out')
  })

  test(`locked and handed over, ${language}`, async ({ start }) => {
    const running = await start({ dataDir: await office() })
    const reception = new ReceptionScreen(await running.window('reception'))
    const picture = camera(running, reception.page, language, deskSizes.slice(0, 2))
    const signIn = new SignInScreen(reception.page)
    await reception.signIn('Mercedes')
    await new AppMenu(reception.page).open()
    await picture('person-menu')
    await reception.press('Escape')
    await reception.press('F9')
    await expect(signIn.face).toBeVisible()
    await picture('switch')
    await reception.press('Escape')
    await reception.press('Control+l')
    await expect(signIn.lock).toBeVisible()
    await picture('locked')
  })

  test(`the demo asks for no PIN, ${language}`, async ({ start }) => {
    const running = await start({ args: ['--demo', '--language', language], env: lateMorning() })
    const page = await running.window('reception')
    const picture = camera(running, page, language, deskSizes.slice(0, 1))
    await page.keyboard.press('Control+l')
    await expect(page.getByTestId('lock')).toBeVisible()
    await picture('locked-demo')
    await page.getByTestId('other-person').click()
    await picture('switch-demo')
  })

  test(`people, PINs and the close of the day, ${language}`, async ({ start }) => {
    const running = await start({ dataDir: await office() })
    const reception = new ReceptionScreen(await running.window('reception'))
    const { page } = reception
    const picture = camera(running, page, language, deskSizes.slice(0, 2))
    const menu = new AppMenu(page)
    await reception.signIn('Mercedes')
    await menu.choose('people')
    await page.getByTestId('person-access').nth(2).getByRole('button').click()
    await expect(page.getByTestId('start-code')).toBeVisible()
    await picture('start-code')
    await page.emulateMedia({ media: 'print' })
    await takeAll(running.app, page, 'print-start-code', { language, theme: 'light' }, [
      { width: 559, height: 794 },
    ])
    await page.emulateMedia({ media: 'screen' })
    await page.getByTestId('code-done').click()
    await picture('people')
    await page.getByTestId('renew-recovery').click()
    await picture('renew-recovery')
    await menu.close()
    await menu.choose('change-pin')
    await page.getByTestId('new-pin').fill('27182845')
    await picture('change-pin')
    await menu.close()
    await menu.choose('close-day')
    await picture('close-day')
    await page.getByTestId('close-day-confirm').click()
    await expect(page.getByTestId('day-closed')).toBeVisible()
    await picture('day-closed')
    await page.emulateMedia({ media: 'print' })
    await takeAll(running.app, page, 'print-seal', { language, theme: 'light' }, [
      { width: 559, height: 794 },
    ])
  })

  test(`the set-up’s people and its code, ${language}`, async ({ start }) => {
    const running = await start({ args: ['--language', language] })
    const setUp = new SetUpScreen(await running.window('setup'))
    const sizes = [{ width: 1100, height: 760 }, ...deskSizes.slice(0, 2)]
    const picture = camera(running, setUp.page, language, sizes)
    await setUp.press('1')
    await setUp.type('Ayuntamiento de Villaseca')
    for (const step of ['services', 'counters', 'people']) {
      await setUp.press('Enter')
      await setUp.isAt(step)
    }
    await setUp.type('Pilar Ruiz')
    await setUp.press('Enter')
    await expect(setUp.newPin).toBeFocused()
    await picture('setup-pin-missing')
    await setUp.newPin.fill('271828')
    await setUp.newPinAgain.fill('271828')
    await setUp.press('Alt+n')
    await setUp.type('Julián Soto')
    await setUp.page.getByTestId('languages').nth(1).press('Enter')
    await expect(setUp.page.getByRole('menu')).toBeVisible()
    await setUp.page.getByRole('menuitemcheckbox').first().click()
    await picture('setup-languages')
    await setUp.press('Escape')
    await expect(setUp.page.getByRole('menu')).toBeHidden()
    await picture('setup-people-filled')
    await setUp.page.getByTestId('forward').click()
    await setUp.isAt('summary')
    await picture('setup-summary-filled')
    await setUp.create()
    await picture('setup-recovery-code')
    await setUp.page.emulateMedia({ media: 'print' })
    await takeAll(running.app, setUp.page, 'print-recovery-code', { language, theme: 'light' }, [
      { width: 559, height: 794 },
    ])
  })
}
