import { runQuietly } from '../support/processes.ts'

/** The Debian packages whose libraries an Electron is linked against or opens while it runs. */
export const electronLibraries: readonly string[] = [
  'libnss3',
  'libatk1.0-0',
  'libatk-bridge2.0-0',
  'libatspi2.0-0',
  'libcups2',
  'libgtk-3-0',
  'libgbm1',
  'libasound2',
  'libdrm2',
  'libxkbcommon0',
  'libxcomposite1',
  'libxdamage1',
  'libxrandr2',
  'libxss1',
  'libnotify4',
]

/** The libraries an executable is linked against and this machine lacks. */
export async function missingLibraries(executable: string): Promise<string[]> {
  if (process.platform !== 'linux') return []
  return notFoundIn(await runQuietly('ldd', [executable]))
}

/** Reads `ldd`'s output; pure, for tests. */
export function notFoundIn(lddOutput: string): string[] {
  return lddOutput
    .split('\n')
    .filter((line) => line.includes('not found'))
    .map((line) => line.trim().split(' ')[0] ?? line.trim())
}
