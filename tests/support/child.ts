import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** A second process of the project's Node running one of `tests/support/children`, heard line by line. */
export interface Child {
  readonly process: ChildProcess
  /** All lines so far. */
  readonly lines: readonly string[]
  /** Resolves with the first line that starts so, past or future; rejects when the child ends without it. */
  heard(start: string): Promise<string>
  /** Resolves when that many lines start so. */
  heardTimes(start: string, times: number): Promise<void>
  /** Everything said, once the child has ended by itself or by a signal. */
  ended(): Promise<{
    readonly lines: readonly string[]
    readonly code: number | null
    readonly errors: string
  }>
}

/**
 * Starts a child.
 * @param script name of a file in tests/support/children
 * @param wrap a command that runs the command that follows it, such as `strace -c`
 */
export function startChild(script: string, args: readonly string[], wrap: readonly string[] = []): Child {
  const file = fileURLToPath(new URL(`./children/${script}`, import.meta.url))
  const [command = '', ...rest] = [...wrap, process.execPath, file, ...args]
  const child = spawn(command, rest, { stdio: ['pipe', 'pipe', 'pipe'] })
  const lines: string[] = []
  const waiting = new Set<() => void>()
  let errors = ''
  let failure: Error | null = null
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text))
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line)
    for (const look of waiting) look()
  })
  const closed = new Promise<number | null>((resolve) => {
    child.once('error', (error) => {
      failure = error
      resolve(null)
    })
    child.once('close', resolve)
  })
  /** Resolves with the lines that start so, once there are enough of them. */
  const heard = (start: string, times: number) =>
    new Promise<readonly string[]>((resolve, reject) => {
      const look = () => {
        const found = lines.filter((each) => each.startsWith(start))
        if (found.length < times) return
        waiting.delete(look)
        resolve(found)
      }
      waiting.add(look)
      look()
      void closed.then(() => {
        look()
        const said = `${script} ended without saying "${start}": ${lines.join(' | ')} ${errors}`
        reject(failure ?? new Error(said))
      })
    })
  return {
    process: child,
    lines,
    heard: async (start) => (await heard(start, 1))[0] ?? '',
    async heardTimes(start, times) {
      await heard(start, times)
    },
    async ended() {
      const code = await closed
      if (failure !== null) throw failure
      return { lines, code, errors }
    },
  }
}

/** A command in front that takes root's right to ignore file permissions away; nothing for anybody else. */
export const withoutPrivileges: readonly string[] =
  process.getuid?.() === 0 ? ['setpriv', '--bounding-set=-dac_override,-dac_read_search'] : []

/** A command in front that may mount a file system that nobody else sees and that goes with the process. */
export const withOwnMounts: readonly string[] =
  process.getuid?.() === 0 ? ['unshare', '--mount'] : ['unshare', '--map-root-user', '--mount']
