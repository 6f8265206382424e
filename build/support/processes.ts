import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess, SpawnOptions } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { Failure } from './failure.ts'
import { projectRoot } from './paths.ts'

const running = new Set<ChildProcess>()
const cleanups = new Set<() => void>()
let signalsHeard = false
let ending = false
const PATIENCE_MS = 8000

/** Starts a process that is told when this one is asked to end. */
function start(command: string, args: readonly string[], options: SpawnOptions = {}): ChildProcess {
  hearSignals()
  const child = spawn(command, args, { cwd: projectRoot, stdio: 'inherit', ...options })
  running.add(child)
  child.once('exit', () => running.delete(child))
  return child
}

/** Runs a process to its end and answers its exit code; its output goes to the terminal. */
export async function run(
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
): Promise<number> {
  const child = start(command, args, options)
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new Failure(`${command} could not be started: ${error.message}`)))
    child.once('exit', (code, signal) => resolve(signal === null ? (code ?? 1) : 1))
  })
}

/** Runs a process quietly; when it fails, the end of what it said becomes the message. */
export async function runQuietly(
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
): Promise<string> {
  const child = start(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  let all = ''
  child.stdout?.on('data', (chunk: Buffer) => {
    output += chunk.toString()
    all += chunk.toString()
  })
  child.stderr?.on('data', (chunk: Buffer) => (all += chunk.toString()))
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new Failure(`${command} could not be started: ${error.message}`)))
    child.once('close', (code) => {
      if (code === 0) resolve(output)
      else
        reject(
          new Failure(
            `${command} ${args.slice(0, 3).join(' ')} failed:\n${all.trim().split('\n').slice(-15).join('\n')}`,
          ),
        )
    })
  })
}

/** Whether a short command ends well. */
export function succeeds(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0
}

/** Where a program lies in PATH, or nothing. */
export function findProgram(name: string): string | null {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const candidate = join(folder, name)
    try {
      accessSync(candidate, constants.X_OK)
      return candidate
    } catch {
      // not in this folder
    }
  }
  return null
}

/** Registers something that must be undone however this process ends; answers a function that does it now. */
export function atEnd(cleanup: () => void): () => void {
  hearSignals()
  cleanups.add(cleanup)
  return () => {
    if (cleanups.delete(cleanup)) cleanup()
  }
}

function hearSignals(): void {
  if (signalsHeard) return
  signalsHeard = true
  process.once('exit', cleanUp)
  const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => endAll(signal, codes[signal]))
}

/** Gives the programs the chance to close their database; what does not end in time is left to the clean-up. */
function endAll(signal: NodeJS.Signals, code: number): void {
  if (ending) return
  ending = true
  process.exitCode = code
  // Ctrl+C in a terminal has reached them already, and a second time would cut them off.
  if (signal !== 'SIGINT' || !process.stdin.isTTY) for (const child of running) child.kill('SIGTERM')
  setInterval(() => {
    if (running.size === 0) process.exit(code)
  }, 25)
  setTimeout(() => {
    for (const child of running) child.kill('SIGKILL')
    process.exit(code)
  }, PATIENCE_MS)
}

function cleanUp(): void {
  for (const cleanup of cleanups) cleanup()
  cleanups.clear()
}
