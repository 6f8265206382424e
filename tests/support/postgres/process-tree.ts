import { existsSync, readdirSync, readFileSync } from 'node:fs'

/**
 * Sends a signal to a process and its children. Every process that serves a connection leads a session of its own, so a
 * signal to the group would not reach them.
 * @returns the ids of all of them
 */
export function signalAll(parent: number, name: NodeJS.Signals): number[] {
  // Asked before the first one ends: orphans belong to somebody else.
  const all = [parent, ...processes().filter((pid) => parentOf(pid) === parent)]
  for (const pid of all) {
    try {
      process.kill(pid, name)
    } catch {
      // It has ended meanwhile.
    }
  }
  return all
}

/** Whether a process has not ended yet; one that has, but that nobody took notice of, has. */
export function isAlive(pid: number): boolean {
  return parentOf(pid) !== null
}

function processes(): number[] {
  // Elsewhere than on Linux a server is only ended, not frozen or killed.
  const names = existsSync('/proc') ? readdirSync('/proc') : []
  return names.filter((name) => /^\d+$/.test(name)).map(Number)
}

function parentOf(pid: number): number | null {
  try {
    const [, fields = ''] = readFileSync(`/proc/${String(pid)}/stat`, 'utf8').split(') ')
    const [state, parent] = fields.split(' ')
    return state === 'Z' ? null : Number(parent)
  } catch {
    return null
  }
}
