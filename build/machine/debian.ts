// Installs missing Debian packages when this process may; otherwise says which command would.
import { existsSync } from 'node:fs'
import { isRoot } from '../support/cache.ts'
import { Failure } from '../support/failure.ts'
import { findProgram, runQuietly } from '../support/processes.ts'
import { step } from '../support/steps.ts'

/** The sentence for someone who must install the packages themselves. */
export function installAdvice(reason: string, packages: readonly string[], hasApt: boolean): string {
  const command = hasApt
    ? `sudo apt-get install --no-install-recommends ${packages.join(' ')}`
    : `(names as in Debian 12) ${packages.join(' ')}`
  return `${reason}\nInstall ${hasApt ? 'with' : 'what these packages hold'}:\n\n    ${command}\n\nand run the same command again.`
}

/** Installs packages, or stops with the one command that does. */
export async function requirePackages(reason: string, packages: readonly string[]): Promise<void> {
  const wanted = [...new Set(packages)]
  const hasApt = existsSync('/etc/debian_version') && findProgram('apt-get') !== null
  if (!isRoot || !hasApt) throw new Failure(installAdvice(reason, wanted, hasApt))
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await step(`Debian packages: ${wanted.join(' ')}`, async () => {
    await runQuietly('apt-get', ['update', '-q'], { env })
    const names = await namesHere(wanted)
    await runQuietly('apt-get', ['install', '-q', '-y', '--no-install-recommends', ...names], { env })
  })
}

/** Some libraries carry a `t64` at the end of their package's name in Debian 13 and Ubuntu 24.04. */
async function namesHere(wanted: readonly string[]): Promise<string[]> {
  const policy = await runQuietly('apt-cache', ['policy', ...wanted.flatMap((name) => [name, `${name}t64`])])
  const known = new Set(
    policy
      .split(/\n(?=\S)/)
      .filter((block) => /Candidate: (?!\(none\))/.test(block))
      .map((block) => block.slice(0, block.indexOf(':'))),
  )
  return wanted.map((name) => (!known.has(name) && known.has(`${name}t64`) ? `${name}t64` : name))
}
