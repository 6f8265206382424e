// The development tools, started as files on this Node: no shell, no search in PATH, no second `node`.
import { existsSync } from 'node:fs'
import { Failure } from './failure.ts'
import { inProject } from './paths.ts'
import { run } from './processes.ts'

const scripts = {
  depcruise: 'dependency-cruiser/bin/dependency-cruiser.mjs',
  'electron-vite': 'electron-vite/bin/electron-vite.js',
  eslint: 'eslint/bin/eslint.js',
  knip: 'knip/bin/knip.js',
  playwright: '@playwright/test/cli.js',
  prettier: 'prettier/bin/prettier.cjs',
  tsc: 'typescript/bin/tsc',
  vitest: 'vitest/vitest.mjs',
  'vue-tsc': 'vue-tsc/bin/vue-tsc.js',
} as const

/** Runs one of the tools and answers its exit code. */
export function runTool(
  tool: keyof typeof scripts,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  return run(process.execPath, [inProject('node_modules', scripts[tool]), ...args], { env })
}

/** Stops with a sentence when a file that a task needs is not in this clone. */
export function requireFile(path: string): string {
  const file = inProject(path)
  if (!existsSync(file)) throw new Failure(`${path} is missing: there is nothing to run.`)
  return file
}
