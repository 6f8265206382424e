import type { Page } from '@playwright/test'
import type { CallName } from '#domain/permissions.ts'

/** What a window was answered, as far as specs look at it. */
export interface Asked {
  readonly ok: boolean
  readonly code?: string
  readonly field?: string
}

/** Asks as a page would that was taken over: past the screen, with whatever input. */
export function ask(page: Page, name: CallName, input: unknown): Promise<Asked> {
  return page.evaluate(
    ([area, method, given]) => {
      const bridge = window.antesala as unknown as Record<string, Record<string, (input: unknown) => unknown>>
      return bridge[area as string]?.[method as string]?.(given) as Promise<Asked>
    },
    [...name.split('.'), input],
  )
}
