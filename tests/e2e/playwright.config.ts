import { defineConfig } from '@playwright/test'

/** Whole stories in real Electron; the same specs run against the built and the packaged program. */
export default defineConfig({
  testDir: './specs',
  outputDir: '../../test-results/e2e',
  // One reception at a time: windows of two share a screen, a focus and two cores.
  workers: 1,
  fullyParallel: false,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  retries: 0,
  reporter: [['list']],
})
