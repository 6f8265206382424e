import { expect, type Locator, type Page } from '@playwright/test'
import type { Texts } from '#text/index.ts'

/** The menu at the right of the bar, by keyboard, and the sheets it opens. */
export class AppMenu {
  readonly page: Page
  readonly trigger: Locator
  readonly menu: Locator
  readonly sheet: Locator

  constructor(page: Page) {
    this.page = page
    this.trigger = page.getByTestId('person-menu')
    this.menu = page.getByRole('menu')
    this.sheet = page.getByRole('dialog')
  }

  async open(): Promise<void> {
    await this.trigger.press('Enter')
    await expect(this.menu).toBeVisible()
  }

  /** Opens one of the menu's sheets. */
  async show(which: 'windows' | 'help' | 'about', { common }: Texts): Promise<void> {
    await this.open()
    await this.menu.getByRole('menuitem', { name: common[which] }).press('Enter')
    await expect(this.sheet).toBeVisible()
  }

  /** Chooses an item by its test id; a sheet opens. */
  async choose(item: 'people' | 'stations' | 'change-pin' | 'close-day'): Promise<void> {
    await this.open()
    await this.menu.getByTestId(item).press('Enter')
    await expect(this.sheet).toBeVisible()
  }

  async close(): Promise<void> {
    await this.page.keyboard.press('Escape')
    await expect(this.sheet.or(this.menu)).toBeHidden()
  }
}
