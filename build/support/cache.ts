import { mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/** Whether this process may do anything on the machine. */
export const isRoot = process.getuid?.() === 0

/** Where downloads and compiled parts are kept between clones; pure, for tests. */
export function cacheFolderFor(env: NodeJS.ProcessEnv, root: boolean, home: string): string {
  if (env['ANTESALA_CACHE']) return resolve(env['ANTESALA_CACHE'])
  // As root the program itself runs as another user, who must be able to read its runtime.
  if (root) return '/var/cache/antesala'
  const caches = env['XDG_CACHE_HOME'] ?? ''
  return join(caches === '' ? join(home, '.cache') : caches, 'antesala')
}

/** A folder in the cache; it exists when this returns. */
export function inCache(...parts: string[]): string {
  const base = cacheFolderFor(process.env, isRoot, homedir())
  mkdirSync(base, { recursive: true, mode: 0o755 })
  return join(base, ...parts)
}
