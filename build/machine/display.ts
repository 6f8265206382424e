// A virtual screen for machines and tests without one: Xvfb, run as the same user as the program.
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Failure } from '../support/failure.ts'
import { atEnd } from '../support/processes.ts'
import { asUser, runUser } from './run-user.ts'
import { xAuthority } from './x-authority.ts'

/** The size of a virtual screen in pixels. */
export interface DisplaySize {
  width: number
  height: number
}

/** A running virtual screen. */
export interface Display {
  /** `DISPLAY` and `XAUTHORITY` for the programs that show themselves on it. */
  env: Record<string, string>
  stop(): void
}

/** An ordinary screen of an office. */
export const officeScreen: DisplaySize = { width: 1920, height: 1080 }
/** Room for large pictures. */
export const wideScreen: DisplaySize = { width: 4096, height: 2400 }

/** Starts Xvfb and waits until it can be used. It ends with this process, however that ends. */
export async function startDisplay(size: DisplaySize = officeScreen): Promise<Display> {
  const user = runUser()
  if (user) provideSocketFolder('/tmp/.X11-unix')
  const folder = mkdtempSync(join(tmpdir(), 'antesala-display-'))
  const authority = join(folder, 'authority')
  writeFileSync(authority, xAuthority(), { mode: 0o600 })
  if (user) for (const path of [folder, authority]) chownSync(path, user.uid, user.gid)

  const prefix = [...(user ? asUser(user) : ['setpriv']), '--pdeathsig=TERM']
  const screen = `${size.width}x${size.height}x24`
  const server = ['Xvfb', '-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp', '-auth', authority]
  const [command = 'setpriv', ...args] = [...prefix, ...server]
  // A group of its own and no forwarded signals: the program must end first, its screen afterwards.
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'], detached: true })
  const stop = atEnd(() => {
    child.kill('SIGTERM')
    rmSync(folder, { recursive: true, force: true })
  })
  try {
    const number = await chosenNumber(child)
    return { env: { DISPLAY: `:${number}`, XAUTHORITY: authority }, stop }
  } catch (error) {
    stop()
    throw error
  }
}

/** Runs something with a virtual screen that is gone afterwards. */
export async function withDisplay<T>(
  work: (display: Display) => Promise<T>,
  size: DisplaySize = officeScreen,
): Promise<T> {
  const display = await startDisplay(size)
  try {
    return await work(display)
  } finally {
    display.stop()
  }
}

function provideSocketFolder(folder: string): void {
  if (existsSync(folder)) return
  mkdirSync(folder)
  chmodSync(folder, 0o1777)
}

function chosenNumber(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()))
    child.stdio[3]?.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()))
    child.once('error', (error) => reject(new Failure(`Xvfb could not be started: ${error.message}`)))
    child.once('exit', () => reject(new Failure(`Xvfb ended at once: ${said.trim().slice(-300)}`)))
  })
}
