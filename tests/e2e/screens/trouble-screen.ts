import { expect, type Locator, type Page } from '@playwright/test'

/** The window that stands in for the office when its data cannot be used. */
export class TroubleScreen {
  readonly page: Page
  readonly file: Locator
  readonly retry: Locator
  readonly news: Locator

  constructor(page: Page) {
    this.page = page
    this.file = page.getByTestId('data-file')
    this.retry = page.getByTestId('retry')
    this.news = page.getByTestId('trouble-news')
  }

  press(key: string): Promise<void> {
    return this.page.keyboard.press(key)
  }

  /** The try that succeeds. The window is gone before the key is up again. */
  async recover(): Promise<void> {
    await this.press('Enter').catch(() => undefined)
  }

  /** What happened, what to do and where: a refusal's sentence in the parts the window shows it in. */
  async says(sentence: string): Promise<void> {
    await expect.poll(() => this.read()).toBe(sentence)
  }

  private async read(): Promise<string> {
    const parts = this.page.getByTestId('trouble').locator('h1, .todo, code')
    return (await parts.allInnerTexts()).join(' ')
  }
}
