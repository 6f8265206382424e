import { defineConfig } from 'vitest/config'

/** `npm run test:long`: the same promises as the unit tests, asked for minutes instead of seconds. */
export default defineConfig({
  test: {
    include: ['tests/long/**/*.test.ts'],
    testTimeout: 1_800_000,
    fileParallelism: false,
  },
})
