// How tests, measurements and pictures start the program: the same way `npm start` does, as a command for Playwright's
// `_electron.launch({ executablePath, args: [...appArgs, …], env, chromiumSandbox: true })`.
import { createHash } from 'node:crypto'
import { chownSync, existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { builtApp, packagedProgram } from './runtime/program.ts'
import { installedRuntime } from './runtime/electron-runtime.ts'
import { needsOwnSqlite, sqliteBindingPath } from './runtime/sqlite-binding.ts'
import { asUser, runUser, userFolders } from './machine/run-user.ts'
import { inCache } from './support/cache.ts'
import { Failure } from './support/failure.ts'
import { writeWhole } from './support/files.ts'

export { startDisplay, wideScreen, withDisplay } from './machine/display.ts'
export { withDesktopSession } from './machine/desktop-session.ts'

/** Everything needed to start the program once. */
export interface ElectronCommand {
  /** What to start. As root a generated script that becomes Electron (same process id) as an unprivileged user. */
  executablePath: string
  /** The first arguments; the program's own come after them. */
  appArgs: string[]
  /** The whole environment. */
  env: Record<string, string>
  /** Who must own folders that the program writes into; nothing when it runs as the caller. */
  ownership: { uid: number; gid: number } | null
  /** A line for logs: which runtime, which program, as whom. */
  describe: string
}

/** What to start: the built program, or the packaged one. Without a word, ANTESALA_PACKAGED=1 decides. */
export interface LaunchOptions {
  packaged?: boolean
  /** Whose home folder: tests have one of their own. */
  purpose?: 'home' | 'test'
}

/** The command that starts the program. Asks no host; the runtime must be there (every npm script sees to that). */
export function electronCommand(options: LaunchOptions = {}): ElectronCommand {
  const packaged = options.packaged ?? process.env['ANTESALA_PACKAGED'] === '1'
  const target = packaged ? packagedTarget() : builtTarget()
  const user = runUser()
  const folders = user ? userFolders(user, options.purpose ?? 'test') : {}
  return {
    executablePath: user ? wrapperScript([...asUser(user), target.executable], folders) : target.executable,
    appArgs: target.args,
    env: { ...inheritedEnv(), ...folders, ...target.env },
    ownership: user ? { uid: user.uid, gid: user.gid } : null,
    describe: `${target.describe}${user ? `, as user ${user.name} (${user.uid})` : ''}`,
  }
}

/** A fresh folder under the temporary folder that the program may write into. */
export function makeDataDir(prefix = 'antesala-data-'): string {
  const folder = mkdtempSync(join(tmpdir(), prefix))
  const user = runUser()
  if (user) chownSync(folder, user.uid, user.gid)
  return folder
}

interface Target {
  executable: string
  args: string[]
  env: Record<string, string>
  describe: string
}

// Since Electron 38 a Wayland session would be used natively: windows could not stay on top there.
const platformSwitches = process.platform === 'linux' ? ['--ozone-platform=x11'] : []

function builtTarget(): Target {
  const runtime = installedRuntime()
  if (!runtime) throw new Failure('There is no Electron on this machine yet: `npm run build` fetches it.')
  const app = builtApp(runUser())
  const binding = needsOwnSqlite(runtime.version) ? sqliteBindingPath() : null
  return {
    executable: runtime.executable,
    args: [...platformSwitches, app],
    env: binding ? { ANTESALA_SQLITE_BINDING: binding } : {},
    describe: `built program in ${app} on the ${runtime.kind} Electron ${runtime.version}`,
  }
}

function packagedTarget(): Target {
  const program = packagedProgram(runUser())
  if (!existsSync(program))
    throw new Failure(`No packaged program at ${program}: \`npm run package -- --e2e\` makes it.`)
  return {
    executable: program,
    args: [...platformSwitches],
    env: {},
    describe: `packaged program ${program}`,
  }
}

/** A script that replaces itself with the command: whoever starts it knows the program by its own process id. */
function wrapperScript(command: readonly string[], env: Record<string, string>): string {
  const settings = Object.entries(env).map(([name, value]) => `export ${name}=${quoted(value)}`)
  const lines = ['#!/bin/sh', ...settings, `exec ${command.map(quoted).join(' ')} "$@"`, '']
  const content = lines.join('\n')
  const script = inCache('launch', createHash('sha256').update(content).digest('hex').slice(0, 16))
  writeWhole(script, content, 0o755)
  return script
}

function quoted(word: string): string {
  return /^[\w./=:-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}

/** The caller's environment without what would make Electron behave as Node, or look into root's folders. */
function inheritedEnv(): Record<string, string> {
  const dropped = new Set(['ELECTRON_RUN_AS_NODE', 'NODE_OPTIONS', 'ANTESALA_SQLITE_BINDING'])
  if (runUser())
    for (const name of ['XDG_CONFIG_HOME', 'XDG_CACHE_HOME', 'XDG_DATA_HOME', 'XDG_STATE_HOME'])
      dropped.add(name)
  const kept = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !dropped.has(entry[0]),
  )
  return Object.fromEntries(kept)
}
