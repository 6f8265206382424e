import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'

const note = z.object({ kind: z.enum(['official', 'development']) })

/** The Electron this program runs on; kind as the set-up noted it beside the executable. */
export interface Runtime {
  readonly kind: 'official' | 'development' | 'override' | 'unknown'
  readonly electron: string
  readonly chromium: string
  readonly node: string
}

/** Reads which runtime this is: printed, logged and shown in About. */
export function readRuntime(): Runtime {
  return {
    kind: runtimeKind(),
    electron: process.versions['electron'],
    chromium: process.versions['chrome'],
    node: process.versions.node,
  }
}

function runtimeKind(): Runtime['kind'] {
  try {
    return note.parse(
      JSON.parse(readFileSync(join(dirname(process.execPath), 'antesala-runtime.json'), 'utf8')),
    ).kind
  } catch {
    return process.env['ELECTRON_OVERRIDE_DIST_PATH'] === undefined ? 'unknown' : 'override'
  }
}
