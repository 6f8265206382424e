import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Said } from './verify-program.ts'

const program = fileURLToPath(new URL('../../electron/cli/office-init.ts', import.meta.url))

/** Runs `electron/cli/office-init.ts` as a process of its own, as `npm run office:init` does. */
export function officeInitProgram(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Said> {
  const inherited = { ...process.env, PGPASSWORD: undefined }
  const options = {
    stdio: ['ignore', 'pipe', 'pipe'] as ['ignore', 'pipe', 'pipe'],
    env: { ...inherited, ...env },
  }
  const child = spawn(process.execPath, [program, ...args], options)
  let out = ''
  let errors = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, out, errors }))
  })
}
