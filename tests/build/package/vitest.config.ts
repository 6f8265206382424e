import { defineConfig } from 'vitest/config'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

// Checks of a finished package: `npm test` runs them right after packing, they are no part of the unit tests.
export default defineConfig({
  root: dirname(fileURLToPath(import.meta.url)),
  test: { include: ['*.check.ts'], testTimeout: 30_000 },
})
