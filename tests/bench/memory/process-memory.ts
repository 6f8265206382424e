import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** The process and everything it started, by /proc. */
export function processTree(root: number): number[] {
  const children = new Map<number, number[]>()
  for (const pid of allProcesses()) {
    const parent = parentOf(pid)
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

/** How many processes of the same program run outside the tree: they share its pages, so less is counted in it. */
export function sharersOf(root: number): number {
  const program = programOf(root)
  const own = new Set(processTree(root))
  return allProcesses().filter((pid) => !own.has(pid) && programOf(pid) === program && program !== null)
    .length
}

function allProcesses(): number[] {
  return readdirSync('/proc').map(Number).filter(Number.isInteger)
}

/** null also for a process that may not be looked at: it is none of ours. */
function programOf(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/exe`)
  } catch {
    return null
  }
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
