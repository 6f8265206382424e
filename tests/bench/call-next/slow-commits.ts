import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What an office's disk takes for a commit, ms. */
export const commitMs = 5

/** Does nothing but wait before each flush; the flush itself goes on as it was. */
const source = `
#define _GNU_SOURCE
#include <dlfcn.h>
#include <time.h>

static void wait_for_the_disk(void) {
  struct timespec pause = { 0, ${commitMs}L * 1000 * 1000 };
  nanosleep(&pause, 0);
}

int fsync(int file) {
  int (*flush)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
  wait_for_the_disk();
  return flush(file);
}

int fdatasync(int file) {
  int (*flush)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
  wait_for_the_disk();
  return flush(file);
}
`

/**
 * Compiles the slower disk.
 * @param folder where the library is put
 * @returns its path, for LD_PRELOAD; null where there is no C compiler or no Linux
 */
export function compileSlowCommits(folder: string): string | null {
  if (process.platform !== 'linux') return null
  const code = join(folder, 'slow-commits.c')
  const library = join(folder, 'slow-commits.so')
  writeFileSync(code, source)
  const compiled = spawnSync('cc', ['-shared', '-fPIC', '-O2', '-o', library, code, '-ldl'])
  return compiled.status === 0 ? library : null
}
