import type { Locator, Page } from '@playwright/test'

/** First start: this computer joins an office. */
export class JoinScreen {
  readonly page: Page
  /** What this computer is now. */
  readonly joined: Locator

  constructor(page: Page) {
    this.page = page
    this.joined = page.getByTestId('joined')
  }

  /** From the welcome: the code and the address, as somebody copies them. */
  async write(code: string, address: string): Promise<void> {
    await this.page.getByTestId('choose-join').click()
    await this.page.getByTestId('pairing-code').fill(code)
    await this.page.getByTestId('server-address').fill(address)
  }

  confirm(): Promise<void> {
    return this.page.getByTestId('forward').click()
  }

  /** The windows of the office replace this one: it is gone before the key is up again. */
  async open(): Promise<void> {
    await this.page
      .getByTestId('forward')
      .click()
      .catch(() => undefined)
  }
}
