import { expect, type Locator, type Page } from '@playwright/test'
import { testPin } from '#support/pins.ts'

/** The face of a window where nobody works, or that is locked or being handed over. */
export class SignInScreen {
  readonly page: Page
  readonly face: Locator
  readonly pin: Locator
  readonly refusal: Locator
  readonly lockedOut: Locator
  readonly lock: Locator

  constructor(page: Page) {
    this.page = page
    this.face = page.getByTestId('sign-in')
    this.pin = page.getByTestId('pin')
    this.refusal = page.getByTestId('refusal')
    this.lockedOut = page.getByTestId('locked-out')
    this.lock = page.getByTestId('lock')
  }

  /** Chooses a name; its PIN is asked. */
  async choose(name: string): Promise<void> {
    await this.face.getByRole('button', { name }).first().click()
    await expect(this.face.getByRole('heading', { name })).toBeVisible()
  }

  /** Types a PIN where one is asked, as a person does. */
  async enter(pin: string = testPin): Promise<void> {
    await expect(this.pin).toBeFocused()
    await this.page.keyboard.type(pin)
    await this.page.keyboard.press('Enter')
  }

  /** Types a code and twice the PIN that is chosen with it. */
  async choosePin(code: string, pin: string): Promise<void> {
    await this.page.getByTestId('code').fill(code)
    await this.page.getByTestId('new-pin').fill(pin)
    await this.page.getByTestId('new-pin-again').fill(pin)
    await this.page.keyboard.press('Enter')
  }
}

/** Signs in at a window where nobody is signed in. */
export async function signIn(page: Page, name: string, pin?: string): Promise<void> {
  const screen = new SignInScreen(page)
  await screen.choose(name)
  await screen.enter(pin)
  await expect(screen.face).toBeHidden()
}
