// Electron refuses its sandbox to root, and the sandbox is never given up here. So as root everything that shows windows
// runs as a system user of its own.
import { chmodSync, chownSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isRoot } from '../support/cache.ts'
import { findProgram, succeeds } from '../support/processes.ts'
import { say } from '../support/steps.ts'

/** The user that programs with windows run as when this process is root. */
export interface RunUser {
  name: string
  uid: number
  gid: number
}

const NAME = 'antesala'
const BASE = '/var/lib/antesala'
let found: RunUser | null | undefined

/** The unprivileged user to run as, made when it does not exist yet; nothing when this process is no root. */
export function runUser(): RunUser | null {
  if (!isRoot || process.platform !== 'linux') return null
  found ??= userNamed(NAME) ?? makeUser()
  return found
}

function makeUser(): RunUser {
  const options = [
    '--system',
    '--user-group',
    '--no-create-home',
    '--home-dir',
    join(BASE, 'home'),
    '--shell',
    '/usr/sbin/nologin',
  ]
  if (findProgram('useradd') && succeeds('useradd', [...options, NAME])) {
    const made = userNamed(NAME)
    if (made) {
      say(
        `! The system user "${NAME}" was made: as root, programs with windows run as that user, inside their sandbox.`,
      )
      return made
    }
  }
  // A machine without a writable user list still has this one.
  return userNamed('nobody') ?? { name: 'nobody', uid: 65534, gid: 65534 }
}

/** Reads a user out of a passwd file's text; pure, for tests. */
export function userIn(passwd: string, name: string): RunUser | null {
  const fields = passwd
    .split('\n')
    .find((line) => line.startsWith(`${name}:`))
    ?.split(':')
  return fields ? { name, uid: Number(fields[2]), gid: Number(fields[3]) } : null
}

function userNamed(name: string): RunUser | null {
  return userIn(readFileSync('/etc/passwd', 'utf8'), name)
}

/** `setpriv` and its arguments in front of a command, so that it runs as that user. */
export function asUser(user: RunUser): string[] {
  return ['setpriv', `--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups']
}

/** Home and runtime folders of the user; `test` has one of its own, so that tests never see what `npm start` keeps. */
export function userFolders(
  user: RunUser,
  purpose: 'home' | 'test',
): { HOME: string; XDG_RUNTIME_DIR: string } {
  mkdirSync(BASE, { recursive: true, mode: 0o755 })
  const home = ownedFolder(join(BASE, purpose === 'home' ? 'home' : 'test-home'), user)
  return { HOME: home, XDG_RUNTIME_DIR: ownedFolder(join(BASE, `run-${purpose}`), user) }
}

/** Home of the user that `npm start` runs the program as when this process is root; nothing is made. */
export function programHome(): string | null {
  return isRoot && process.platform === 'linux' ? join(BASE, 'home') : null
}

/** A folder only that user can enter; it exists when this returns. */
function ownedFolder(folder: string, user: RunUser): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chownSync(folder, user.uid, user.gid)
  chmodSync(folder, 0o700)
  return folder
}
