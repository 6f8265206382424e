import { cpSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, type Plugin } from 'vite'
import { giveToProgram } from './prepared-office.ts'

const project = join(import.meta.dirname, '../../..')
const unguarded = join(project, 'tests/support/unguarded')

/** With `slow` a ticket is moved a turn of the event loop after it was read; `unguarded` takes the guards away too. */
export type Canary = 'slow' | 'unguarded'

/**
 * The program with its calls made slow, with or without their guards (the transaction, and the state in the WHERE).
 * What the race test says of the unguarded one shows that it can fail; the slow one shows that the guards hold.
 * @returns a folder that Electron can start
 */
export async function buildCanary(canary: Canary): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'antesala-canary-'))
  await build({
    root: project,
    configFile: false,
    logLevel: 'error',
    plugins: [replaceGuards(canary)],
    ssr: { noExternal: true, external: ['electron', 'better-sqlite3'] },
    build: {
      ssr: join(project, 'electron/main.ts'),
      outDir: join(folder, 'out/main'),
      target: 'node20.18',
      rolldownOptions: { output: { entryFileNames: 'main.js' } },
    },
  })
  for (const part of ['package.json', 'out/preload', 'out/renderer', 'node_modules/better-sqlite3'])
    cpSync(join(project, part), join(folder, part), { recursive: true })
  giveToProgram(folder)
  return folder
}

function replaceGuards(canary: Canary): Plugin {
  const move = canary === 'slow' ? 'slow-move-ticket.ts' : 'move-ticket.ts'
  return {
    name: 'replace-guards',
    enforce: 'pre',
    resolveId(source, importer) {
      if (importer?.startsWith(unguarded) === true) return null
      if (source.endsWith('/move-ticket.ts')) return join(unguarded, move)
      if (canary === 'unguarded' && source.endsWith('db/transaction.ts'))
        return join(unguarded, 'transaction.ts')
      return null
    },
  }
}
