import { expect, type Locator, type Page } from '@playwright/test'
import { signIn } from './sign-in.ts'

/** Reception's window: who waits on the left, the ticket in hand on the right. */
export class ReceptionScreen {
  readonly page: Page
  readonly list: Locator
  readonly selected: Locator
  /** The ticket that reception itself has in hand. */
  readonly serving: Locator
  readonly issued: Locator
  /** The sheet of a new ticket. */
  readonly form: Locator
  /** The sheet that asks for a reason. */
  readonly reasons: Locator

  constructor(page: Page) {
    this.page = page
    this.list = page.getByTestId('waiting-list')
    this.selected = page.getByTestId('selected-ticket')
    this.serving = page.getByTestId('serving-ticket')
    this.issued = page.getByTestId('issued')
    this.form = page.getByTestId('issue-form')
    this.reasons = page.getByTestId('reason-dialog')
  }

  signIn(name: string, pin?: string): Promise<void> {
    return signIn(this.page, name, pin)
  }

  press(key: string): Promise<void> {
    return this.page.keyboard.press(key)
  }

  type(text: string): Promise<void> {
    return this.page.keyboard.type(text)
  }

  row(label: string): Locator {
    return this.page.locator(`[data-ticket="${label}"]`)
  }

  /** Goes to the search and types. */
  async find(text: string): Promise<void> {
    await this.press('/')
    await expect(this.page.getByTestId('find')).toBeFocused()
    await this.press('Control+a')
    await this.type(text)
  }

  /** Back to the list of those who wait. */
  async leaveSearch(): Promise<void> {
    await this.press('Escape')
    await expect(this.list).toBeVisible()
  }

  /** Numbers of those who wait, in the order of the list. */
  async waiting(): Promise<string[]> {
    return this.list
      .locator('[data-ticket]')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-ticket') ?? ''))
  }

  /** A new ticket in two keys: N, then the letter of the service. @returns its number */
  async issueByKeys(letter: string): Promise<string> {
    await this.press('n')
    await expect(this.form).toBeVisible()
    await this.press(letter)
    await expect(this.issued).toBeVisible()
    const label = await this.issued.getByTestId('ticket-number').innerText()
    await this.press('Escape')
    await expect(this.issued).toBeHidden()
    return label
  }
}
