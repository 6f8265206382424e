import type { WindowRole } from '#domain/people.ts'

/** How a window of a role comes up. */
export interface WindowSpec {
  readonly page: string
  readonly width: number
  readonly height: number
  readonly minWidth: number
  readonly minHeight: number
  /** Painted before the page is: no white flash in a dark room. */
  /** Goes on painting while covered: a hall display that announces nothing until it is seen is no display. */
  readonly paintsCovered?: boolean
  readonly background: { readonly light: string; readonly dark: string; readonly contrast: string }
}

const ground = { light: '#f6f4ef', dark: '#0f171e', contrast: '#000000' }
const hall = { light: '#0e1a22', dark: '#0e1a22', contrast: '#000000' }

const desk = { width: 1366, height: 768, minWidth: 1000, minHeight: 640, background: ground }

/** The windows this version has; roles without a window of their own are not asked for. */
export const windowSpecs: Partial<Record<WindowRole, WindowSpec>> = {
  reception: { page: 'reception', ...desk },
  counter: { page: 'counter', ...desk },
  display: {
    page: 'display',
    width: 1280,
    height: 720,
    minWidth: 480,
    minHeight: 480,
    background: hall,
    paintsCovered: true,
  },
  setup: { page: 'setup', width: 1100, height: 760, minWidth: 800, minHeight: 600, background: ground },
  trouble: { page: 'trouble', width: 820, height: 560, minWidth: 600, minHeight: 480, background: ground },
}
