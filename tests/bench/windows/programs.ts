import { electronCommand } from '../../../build/launch.ts'
import { installPrograms } from './install.ts'

/** One of the two programs that are compared, as it is started. */
export interface ProgramCommand {
  readonly name: string
  readonly executable: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

/** Both on the same runtime, as the same user, with the same switches. */
export interface Programs {
  /** The built product with its demo office. @param roles as on its command line */
  product(dataFolder: string, roles: readonly string[]): ProgramCommand
  /** The bare program. @param sizes a window for each, `1366x768` */
  bare(dataFolder: string, sizes: readonly string[]): ProgramCommand
  /** Which runtime, which program, as whom. */
  readonly describe: string
}

/** Windows lie on top of each other here; a covered one must not be slowed. For both programs. */
const switches = ['--disable-renderer-backgrounding', '--disable-backgrounding-occluded-windows']

/** The size of the product's window of a role, so that the bare one paints the same area. */
export function sizeOf(role: string): string {
  return role === 'display' ? '1280x720' : '1366x768'
}

/** Finds the runtime and the built product, and installs the bare program. */
export function findPrograms(): Programs {
  const { appArgs, executablePath, env, describe } = electronCommand({ packaged: false })
  const installed = installPrograms()
  const base = { executable: executablePath, env }
  // The last of the first arguments is the program.
  const runtime = ['-r', installed.hook, ...appArgs.slice(0, -1), ...switches]
  const app = appArgs.slice(-1)
  return {
    describe,
    product: (dataFolder, roles) => ({
      ...base,
      name: 'product',
      args: [...runtime, ...app, '--demo', '--data-dir', dataFolder, '--roles', roles.join(',')],
    }),
    bare: (dataFolder, sizes) => ({
      ...base,
      name: 'bare program',
      args: [...runtime, installed.bare, `--user-data-dir=${dataFolder}`, `--windows=${sizes.join(',')}`],
    }),
  }
}
