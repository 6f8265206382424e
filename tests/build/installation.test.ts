import { expect, test } from 'vitest'
import { installDecision, systemPath } from '../../build/setup/install.mjs'

const lock = {
  packages: {
    '': {},
    'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
    'node_modules/b-linux': { version: '1.0.0', integrity: 'sha512-b', optional: true },
  },
}
const installed = { packages: { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' } } }
const state = { lockHash: 'new', stamp: 'new', lock, installed, hasNode: true }

test('nothing is installed when the stamp is of this lockfile', () => {
  expect(installDecision(state)).toBe('nothing')
})

test('a new clone is installed', () => {
  expect(installDecision({ ...state, stamp: null, installed: null, hasNode: false })).toBe('install')
})

test('a changed lockfile is installed', () => {
  const changed = {
    packages: { ...lock.packages, 'node_modules/a': { version: '2.0.0', integrity: 'sha512-c' } },
  }
  expect(installDecision({ ...state, stamp: 'old', lock: changed })).toBe('install')
})

test('an interrupted installation, which has no stamp and no record of npm, is installed again', () => {
  expect(installDecision({ ...state, stamp: null, installed: null })).toBe('install')
})

test('packages that somebody installed by hand are accepted when they are the lockfile’s', () => {
  expect(installDecision({ ...state, stamp: 'old' })).toBe('write-stamp')
})

test('a package that the lockfile no longer names makes for a new installation', () => {
  const extra = { packages: { ...installed.packages, 'node_modules/gone': { version: '1.0.0' } } }
  expect(installDecision({ ...state, stamp: 'old', installed: extra })).toBe('install')
})

test('without the project’s own Node the packages are installed whatever the stamp says', () => {
  expect(installDecision({ ...state, hasNode: false })).toBe('install')
})

test('npm does not see the programs of installed packages while it replaces them', () => {
  expect(systemPath('/usr/bin:/home/a/antesala/node_modules/.bin:/bin:/b/node_modules/.bin/')).toBe(
    '/usr/bin:/bin',
  )
})
