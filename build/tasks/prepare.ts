// What every task that starts the program needs of the machine.
import { missingLibraries, electronLibraries } from '../machine/libraries.ts'
import { requirePackages } from '../machine/debian.ts'
import { runUser } from '../machine/run-user.ts'
import { requireSandbox } from '../machine/sandbox.ts'
import { provideRuntime } from '../runtime/electron-runtime.ts'
import { missingCompilers, needsOwnSqlite, provideSqliteBinding } from '../runtime/sqlite-binding.ts'
import type { ElectronRuntime } from '../runtime/types.ts'
import { findProgram } from '../support/processes.ts'

/** What a task wants besides Electron and its libraries. */
export interface Needs {
  /** Programs and the Debian packages they come in. */
  programs: Record<string, string>
}

/** The programs behind a virtual screen. */
export const displayPrograms: Record<string, string> = { Xvfb: 'xvfb' }

/** Brings the runtime, its libraries, its database binding and the user it runs as; instant when all is there. */
export async function prepare(needs: Needs = { programs: {} }): Promise<ElectronRuntime> {
  const runtime = await provideRuntime()
  const compiles = needsOwnSqlite(runtime.version)
  if (process.platform === 'linux') await provideSystemParts(runtime, needs, compiles)
  if (compiles) await provideSqliteBinding()
  requireSandbox(runtime.folder, runUser())
  return runtime
}

async function provideSystemParts(runtime: ElectronRuntime, needs: Needs, compiles: boolean): Promise<void> {
  const libraries = await missingLibraries(runtime.executable)
  const programs: Record<string, string> = { setpriv: 'util-linux', unshare: 'util-linux', ...needs.programs }
  const missing = Object.keys(programs).filter((program) => findProgram(program) === null)
  const compilers = compiles ? missingCompilers() : []
  if (libraries.length + missing.length + compilers.length === 0) return
  const packages = [
    ...(libraries.length > 0 ? electronLibraries : []),
    ...missing.map((program) => programs[program] ?? program),
    ...compilers,
  ]
  await requirePackages(
    `This machine lacks ${[...libraries, ...missing, ...compilers].join(', ')}.`,
    packages,
  )
}
