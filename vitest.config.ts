import vue from '@vitejs/plugin-vue'
import { configDefaults, defineConfig } from 'vitest/config'

/** Whatever an office does is asked of both engines. */
const onBothEngines = [
  'tests/services/**/*.test.ts',
  'tests/scenarios/**/*.test.ts',
  'tests/db/waiting-order.test.ts',
]
const onPostgresOnly = ['tests/{db/postgres,races,station}/**/*.test.ts']

export default defineConfig({
  plugins: [vue()],
  test: {
    testTimeout: 20_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'units',
          include: ['tests/{domain,db,cli,link,ipc,app,renderer,build,text,house}/**/*.test.ts'],
          exclude: [...configDefaults.exclude, 'tests/build/package/**', ...onBothEngines, ...onPostgresOnly],
        },
      },
      { extends: true, test: { name: 'services on SQLite', include: onBothEngines } },
      {
        extends: true,
        test: {
          name: 'services on PostgreSQL',
          include: [...onBothEngines, ...onPostgresOnly],
          env: { ANTESALA_TEST_ENGINE: 'postgres' },
          globalSetup: 'tests/support/postgres/global-setup.ts',
          setupFiles: 'tests/support/postgres/close-after-each.ts',
          // While one waits for the server, another can work; the two share the server's time limits.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 30_000,
        },
      },
    ],
  },
})
