import { chownSync, existsSync, mkdirSync } from 'node:fs'
import { isAbsolute, resolve } from 'node:path'
import { electronCommand, startDisplay } from '../launch.ts'
import type { ElectronCommand } from '../launch.ts'
import { projectRoot } from '../support/paths.ts'
import { run } from '../support/processes.ts'
import { say } from '../support/steps.ts'
import type { Task } from '../tasks.ts'
import { buildIfStale } from './build.ts'
import { displayPrograms, prepare } from './prepare.ts'

/** `npm start`: sets up what is missing, builds what changed and opens the program. */
const start: Task = async (args) => {
  const withoutScreen = process.platform === 'linux' && !process.env['DISPLAY']
  await prepare({ programs: withoutScreen ? displayPrograms : {} })
  await buildIfStale()
  const command = electronCommand({ packaged: false, purpose: 'home' })
  const ownArgs = withAbsoluteDataDir(args, process.env['INIT_CWD'] ?? process.cwd())
  provideDataDir(ownArgs, command)
  announce(command, ownArgs)
  const display = withoutScreen ? await startDisplay() : null
  if (display)
    say(
      `! This machine has no screen (DISPLAY is not set): the program shows itself on a virtual one, ${display.env['DISPLAY'] ?? ''}.`,
    )
  // A machine without a screen has no desktop services either: Chromium would complain about each of them.
  const quiet = display ? ['--log-level=3'] : []
  say('▸ Antesala is starting. Ctrl+C ends it.')
  try {
    return await run(command.executablePath, [...quiet, ...command.appArgs, ...ownArgs], {
      cwd: command.ownership ? '/' : projectRoot,
      env: { ...command.env, ...display?.env },
    })
  } finally {
    display?.stop()
  }
}
export default start

/** `--data-dir` is meant from where the person typed it, not from where the program happens to start; pure. */
export function withAbsoluteDataDir(args: readonly string[], from: string): string[] {
  return args.map((arg, index) => {
    const joined = /^--data-dir=(.+)$/.exec(arg)?.[1]
    if (joined !== undefined) return `--data-dir=${resolve(from, joined)}`
    return args[index - 1] === '--data-dir' && !isAbsolute(arg) ? resolve(from, arg) : arg
  })
}

function dataDirIn(args: readonly string[]): string | null {
  const joined = args.find((arg) => arg.startsWith('--data-dir='))?.slice('--data-dir='.length)
  const index = args.indexOf('--data-dir')
  return joined ?? (index === -1 ? null : (args[index + 1] ?? null))
}

/** A data folder that does not exist yet is made for the user the program will run as. */
function provideDataDir(args: readonly string[], { ownership }: ElectronCommand): void {
  const folder = dataDirIn(args)
  if (!folder || !ownership || existsSync(folder)) return
  mkdirSync(folder, { recursive: true })
  chownSync(folder, ownership.uid, ownership.gid)
}

function announce(command: ElectronCommand, args: readonly string[]): void {
  if (!command.ownership) return
  say(
    `! You are root, and the program never runs without its sandbox: it runs as an ordinary user (uid ${command.ownership.uid}).`,
  )
  say(`  What it keeps lies in ${dataDirIn(args) ?? `${command.env['HOME'] ?? ''}/.config`} and stays there.`)
}
