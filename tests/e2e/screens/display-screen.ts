import { expect, type Locator, type Page } from '@playwright/test'

/** The hall display. */
export class DisplayScreen {
  readonly page: Page
  readonly number: Locator
  readonly counter: Locator
  /** How many wait in all. */
  readonly waiting: Locator

  constructor(page: Page) {
    this.page = page
    this.number = page.getByTestId('current-number')
    this.counter = page.getByTestId('current-counter')
    this.waiting = page.getByTestId('waiting-total')
  }

  async calls(label: string, counterNumber: number): Promise<void> {
    await expect(this.number).toHaveText(label)
    await expect(this.counter).toHaveText(String(counterNumber))
  }

  /** Nobody is called. */
  async isQuiet(): Promise<void> {
    await expect(this.number).toBeHidden()
  }
}
