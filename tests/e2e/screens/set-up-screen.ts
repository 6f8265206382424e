import { expect, type Locator, type Page } from '@playwright/test'
import { testPin } from '#support/pins.ts'
import { tabTo } from '../support/focus.ts'

/** First start: welcome, four steps, the summary and the recovery code. */
export class SetUpScreen {
  readonly page: Page
  readonly heading: Locator
  readonly demo: Locator
  readonly officeName: Locator
  readonly zone: Locator
  readonly counterCount: Locator
  readonly newPin: Locator
  readonly newPinAgain: Locator
  /** The recovery code, shown once. */
  readonly code: Locator
  readonly kept: Locator

  constructor(page: Page) {
    this.page = page
    this.heading = page.getByRole('heading', { level: 1 })
    this.demo = page.getByTestId('choose-demo')
    this.officeName = page.getByTestId('office-name')
    this.zone = page.getByTestId('zone')
    this.counterCount = page.getByTestId('counter-count')
    this.newPin = page.getByTestId('new-pin')
    this.newPinAgain = page.getByTestId('new-pin-again')
    this.code = page.getByTestId('shown-code')
    this.kept = page.getByTestId('kept')
  }

  press(key: string): Promise<void> {
    return this.page.keyboard.press(key)
  }

  type(text: string): Promise<void> {
    return this.page.keyboard.type(text)
  }

  /** A step is on the screen: `office`, `services`, `counters`, `people` or `summary`. */
  async isAt(step: string): Promise<void> {
    await expect(this.page.getByTestId(`step-${step}`)).toBeVisible()
  }

  /** In the people step, with the focus at the first name: who sets up, and their PIN. */
  async writeManager(name: string, pin: string = testPin): Promise<void> {
    await this.type(name)
    await this.newPin.fill(pin)
    await this.newPinAgain.fill(pin)
  }

  /** Makes the office. @returns the recovery code on the screen, without its spaces */
  async create(): Promise<string> {
    await this.press('Enter')
    await expect(this.code).toBeVisible()
    return (await this.code.innerText()).replaceAll(/\s/g, '')
  }

  /** Promises to have kept the code, and opens the office. The window is gone before the key is up again. */
  async enter(): Promise<void> {
    await tabTo(this.page, this.kept)
    await this.press(' ')
    await this.press('Enter').catch(() => undefined)
  }

  /** Chooses another language for the whole program. */
  async speak(language: 'es' | 'en'): Promise<void> {
    await this.page.getByTestId(`language-${language}`).click()
    await expect(this.page.locator('html')).toHaveAttribute('lang', language)
  }
}
