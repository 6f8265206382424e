import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** What the command-line program said, and how it ended. */
export interface Said {
  readonly code: number | null
  readonly out: string
  readonly errors: string
}

const program = fileURLToPath(new URL('../../electron/cli/verify.ts', import.meta.url))

/**
 * Runs `electron/cli/verify.ts` as a process of its own, as `npm run verify` does.
 * @param wrap a command in front, such as `withoutPrivileges`
 */
export function verifyProgram(args: readonly string[], wrap: readonly string[] = []): Promise<Said> {
  const [command = '', ...rest] = [...wrap, process.execPath, program, ...args]
  const child = spawn(command, rest, { stdio: ['ignore', 'pipe', 'pipe'] })
  let out = ''
  let errors = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, out, errors }))
  })
}
