import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [vue()],
  test: {
    include: ['tests/{domain,db,services,ipc,renderer,build,text,house}/**/*.test.ts'],
    exclude: ['tests/build/package/**', 'node_modules/**'],
    testTimeout: 20_000,
  },
})
