import type { Language } from '#contract/views.ts'
import { newPerson } from '#support/test-office.ts'
import { deskSizes, hallSizes, languages, setLook, takeAll, themes } from '../support/camera.ts'
import { lateMorning } from '../support/late-morning.ts'
import { CounterScreen } from '../screens/counter-screen.ts'
import { expect, test, type Reception } from '../support/reception.ts'
import { prepareOffice } from '../support/prepared-office.ts'
import { signIn } from '../screens/sign-in.ts'

const longName = 'María del Carmen Fernández-Villaverde de la Santísima Trinidad'
const longService = 'Certificados de empadronamiento histórico y de convivencia'

for (const language of languages) {
  test(`a full morning, ${language}`, async ({ start }) => {
    const running = await start({ args: ['--demo', '--language', language], env: lateMorning() })
    await photograph(running, 'full', language)
  })

  test(`an empty office, ${language}`, async ({ start }) => {
    const dataDir = await prepareOffice()
    const running = await start({ dataDir, args: ['--roles', 'reception,counter:1,display'] })
    await signedOut(running, language)
    await enter(running, 'Mercedes', 'Jorge')
    await photograph(running, 'empty', language)
  })

  test(`long names, ${language}`, async ({ start }) => {
    const dataDir = await prepareOffice({
      office: {
        name: 'Oficina de Atención a la Ciudadanía y Registro General de San Sebastián de los Reyes',
        services: [
          { name: longService, prefix: 'AB', expectedMinutes: 6, targetMinutes: 15 },
          { name: 'Cédula', prefix: 'B', expectedMinutes: 6, targetMinutes: 15 },
        ],
        counters: [{ number: 112, services: [0, 1] }],
        people: [longName, 'Jorge'].map((name) => newPerson(name)),
      },
      now: Date.now() - 70 * 60_000,
      async fill(office) {
        for (let issued = 0; issued < 30; issued++) {
          office.now += 2 * 60_000
          const prefix = issued % 3 === 0 ? 'B' : 'AB'
          await office.issue(prefix, {
            name: longName,
            ...(issued % 7 === 0 ? { priority: 'Persona mayor' } : {}),
          })
        }
      },
    })
    const running = await start({ dataDir, args: ['--roles', 'reception,counter:112,display'] })
    await enter(running, 'María', 'Jorge')
    await photograph(running, 'long', language)
  })
}

async function enter(running: Reception, atReception: string, atCounter: string): Promise<void> {
  await signIn(await running.window('reception'), atReception)
  await signIn(await running.window('counter'), atCounter)
}

async function signedOut(running: Reception, language: Language): Promise<void> {
  const page = await running.window('reception')
  for (const theme of themes) {
    await setLook(page, language, theme)
    await takeAll(running.app, page, 'sign-in', { language, theme }, deskSizes.slice(0, 1))
  }
}

/** Every state of the three windows, in every theme and size. */
async function photograph(running: Reception, data: string, language: Language): Promise<void> {
  const reception = await running.window('reception')
  const counter = new CounterScreen(await running.window('counter'))
  const display = await running.window('display')
  const { app } = running
  const inThemes = async (name: string, page: typeof reception, sizes: typeof deskSizes) => {
    for (const theme of themes) {
      await setLook(page, language, theme)
      await takeAll(app, page, `${name}-${data}`, { language, theme }, sizes)
    }
  }
  await inThemes('reception', reception, deskSizes)
  await reception.keyboard.press('n')
  await expect(reception.getByTestId('issue-form')).toBeVisible()
  await inThemes('reception-new', reception, deskSizes.slice(0, 2))
  await reception.keyboard.press('Escape')
  await reception.keyboard.press('F1')
  await expect(reception.getByTestId('key-help')).toBeVisible()
  await inThemes('reception-help', reception, deskSizes.slice(0, 1))
  await reception.keyboard.press('Escape')
  await inThemes('counter', counter.page, deskSizes)
  if (data !== 'empty') {
    await counter.callNext.click()
    await expect(counter.start).toBeVisible()
    await expect(display.getByTestId('current-number')).toBeVisible()
    await inThemes('counter-called', counter.page, deskSizes)
    await counter.start.click()
    await expect(counter.finish).toBeVisible()
    await inThemes('counter-serving', counter.page, deskSizes.slice(0, 1))
  }
  await inThemes('display', display, hallSizes)
}
