import { expect, test } from 'vitest'
import { desktopEntry, launcherScript } from '../../build/packaging/desktop-entry.ts'
import { packageProblems } from '../../build/packaging/inspect.ts'
import type { PackageContents } from '../../build/packaging/inspect.ts'
import { readOrder } from '../../build/tasks/package.ts'
import { withAbsoluteDataDir } from '../../build/tasks/start.ts'

test('the start-menu entry asks for X11, where windows can stay on top', () => {
  const entry = desktopEntry('antesala', 'Antesala', 'The reception')
  expect(entry).toMatch(/^Exec=antesala --ozone-platform=x11 %U$/m)
  expect(entry).toMatch(/^\[Desktop Entry\]$/m)
  expect(entry).toMatch(/^Comment\[es\]=/m)
})

test('the command of the same name asks for X11 too, and neither gives up the sandbox', () => {
  expect(launcherScript('antesala')).toContain('/antesala" --ozone-platform=x11 "$@"')
  expect(launcherScript('antesala') + desktopEntry('antesala', 'Antesala', '')).not.toContain('no-sandbox')
})

test('without a word an unpacked folder is made', () => {
  expect(readOrder([])).toEqual({ target: 'dir', tested: false, releaseOnly: false })
  expect(readOrder(['--target', 'deb', '--release'])).toEqual({
    target: 'deb',
    tested: false,
    releaseOnly: true,
  })
  expect(readOrder(['--target=dir', '--e2e'])).toEqual({ target: 'dir', tested: true, releaseOnly: false })
})

test('a target that cannot be made here is refused with the place that says how', () => {
  expect(() => readOrder(['--target', 'nsis'])).toThrow('build/README.md')
})

const good: PackageContents = {
  fuses: {},
  nativeFiles: [{ path: 'app.asar.unpacked/a.node', sha256: 'right' }],
  archived: ['/out/main/main.js'],
  hasDefaultApp: false,
}
const wanted = { nativeSha256: 'right', differingFuses: [] }

test('a package with its one right native file and nothing else is accepted', () => {
  expect(packageProblems(good, wanted)).toEqual([])
})

test('a package with another runtime’s native file, a second one, the default app or sources is refused', () => {
  const problems = (change: Partial<PackageContents>): string[] =>
    packageProblems({ ...good, ...change }, wanted)
  expect(problems({ nativeFiles: [{ path: 'a.node', sha256: 'other' }] })).toHaveLength(1)
  expect(problems({ nativeFiles: [...good.nativeFiles, ...good.nativeFiles] })).toHaveLength(1)
  expect(problems({ hasDefaultApp: true })).toHaveLength(1)
  expect(problems({ archived: ['/node_modules/better-sqlite3/deps/sqlite3.c'] })).toHaveLength(1)
  expect(packageProblems(good, { ...wanted, differingFuses: ['RunAsNode'] })).toHaveLength(1)
})

test('a data folder is meant from where the person typed it', () => {
  expect(withAbsoluteDataDir(['--demo', '--data-dir', 'here'], '/home/ana')).toEqual([
    '--demo',
    '--data-dir',
    '/home/ana/here',
  ])
  expect(withAbsoluteDataDir(['--data-dir=../x'], '/home/ana')).toEqual(['--data-dir=/home/x'])
  expect(withAbsoluteDataDir(['--data-dir', '/data'], '/home/ana')).toEqual(['--data-dir', '/data'])
})
