import installer from 'electron-installer-debian'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { writeWhole } from '../support/files.ts'
import { inProject } from '../support/paths.ts'
import { desktopEntry, launcherName } from './desktop-entry.ts'
import type { PackageNames } from './kind.ts'

/** The programs behind a Debian package, and the packages they come in. */
export const debianPrograms: Record<string, string> = { 'dpkg-deb': 'dpkg', fakeroot: 'fakeroot' }

/** Makes a Debian package of an unpacked program and answers its path. */
export async function makeDebianPackage(
  folder: string,
  names: PackageNames,
  description: string,
): Promise<string> {
  const entry = inProject('release', '.desktop-entry')
  writeWhole(entry, desktopEntry(names.name, names.productName, description))
  const before = new Set(debsIn(inProject('release')))
  await installer({
    src: folder,
    dest: inProject('release'),
    arch: process.arch === 'arm64' ? 'arm64' : 'amd64',
    options: {
      name: names.name,
      productName: names.productName,
      description,
      productDescription:
        'Waiting queue, ticket windows and hall display of one office, on one or several computers.',
      bin: launcherName(names.name),
      icon: inProject('build', 'icon', 'antesala.png'),
      desktopTemplate: entry,
      // Two seconds instead of a minute or more with xz, for a third more bytes; Debian 12 and Ubuntu 22.04 read it.
      compression: 'zstd',
      categories: ['Office'],
      section: 'misc',
      license: 'MIT',
    },
  })
  const made = debsIn(inProject('release'))
  return join(inProject('release'), made.find((name) => !before.has(name)) ?? made.at(-1) ?? '')
}

function debsIn(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.deb'))
}
