import { defineConfig } from '@playwright/test'

/** Renders every screen to PNG, to be looked at: `npm run pictures`. */
export default defineConfig({
  testDir: './pictures',
  outputDir: '../../test-results/pictures',
  workers: 1,
  fullyParallel: false,
  timeout: 180_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: [['list']],
})
