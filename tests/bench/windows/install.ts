import { chmodSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript'
import { makeProgramFolder } from '../support/temporary.ts'

/** Where the bare program and the hook lie as plain JavaScript that the user who runs them can read. */
export interface Installed {
  readonly bare: string
  readonly hook: string
}

const sources = {
  bare: [import.meta.resolve('../bare/main.ts'), import.meta.resolve('../bare/preload.ts')],
  hook: [import.meta.resolve('../hook/hook.ts'), import.meta.resolve('../hook/preload.ts')],
}

/** Puts both into a folder of their own. Electron cannot read TypeScript. */
export function installPrograms(): Installed {
  const folder = makeProgramFolder('programs')
  const bare = join(folder, 'bare')
  const hook = join(folder, 'hook')
  for (const source of sources.bare) install(source, bare)
  for (const source of sources.hook) install(source, hook)
  cpSync(join(import.meta.dirname, '../bare/page.html'), join(bare, 'page.html'))
  writeFileSync(join(bare, 'package.json'), JSON.stringify({ name: 'antesala-bare', main: 'main.js' }))
  for (const name of ['page.html', 'package.json']) chmodSync(join(bare, name), 0o644)
  return { bare, hook: join(hook, 'hook.js') }
}

/** CommonJS, because a sandboxed preload is a script. */
function install(source: string, folder: string): void {
  const file = fileURLToPath(source)
  const { outputText } = transpileModule(readFileSync(file, 'utf8'), {
    compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2023 },
  })
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o755)
  const target = join(folder, `${basename(file, '.ts')}.js`)
  writeFileSync(target, outputText)
  chmodSync(target, 0o644)
  chmodSync(dirname(folder), 0o755)
}
