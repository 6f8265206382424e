// A clone may lie in a folder that only root can enter. The unprivileged user then gets a copy of what was built.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { inCache } from '../support/cache.ts'
import { Failure } from '../support/failure.ts'
import { asUser } from './run-user.ts'
import type { RunUser } from './run-user.ts'

/** Whether the user can read every one of these files. */
export function canRead(user: RunUser, files: readonly string[]): boolean {
  const [command = 'setpriv', ...args] = asUser(user)
  const script = 'for file; do test -r "$file" || exit 1; done'
  return (
    spawnSync(command, [...args, 'sh', '-c', script, 'sh', ...files], { stdio: 'ignore', cwd: '/' })
      .status === 0
  )
}

/** One thing to copy and where in the copy it goes. */
export interface CopyPart {
  from: string
  to: string
}

/**
 * Makes a copy in the cache that everybody can read, once per `key`; copies of the same name with other keys go away.
 */
export function readableCopy(name: string, key: string, parts: readonly CopyPart[], user: RunUser): string {
  const base = inCache('readable')
  const folder = join(base, `${name}-${key.slice(0, 16)}`)
  if (!existsSync(folder)) {
    mkdirSync(base, { recursive: true, mode: 0o755 })
    for (const old of readdirSync(base)) {
      if (old.startsWith(`${name}-`)) rmSync(join(base, old), { recursive: true, force: true })
    }
    const temporary = `${folder}.${process.pid}.tmp`
    for (const { from, to } of parts) {
      mkdirSync(dirname(join(temporary, to)), { recursive: true })
      cpSync(from, join(temporary, to), { recursive: true, verbatimSymlinks: true })
    }
    spawnSync('chmod', ['-R', 'a+rX', temporary])
    renameSync(temporary, folder)
  }
  const sample = join(folder, parts[0]?.to ?? '')
  if (!canRead(user, [sample])) {
    throw new Failure(
      `The user "${user.name}" cannot read the cache folder ${base}. Name another one in ANTESALA_CACHE.`,
    )
  }
  return folder
}

/** A short name for copies of one clone, so that several clones do not take each other's away. */
export function copyName(folder: string): string {
  return `${basename(folder)}-${Buffer.from(folder).toString('base64url').slice(-12)}`.replaceAll(
    /[^\w-]/g,
    '_',
  )
}
