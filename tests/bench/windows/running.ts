import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import type { Ready } from '../hook/hook.ts'
import type { ProgramCommand } from './programs.ts'

/** A started program. */
export interface Running {
  readonly pid: number
  readonly spawnedAt: number
  /** Settles when that many windows are ready. @throws after half a minute, or when the program ends first */
  ready(windows: number): Promise<readonly Ready[]>
  /** Ends it the way a session's end does, and waits for it. */
  stop(): Promise<void>
}

const patienceMs = 30_000
const prefix = 'antesala-bench '

/** Starts a program and listens to its hook. */
export function startProgram(command: ProgramCommand): Running {
  const spawnedAt = Date.now()
  const child = spawn(command.executable, command.args, {
    env: command.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const told: Ready[] = []
  const errors: string[] = []
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.startsWith(prefix)) told.push(JSON.parse(line.slice(prefix.length)) as Ready)
  })
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString()))
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  return {
    pid: pidOf(child, command),
    spawnedAt,
    async ready(windows) {
      const until = Date.now() + patienceMs
      while (told.length < windows) {
        if (Date.now() > until || child.exitCode !== null) {
          child.kill('SIGKILL')
          throw new Error(`${command.name} was not ready: ${errors.join('').trim().slice(-800)}`)
        }
        await pause(10)
      }
      return told
    },
    async stop() {
      child.kill('SIGTERM')
      const killer = setTimeout(() => child.kill('SIGKILL'), 10_000)
      await ended
      clearTimeout(killer)
    },
  }
}

function pidOf(child: ChildProcess, command: ProgramCommand): number {
  if (child.pid === undefined) throw new Error(`${command.name} could not be started`)
  return child.pid
}
