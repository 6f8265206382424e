import { findProgram } from '../support/processes.ts'
import { requirePackages } from './debian.ts'

/** What tests without a window look at the system with: calls, clocks, networks. */
const tools: Readonly<Record<string, string>> = { strace: 'strace', faketime: 'faketime', ip: 'iproute2' }

/** Installs what the tests watch the system with, where it is missing; on Linux only, elsewhere they are left out. */
export async function provideTestTools(): Promise<void> {
  if (process.platform !== 'linux') return
  const missing = Object.keys(tools).filter((program) => findProgram(program) === null)
  if (missing.length === 0) return
  await requirePackages(
    `The tests need ${missing.join(', ')}.`,
    missing.map((program) => tools[program] ?? program),
  )
}
