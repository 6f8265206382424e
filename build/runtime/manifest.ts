import { dirname, join } from 'node:path'
import { writeWhole } from '../support/files.ts'
import { executableIn } from './executable.ts'
import type { RuntimeDescription } from './types.ts'

/** The file beside the executable in which the program reads what runtime it is on. */
export const descriptionName = 'antesala-runtime.json'

/** Writes that file. */
export function describeRuntime(folder: string, description: RuntimeDescription): void {
  writeWhole(
    join(dirname(executableIn(folder)), descriptionName),
    `${JSON.stringify(description, null, 2)}\n`,
  )
}
