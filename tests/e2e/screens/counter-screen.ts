import { expect, type Locator, type Page } from '@playwright/test'
import { signIn } from './sign-in.ts'

/** A counter's window, as the clerk at it knows it. */
export class CounterScreen {
  readonly page: Page
  readonly callNext: Locator
  /** Who would be called. */
  readonly next: Locator
  readonly open: Locator
  readonly number: Locator
  readonly finish: Locator
  readonly start: Locator
  readonly notHere: Locator

  constructor(page: Page) {
    this.page = page
    this.callNext = page.getByTestId('call-next')
    this.next = page.getByTestId('next-face')
    this.open = page.getByTestId('open-ticket')
    this.number = this.open.getByTestId('ticket-number')
    this.start = page.getByTestId('start')
    this.notHere = page.getByTestId('not-here')
    this.finish = page.getByTestId('finish')
  }

  signIn(name: string, pin?: string): Promise<void> {
    return signIn(this.page, name, pin)
  }

  press(key: string): Promise<void> {
    return this.page.keyboard.press(key)
  }

  /** The ticket in hand, called but not yet here. */
  async hasCalled(label: string): Promise<void> {
    await expect(this.number).toHaveText(label)
    await expect(this.start).toBeVisible()
  }

  async isServing(label: string): Promise<void> {
    await expect(this.number).toHaveText(label)
    await expect(this.finish).toBeVisible()
  }

  async isFree(): Promise<void> {
    await expect(this.callNext).toBeVisible()
  }
}
