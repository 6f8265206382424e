// A virtual screen with what a desk's session has: a window manager, a session bus and something that shows
// notifications. Without them no window stays on top, kiosk mode does not give the old size back and notifications fail.
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { Failure } from '../support/failure.ts'
import { atEnd } from '../support/processes.ts'
import { officeScreen, startDisplay } from './display.ts'
import type { Display, DisplaySize } from './display.ts'
import { asUser, runUser, userFolders } from './run-user.ts'

/** The programs of a session and the Debian packages they come in. */
export const sessionPrograms: Record<string, string> = {
  Xvfb: 'xvfb',
  'dbus-daemon': 'dbus',
  openbox: 'openbox',
  dunst: 'dunst',
  xdotool: 'xdotool',
}

/** Starts a virtual screen and a session on it; `env` also names the session's bus. */
async function startDesktopSession(size: DisplaySize = officeScreen): Promise<Display> {
  const display = await startDisplay(size)
  const user = runUser()
  const base = { ...process.env, ...display.env, ...(user ? userFolders(user, 'test') : {}) }
  const prefix = [...(user ? asUser(user) : ['setpriv']), '--pdeathsig=TERM']
  const children: ChildProcess[] = []
  const launch = (program: string, args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess => {
    const [command = 'setpriv', ...before] = prefix
    const stdio = ['ignore', 'ignore', 'ignore', 'pipe'] as const
    const child = spawn(command, [...before, program, ...args], {
      env,
      stdio: [...stdio],
      detached: true,
      cwd: '/',
    })
    children.push(child)
    return child
  }
  const stop = atEnd(() => {
    for (const child of children) child.kill('SIGTERM')
    display.stop()
  })
  try {
    const address = await firstLine(
      launch('dbus-daemon', ['--session', '--nofork', '--print-address=3'], base),
    )
    const env = { ...base, DBUS_SESSION_BUS_ADDRESS: address }
    for (const program of ['openbox', 'dunst']) launch(program, [], env)
    return { env: { ...display.env, DBUS_SESSION_BUS_ADDRESS: address }, stop }
  } catch (error) {
    stop()
    throw error
  }
}

/** Runs something in such a session; the session is gone afterwards. */
export async function withDesktopSession<T>(
  work: (display: Display) => Promise<T>,
  size: DisplaySize = officeScreen,
): Promise<T> {
  const session = await startDesktopSession(size)
  try {
    return await work(session)
  } finally {
    session.stop()
  }
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdio[3]?.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()))
    child.once('error', (error) =>
      reject(new Failure(`The session bus could not be started: ${error.message}`)),
    )
    child.once('exit', () => reject(new Failure('The session bus ended at once.')))
  })
}
