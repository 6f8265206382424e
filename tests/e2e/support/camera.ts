import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import type { BrowserWindow } from 'electron'
import type { Language, Theme } from '#contract/views.ts'

/** Size of a window's page in CSS pixels. */
export interface Size {
  readonly width: number
  readonly height: number
}

export const deskSizes: readonly Size[] = [
  { width: 1366, height: 768 },
  { width: 1024, height: 700 },
  { width: 1920, height: 1080 },
]

export const hallSizes: readonly Size[] = [
  { width: 1920, height: 1080 },
  { width: 1080, height: 1920 },
  { width: 3840, height: 2160 },
]

export const themes: readonly Theme[] = ['light', 'dark', 'contrast']
export const languages: readonly Language[] = ['es', 'en']

const folder = join(import.meta.dirname, '../../../pictures')

/** Sets language and theme as a person does, for all windows, and waits until the page shows them. */
export async function setLook(page: Page, language: Language, theme: Theme): Promise<void> {
  await page.evaluate(
    async (preferences) => {
      await window.antesala.preferences.set(preferences)
    },
    { language, theme },
  )
  await page.locator(`html[lang="${language}"][data-theme="${theme}"]`).waitFor()
}

/** Gives the window's page a size. */
export async function resize(app: ElectronApplication, page: Page, size: Size): Promise<void> {
  const window = await app.browserWindow(page)
  await window.evaluate((browserWindow: BrowserWindow, { width, height }: Size) => {
    browserWindow.setMinimumSize(1, 1)
    browserWindow.setContentSize(width, height)
  }, size)
  await page.waitForFunction(({ width, height }) => innerWidth === width && innerHeight === height, size)
}

/** Takes a picture: `pictures/<name>-<language>-<theme>-<width>x<height>.png`. */
export async function takePicture(
  page: Page,
  name: string,
  look: { readonly language: Language; readonly theme: Theme; readonly size: Size },
): Promise<void> {
  mkdirSync(folder, { recursive: true })
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  const { language, theme, size } = look
  const file = `${name}-${language}-${theme}-${String(size.width)}x${String(size.height)}.png`
  await page.screenshot({ path: join(folder, file), animations: 'disabled' })
}

/** Pictures of one screen in every size, as it stands. */
export async function takeAll(
  app: ElectronApplication,
  page: Page,
  name: string,
  look: { readonly language: Language; readonly theme: Theme },
  sizes: readonly Size[],
): Promise<void> {
  for (const size of sizes) {
    await resize(app, page, size)
    await takePicture(page, name, { ...look, size })
  }
}
