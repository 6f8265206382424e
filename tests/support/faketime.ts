import { spawnSync } from 'node:child_process'

/**
 * The environment that gives a process a wrong clock, as a computer has whose battery is empty; the time that passes is
 * as it is.
 * @param offset as libfaketime writes it: `-2h`, `+90s`
 * @throws where it is not installed
 */
export function wrongClock(offset: string): Record<string, string> {
  // It runs its command in a child, which a signal to it would not reach: asked only where its library is.
  const asked = spawnSync('faketime', ['-f', offset, 'printenv', 'LD_PRELOAD'], { encoding: 'utf8' })
  if (asked.status !== 0)
    throw new Error(
      'This test sets a clock of a process wrong. Install faketime: sudo apt-get install faketime',
    )
  return { LD_PRELOAD: asked.stdout.trim(), FAKETIME: offset, FAKETIME_DONT_FAKE_MONOTONIC: '1' }
}
