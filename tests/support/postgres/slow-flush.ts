import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * What makes every flush of a program take longer, as on an office's disk (1 to 15 ms) instead of this machine's.
 * @param folder where the compiled library is put; whoever runs the program must be able to read it
 * @param milliseconds added to each fsync and fdatasync
 * @returns the environment the program needs
 * @throws where there is no C compiler or no Linux
 */
export function slowFlushes(folder: string, milliseconds: number): Record<string, string> {
  const source = fileURLToPath(new URL('slow-flush.c', import.meta.url))
  const library = join(folder, 'slow-flush.so')
  const compiled = spawnSync('cc', ['-shared', '-fPIC', '-O2', '-o', library, source, '-ldl'])
  if (compiled.status !== 0)
    throw new Error(`Slow flushes need Linux and a C compiler: ${compiled.stderr.toString().slice(-300)}`)
  return { LD_PRELOAD: library, ANTESALA_FLUSH_MS: String(milliseconds) }
}
