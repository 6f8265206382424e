import { expect, type Locator, type Page } from '@playwright/test'
import type { StationRole } from '#domain/people.ts'

/** The sheet "Puestos" of a desk. */
export class StationsSheet {
  readonly page: Page
  readonly list: Locator
  /** The new station has come while its code was on the screen. */
  readonly arrived: Locator

  constructor(page: Page) {
    this.page = page
    this.list = page.getByTestId('station-list')
    this.arrived = page.getByTestId('station-arrived')
  }

  /** Adds a station. @returns what its computer has to be given */
  async add(name: string, roles: readonly StationRole[]): Promise<{ code: string; address: string }> {
    await this.page.getByTestId('add-station').click()
    await this.page.getByTestId('station-name').fill(name)
    for (const role of roles) await this.page.locator(`[data-role="${role}"]`).click()
    await this.page.getByTestId('create-station').click()
    const code = this.page.getByTestId('shown-pairing-code')
    await expect(code).toBeVisible()
    return {
      code: await code.innerText(),
      address: await this.page.getByTestId('pairing-address').innerText(),
    }
  }

  row(name: string): Locator {
    return this.page.getByTestId('station').filter({ hasText: name })
  }

  /** Takes a station out of the office. */
  async dismiss(name: string): Promise<void> {
    await this.row(name).getByTestId('remove-station').click()
    await this.page.getByTestId('confirm-removal').click()
    await expect(this.list).toBeVisible()
  }

  async close(): Promise<void> {
    await this.page.getByTestId('code-done').click()
    await this.page.keyboard.press('Escape')
    await expect(this.page.getByRole('dialog')).toBeHidden()
  }
}
