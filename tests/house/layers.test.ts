import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { beforeAll, expect, test } from 'vitest'

interface Violation {
  readonly from: string
  readonly rule: { readonly name: string }
}

const canary = fileURLToPath(new URL('./canary/', import.meta.url))
const root = fileURLToPath(new URL('../../', import.meta.url))

/** What the rules of the house say of the canary: file by file, which rules it breaks. */
let broken: Map<string, Set<string>>
let errors: number

/** Runs the rules and answers their report. */
async function cruise(): Promise<string> {
  const program = `${root}node_modules/dependency-cruiser/bin/dependency-cruiser.mjs`
  const rules = [
    '--config',
    `${root}build/dependency-cruiser.cjs`,
    '--ts-config',
    `${root}tsconfig.node.json`,
  ]
  const args = [program, ...rules, '--output-type', 'json', 'electron', 'db', 'renderer']
  const run = promisify(execFile)
  return (await run(process.execPath, args, { cwd: canary, maxBuffer: 64 << 20 })).stdout
}

beforeAll(async () => {
  const { summary } = JSON.parse(await cruise()) as { summary: { error: number; violations: Violation[] } }
  errors = summary.error
  broken = new Map()
  for (const { from, rule } of summary.violations)
    broken.set(from, (broken.get(from) ?? new Set()).add(rule.name))
}, 60_000)

const expected: readonly (readonly [string, string])[] = [
  ['electron/domain/reads-a-file.ts', 'domain-imports-only-its-own'],
  ['electron/domain/asks-the-database.ts', 'domain-imports-only-its-own'],
  ['db/uses-a-service.ts', 'db-imports-only-its-own'],
  ['electron/services/opens-a-window.ts', 'services-imports-only-its-own'],
  ['electron/services/parses-with-the-contract.ts', 'contract-is-types-to-services-and-windows'],
  ['electron/preload/pulls-zod.ts', 'preload-without-zod'],
  ['electron/text/one.ts', 'no-circular'],
  ['electron/app/imports-a-test.ts', 'nothing-imports-tests-or-build'],
  ['electron/demo/uses-a-library.ts', 'demo-imports-only-its-own'],
  ['electron/link/asks-the-database.ts', 'link-imports-only-its-own'],
  ['electron/station/opens-a-window.ts', 'station-imports-only-its-own'],
  ['electron/cli/opens-a-window.ts', 'cli-imports-only-its-own'],
  ['renderer/apps/counter/looks-into-reception.ts', 'no-other-roles-app'],
  ['renderer/apps/counter/asks-the-database.ts', 'renderer-imports-only-its-own'],
  ['renderer/shared/knows-an-app.ts', 'shared-knows-no-app'],
]

test.each(expected)('%s is caught by %s', (file, rule) => {
  expect([...(broken.get(file) ?? [])]).toContain(rule)
})

test('what does nothing wrong is left in peace, and the run as a whole is red', () => {
  expect([...broken.keys()].filter((file) => file.includes('innocent'))).toEqual([])
  expect(errors).toBeGreaterThanOrEqual(expected.length)
})
