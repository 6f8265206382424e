import { chownSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RunUser } from '../../../build/machine/run-user.ts'

const prefix = 'antesala-postgres-'

/**
 * A fresh folder for one server, named after this process and owned by whoever runs the server. Folders of processes
 * that were killed before they could clean up go away.
 */
export function makeServerFolder(user: RunUser | null): string {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(prefix)) continue
    const owner = Number(name.slice(prefix.length).split('-')[0])
    if (!isAlive(owner)) rmSync(join(tmpdir(), name), { recursive: true, force: true })
  }
  const folder = mkdtempSync(join(tmpdir(), `${prefix}${String(process.pid)}-`))
  if (user !== null) chownSync(folder, user.uid, user.gid)
  return folder
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
