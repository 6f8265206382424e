import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { Language, Theme } from '#contract/views.ts'
import { setLook } from './camera.ts'
import { expect } from './reception.ts'

export interface Audit {
  readonly language?: Language
  readonly themes?: readonly Theme[]
  /** Read from across the room: 7:1 instead of 4.5:1. */
  readonly far?: boolean
}

type Runner = (
  context: Document,
  options: unknown,
) => Promise<{
  readonly violations: readonly {
    readonly id: string
    readonly nodes: readonly { readonly html: string }[]
  }[]
}>

declare global {
  interface Window {
    /** Put into the page by axe. */
    readonly axe?: { readonly run: Runner }
  }
}

/** The packaged program has the same pages: one theme shows that they were packed. */
const allThemes: readonly Theme[] =
  process.env['ANTESALA_PACKAGED'] === '1' ? ['light'] : ['light', 'dark', 'contrast']

/**
 * Nothing that a state of a screen shows may break a rule of axe: every rule in the first theme, those about colours
 * in the others. Goes on after a failure, so that one run tells everything.
 */
export async function expectAccessible(page: Page, state: string, audit: Audit = {}): Promise<void> {
  const { language = 'es', themes = allThemes, far = false } = audit
  const found: string[] = []
  for (const [index, theme] of themes.entries()) {
    await setLook(page, language, theme)
    found.push(...(await violations(page, { far, coloursOnly: index > 0 })).map((line) => `${theme} ${line}`))
  }
  expect.soft(found, state).toEqual([])
}

async function violations(
  page: Page,
  rules: { readonly far: boolean; readonly coloursOnly: boolean },
): Promise<string[]> {
  // Putting axe into a page takes far longer than a run: once per page is enough.
  if (!(await page.evaluate(() => 'axe' in window)))
    await new AxeBuilder({ page }).setLegacyMode(true).withRules('document-title').analyze()
  return page.evaluate(async ({ far, coloursOnly }) => {
    const farRules = { 'color-contrast-enhanced': { enabled: far } }
    const values = ['color-contrast', 'link-in-text-block', ...(far ? ['color-contrast-enhanced'] : [])]
    const options = coloursOnly ? { runOnly: { type: 'rule', values } } : { rules: farRules }
    const results = await window.axe?.run(document, { ...options, resultTypes: ['violations'] })
    return (results?.violations ?? []).flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
  }, rules)
}
