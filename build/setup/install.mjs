// Brings node_modules in line with package-lock.json, and does nothing when it already is.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { runChild } from './child.mjs'

/**
 * Decides whether packages must be installed. The stamp is the lockfile's hash at the last complete installation.
 * Without a fitting stamp the tree is still accepted when npm's own record of it names what the lockfile names:
 * somebody has just run `npm install` by hand.
 * @param {{lockHash: string, stamp: string | null, lock: unknown, installed: unknown, hasNode: boolean}} state
 * @returns {'nothing' | 'write-stamp' | 'install'}
 */
export function installDecision({ lockHash, stamp, lock, installed, hasNode }) {
  if (!hasNode) return 'install'
  if (stamp === lockHash) return 'nothing'
  return installedMatches(lock, installed) ? 'write-stamp' : 'install'
}

/** Whether npm's record in node_modules holds exactly the lockfile's packages; optional ones may be absent. */
function installedMatches(lock, installed) {
  if (!lock?.packages || !installed?.packages) return false
  const wanted = Object.entries(lock.packages).filter(([path]) => path !== '')
  const present = installed.packages
  const known = new Set(wanted.map(([path]) => path))
  if (Object.keys(present).some((path) => !known.has(path))) return false
  return wanted.every(([path, entry]) => {
    const found = present[path]
    if (!found) return entry.optional === true || entry.devOptional === true || entry.peer === true
    return found.version === entry.version && found.integrity === entry.integrity
  })
}

/**
 * The PATH without the folders of installed packages: npm and the install scripts must run on the system's Node, since
 * the one in node_modules is about to be replaced.
 * @param {string} path
 */
export function systemPath(path) {
  return path
    .split(delimiter)
    .filter((entry) => !/[\\/]node_modules[\\/]\.bin[\\/]?$/.test(entry))
    .join(delimiter)
}

/**
 * Runs `npm ci` when it is needed.
 * @param {string} root the project's folder
 */
export async function installDependencies(root) {
  const modules = join(root, 'node_modules')
  const stampFile = join(modules, '.antesala-installed')
  const lockText = readFileSync(join(root, 'package-lock.json'), 'utf8')
  const lockHash = createHash('sha256').update(lockText).digest('hex')
  const decision = installDecision({
    lockHash,
    stamp: existsSync(stampFile) ? readFileSync(stampFile, 'utf8').trim() : null,
    lock: JSON.parse(lockText),
    installed: readJson(join(modules, '.package-lock.json')),
    hasNode: existsSync(join(modules, 'node', 'bin')),
  })
  if (decision === 'nothing') return
  if (decision === 'install') {
    // An interrupted installation must never look complete: the stamp goes first and comes back last.
    rmSync(stampFile, { force: true })
    process.stdout.write('▸ npm packages (package-lock.json is new here, about half a minute)\n')
    const started = Date.now()
    await npmCi(root)
    process.stdout.write(`  npm packages installed (${((Date.now() - started) / 1000).toFixed(1)} s)\n`)
  }
  writeFileSync(stampFile, `${lockHash}\n`)
}

/** @param {string} root */
async function npmCi(root) {
  // devDependencies hold Electron and the project's Node: NODE_ENV=production must not leave them out.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  let code
  try {
    code = await runChild('npm', args, {
      cwd: root,
      shell: process.platform === 'win32',
      env: { ...process.env, PATH: systemPath(process.env.PATH ?? '') },
    })
  } catch {
    throw new Error('npm could not be started. Install npm 10 or newer and run the same command again.')
  }
  if (code !== 0) {
    throw new Error(
      'npm could not install the packages (its message is above). Run the same command again to go on.',
    )
  }
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}
