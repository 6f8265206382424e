import { expect, type Locator, type Page } from '@playwright/test'

/** Walks with Tab until something has the focus. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.keyboard.press('Tab')
        return target.evaluate((element) => element === document.activeElement)
      },
      { intervals: [0] },
    )
    .toBe(true)
}

/** A ring is drawn around what has the focus: on the element itself, or on the box or word it belongs to. */
export async function expectFocusSeen(page: Page): Promise<void> {
  const unseen = await page.evaluate(() => {
    const focused = document.activeElement
    if (focused === null || focused === document.body) return 'nothing has the focus'
    const around = [
      focused,
      focused.nextElementSibling,
      focused.parentElement,
      focused.parentElement?.parentElement,
    ]
    const ringed = around.some((element) => {
      if (!(element instanceof Element)) return false
      const { outlineStyle, outlineWidth } = getComputedStyle(element)
      return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2
    })
    return ringed ? null : focused.outerHTML
  })
  expect(unseen, 'focus without a ring').toBeNull()
}

/** Walks once around the window with Tab; at every stop the ring is seen. @returns how many stops there are */
export async function tabAround(page: Page): Promise<number> {
  await page.keyboard.press('Tab')
  await page.evaluate(() => document.activeElement?.setAttribute('data-began-here', ''))
  for (let stops = 1; ; stops++) {
    await expectFocusSeen(page)
    await page.keyboard.press('Tab')
    if (await page.evaluate(() => document.activeElement?.hasAttribute('data-began-here') ?? false))
      return stops
    expect(stops, 'Tab comes around').toBeLessThan(80)
  }
}
