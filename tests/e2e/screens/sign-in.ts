import { expect, type Page } from '@playwright/test'

/** Chooses a name at a window where nobody is signed in. */
export async function signIn(page: Page, name: string): Promise<void> {
  const face = page.getByTestId('sign-in')
  await face.getByRole('button', { name }).first().click()
  await expect(face).toBeHidden()
}
