import { readdirSync, readFileSync } from 'node:fs'

/** The process and everything it started, by /proc. */
export function processTree(root: number): number[] {
  const children = new Map<number, number[]>()
  for (const name of readdirSync('/proc')) {
    const pid = Number(name)
    const parent = Number.isInteger(pid) ? parentOf(pid) : null
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), pid])
  }
  const found = [root]
  for (const pid of found) found.push(...(children.get(pid) ?? []))
  return found
}

/**
 * Memory of a process tree, MB: what is shared is divided among those who share it (PSS).
 * @throws when a process may not be looked at: run as the same user or as root
 */
export function treeMemory(root: number): number {
  return processTree(root).reduce((sum, pid) => sum + processMemory(pid), 0) / 1024
}

/** kB; a process that has ended has none. */
function processMemory(pid: number): number {
  const text = readOrNull(`/proc/${pid}/smaps_rollup`)
  return Number(/^Pss:\s+(\d+) kB$/m.exec(text ?? '')?.[1] ?? 0)
}

/** The fields after the name, which is in brackets and may hold anything. */
function parentOf(pid: number): number | null {
  const fields = readOrNull(`/proc/${pid}/stat`)?.split(') ').at(-1)?.split(' ')
  return fields?.[1] === undefined ? null : Number(fields[1])
}

function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ESRCH') return null
    throw error
  }
}
