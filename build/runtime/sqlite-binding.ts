// better-sqlite3's shipped binary needs Node-API 10. A runtime older than Electron 35 has Node-API 9 and crashes on it,
// so for such a runtime (the development runtime is one) the same sources are compiled once, with the experimental
// Node-API that has the needed behaviour under another name. The result lives in the cache, never in node_modules:
// a release must not pack it by accident.
import { copyFileSync, cpSync, existsSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { inCache } from '../support/cache.ts'
import { Failure } from '../support/failure.ts'
import { makeFolderWhole } from '../support/files.ts'
import { inProject } from '../support/paths.ts'
import { findProgram, runQuietly } from '../support/processes.ts'
import { step } from '../support/steps.ts'

const FIRST_ELECTRON_WITH_NODE_API_10 = 35
const compilerFlags = '-UNAPI_VERSION -DNAPI_EXPERIMENTAL -DNODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT'

/** Whether the shipped better-sqlite3 cannot be used with this version of Electron. */
export function needsOwnSqlite(electronVersion: string): boolean {
  return Number(electronVersion.split('.')[0]) < FIRST_ELECTRON_WITH_NODE_API_10
}

/** The folder of the installed better-sqlite3. */
export const sqlitePackage = inProject('node_modules', 'better-sqlite3')

/** Where the compiled binding is, or would be. */
export function sqliteBindingPath(): string {
  const { version } = createRequire(import.meta.url)(join(sqlitePackage, 'package.json')) as {
    version: string
  }
  return join(
    inCache('better-sqlite3', `${version}-${process.platform}-${process.arch}`),
    'better_sqlite3.node',
  )
}

/** The programs that are missing for compiling it; empty when it is compiled already. */
export function missingCompilers(): string[] {
  if (existsSync(sqliteBindingPath())) return []
  return ['python3', 'make', 'g++'].filter((program) => findProgram(program) === null)
}

/** Compiles the binding unless it is in the cache. */
export async function provideSqliteBinding(): Promise<string> {
  const binding = sqliteBindingPath()
  if (existsSync(binding)) return binding
  const headers = findNodeHeaders()
  if (!headers) {
    throw new Failure(
      'The headers of Node (include/node/node_api.h) were found neither in the installed packages nor beside the system’s Node. Install them, or name the folder that holds include/node in ANTESALA_NODE_HEADERS.',
    )
  }
  await step('better-sqlite3 for the development runtime (compiled once, about a minute)', () =>
    makeFolderWhole(dirname(binding), (folder) => compile(folder, headers)),
  )
  return binding
}

async function compile(folder: string, headers: string): Promise<void> {
  const work = join(folder, 'node_modules')
  const sources = join(work, 'better-sqlite3')
  cpSync(sqlitePackage, sources, { recursive: true })
  cpSync(inProject('node_modules', 'node-addon-api'), join(work, 'node-addon-api'), { recursive: true })
  await runQuietly(
    process.execPath,
    [
      inProject('node_modules', 'node-gyp', 'bin', 'node-gyp.js'),
      'rebuild',
      '--release',
      '--force_build=1',
      `--nodedir=${headers}`,
      '--jobs=max',
    ],
    {
      cwd: sources,
      env: {
        ...process.env,
        CXXFLAGS: compilerFlags,
        // gyp files call `node`: it must be this one.
        PATH: `${dirname(process.execPath)}${delimiter}${process.env['PATH'] ?? ''}`,
      },
    },
  )
  copyFileSync(join(sources, 'build', 'Release', 'better_sqlite3.node'), join(folder, 'better_sqlite3.node'))
  rmSync(work, { recursive: true })
}

/** A folder that holds include/node: the project's own Node brings one, else the system's. */
function findNodeHeaders(): string | null {
  const own = process.env['ANTESALA_NODE_HEADERS']
  const arch = `node-${process.platform}-${process.arch}`
  const candidates = [
    ...(own ? [own] : []),
    inProject('node_modules', 'node', 'node_modules', arch),
    inProject('node_modules', arch),
    dirname(dirname(process.execPath)),
    '/usr/local',
    '/usr',
  ]
  return candidates.find((folder) => existsSync(join(folder, 'include', 'node', 'node_api.h'))) ?? null
}
