import { expect, type Locator, type Page } from '@playwright/test'

/** First start: welcome, four steps and the summary. */
export class SetUpScreen {
  readonly page: Page
  readonly heading: Locator
  readonly demo: Locator
  readonly officeName: Locator
  readonly zone: Locator
  readonly counterCount: Locator

  constructor(page: Page) {
    this.page = page
    this.heading = page.getByRole('heading', { level: 1 })
    this.demo = page.getByTestId('choose-demo')
    this.officeName = page.getByTestId('office-name')
    this.zone = page.getByTestId('zone')
    this.counterCount = page.getByTestId('counter-count')
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

  /** The last Enter. The window is gone before the key is up again. */
  async create(): Promise<void> {
    await this.press('Enter').catch(() => undefined)
  }

  /** Chooses another language for the whole program. */
  async speak(language: 'es' | 'en'): Promise<void> {
    await this.page.getByTestId(`language-${language}`).click()
    await expect(this.page.locator('html')).toHaveAttribute('lang', language)
  }
}
