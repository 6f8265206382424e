import { expect, test } from 'vitest'
import { kindFor, namesOf } from '../../build/packaging/kind.ts'
import { developmentRuntimeProblem } from '../../build/runtime/development.ts'
import { differingFuses, officialFuses, packageFuses, testedPackageFuses } from '../../build/runtime/fuses.ts'
import { rememberedAsUnreachable } from '../../build/runtime/official.ts'
import { needsOwnSqlite } from '../../build/runtime/sqlite-binding.ts'
import { cacheFolderFor } from '../../build/support/cache.ts'

const HOUR = 60 * 60 * 1000

test('the development runtime stands in only on Linux with an x64 processor', () => {
  expect(developmentRuntimeProblem({}, 'linux', 'x64')).toBeNull()
  expect(developmentRuntimeProblem({}, 'darwin', 'arm64')).toContain('darwin')
})

test('the development runtime can be switched off, and the sentence says what to do instead', () => {
  const sentence = developmentRuntimeProblem({ ANTESALA_NO_DEVELOPMENT_RUNTIME: '1' }, 'linux', 'x64')
  expect(sentence).toContain('ANTESALA_NO_DEVELOPMENT_RUNTIME')
  expect(sentence).toContain('ELECTRON_OVERRIDE_DIST_PATH')
})

test('an unreachable download host is asked again after a day, or at once when another one is named', () => {
  const known = { mirror: 'a', at: 1000 }
  expect(rememberedAsUnreachable(known, 'a', 1000 + 23 * HOUR)).toBe(true)
  expect(rememberedAsUnreachable(known, 'a', 1000 + 25 * HOUR)).toBe(false)
  expect(rememberedAsUnreachable(known, 'b', 1001)).toBe(false)
})

test('only runtimes older than Electron 35 get a better-sqlite3 of their own', () => {
  expect(needsOwnSqlite('33.2.1')).toBe(true)
  expect(needsOwnSqlite('35.0.0')).toBe(false)
  expect(needsOwnSqlite('45.4.1')).toBe(false)
})

test('a release is made of the makers’ own Electron in the wanted version, anything else is a trial', () => {
  expect(kindFor({ kind: 'official', version: '45.4.1' }, null, '45.4.1')).toBe('release')
  expect(kindFor({ kind: 'override', version: '45.4.1' }, null, '45.4.1')).toBe('release')
  expect(kindFor({ kind: 'official', version: '44.0.0' }, null, '45.4.1')).toBe('trial')
  expect(kindFor({ kind: 'development', version: '33.2.1' }, null, '45.4.1')).toBe('trial')
})

test('the development runtime stays one when its folder is named as an override', () => {
  expect(kindFor({ kind: 'override', version: '45.4.1' }, { kind: 'development' }, '45.4.1')).toBe('trial')
})

test('a trial shares neither name nor identity with the product', () => {
  const { name, appId, productName } = namesOf('trial')
  expect([name, appId, productName]).not.toContain(namesOf('release').name)
  expect(appId).not.toBe(namesOf('release').appId)
  expect(productName).not.toBe(namesOf('release').productName)
})

test('the tested package differs from the delivered one by the inspector alone', () => {
  expect(differingFuses(packageFuses, testedPackageFuses)).toEqual(['EnableNodeCliInspectArguments'])
})

test('a package cannot be made to run foreign code through its executable', () => {
  expect(packageFuses).toMatchObject({
    RunAsNode: false,
    EnableNodeOptionsEnvironmentVariable: false,
    EnableNodeCliInspectArguments: false,
    OnlyLoadAppFromAsar: true,
  })
})

test('a fuse that did not take is named', () => {
  expect(differingFuses(officialFuses, { ...officialFuses, RunAsNode: false })).toEqual(['RunAsNode'])
})

test('the cache lies where the person says, else where everybody can read it when root works', () => {
  expect(cacheFolderFor({ ANTESALA_CACHE: '/elsewhere' }, true, '/root')).toBe('/elsewhere')
  expect(cacheFolderFor({}, true, '/root')).toBe('/var/cache/antesala')
  expect(cacheFolderFor({}, false, '/home/ana')).toBe('/home/ana/.cache/antesala')
  expect(cacheFolderFor({ XDG_CACHE_HOME: '/fast' }, false, '/home/ana')).toBe('/fast/antesala')
})
