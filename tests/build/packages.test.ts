import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { inProject } from '../../build/support/paths.ts'

interface Description {
  scripts: Record<string, string>
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
}
interface Lock {
  packages: Record<string, { version?: string; resolved?: string; integrity?: string }>
}
const description = JSON.parse(readFileSync(inProject('package.json'), 'utf8')) as Description
const lock = JSON.parse(readFileSync(inProject('package-lock.json'), 'utf8')) as Lock

test('every package is asked for in one exact version', () => {
  const versions = Object.entries({ ...description.dependencies, ...description.devDependencies })
  const loose = versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
  expect(loose).toEqual([])
})

test('the lockfile names no address, so that any registry will do', () => {
  const addresses = Object.entries(lock.packages).filter(([, entry]) => entry.resolved?.includes('://'))
  expect(addresses).toEqual([])
})

test('every locked package carries its integrity', () => {
  const without = Object.entries(lock.packages).filter(([path, entry]) => path !== '' && !entry.integrity)
  expect(without).toEqual([])
})

test('every npm script goes through the set-up, so that it runs on the project’s Node', () => {
  for (const [name, script] of Object.entries(description.scripts)) {
    expect(script).toBe(`node build/run.mjs ${name}`)
  }
})

test('only the native module is a product dependency: everything else is bundled', () => {
  expect(Object.keys(description.dependencies)).toEqual(['better-sqlite3'])
})
