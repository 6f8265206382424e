import { parseArgs } from 'node:util'
import type { windowRoles } from '#domain/station.ts'

/** What the program was asked to do. */
export interface CommandLine {
  readonly demo: boolean
  readonly dataDir: string | null
  readonly language: 'es' | 'en' | null
  readonly windows: readonly RequestedWindow[]
}

/** A window by role; a counter by its number. */
export interface RequestedWindow {
  readonly role: (typeof windowRoles)[number]
  readonly counterNumber: number | null
}

/** Reads the program's own switches; Chromium's and Electron's stand among them and are passed over. */
export function readCommandLine(argv: readonly string[]): CommandLine {
  const { values } = parseArgs({
    args: [...argv],
    strict: false,
    options: {
      demo: { type: 'boolean' },
      'data-dir': { type: 'string' },
      language: { type: 'string' },
      roles: { type: 'string' },
    },
  })
  const { language, roles } = values
  const dataDir = values['data-dir']
  return {
    demo: values.demo === true,
    dataDir: typeof dataDir === 'string' && dataDir !== '' ? dataDir : null,
    language: language === 'es' || language === 'en' ? language : null,
    windows: typeof roles === 'string' ? readWindows(roles.split(',')) : [],
  }
}

/** `reception`, `counter:3`, `display`; what is none of these is passed over. */
export function readWindows(names: readonly string[]): RequestedWindow[] {
  return names.flatMap((name): RequestedWindow[] => {
    const [role, number] = name.trim().split(':')
    if (role === 'reception' || role === 'display') return [{ role, counterNumber: null }]
    const counterNumber = Number(number ?? '1')
    return role === 'counter' && Number.isInteger(counterNumber) && counterNumber > 0
      ? [{ role, counterNumber }]
      : []
  })
}

/** The same, written: what the station remembers. */
export function windowName({ role, counterNumber }: RequestedWindow): string {
  return counterNumber === null ? role : `${role}:${String(counterNumber)}`
}
