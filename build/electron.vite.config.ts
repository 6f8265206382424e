// How the program is bundled into out/. Everything goes into the bundles except Electron and the one native module.
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'electron-vite'
import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

// The oldest runtime the bundles must run on: the development runtime, Electron 33.
const nodeTarget = 'node20.18'
const chromeTarget = 'chrome130'

/** One window program per folder of renderer/apps that holds a page. */
function windowPages(): Record<string, string> {
  const apps = join(root, 'renderer', 'apps')
  const roles = existsSync(apps) ? readdirSync(apps).sort() : []
  const pages = roles.map((role) => [role, join(apps, role, 'index.html')] as const)
  return Object.fromEntries(pages.filter(([, page]) => existsSync(page)))
}

/** `electron/workers/<name>.worker.ts` becomes `out/main/workers/<name>.worker.js`, to be started by path. */
function workerEntries(): Record<string, string> {
  const folder = join(root, 'electron', 'workers')
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.worker.ts')) : []
  return Object.fromEntries(files.map((file) => [`workers/${basename(file, '.ts')}`, join(folder, file)]))
}

export default defineConfig({
  main: {
    root,
    // Not "the dependencies of package.json": a new one would silently be missing from the package.
    build: {
      externalizeDeps: false,
      outDir: join(root, 'out', 'main'),
      target: nodeTarget,
      minify: true,
      rolldownOptions: {
        input: { main: join(root, 'electron', 'main.ts'), ...workerEntries() },
        external: ['better-sqlite3', 'pg-native'],
        // Error names and stacks in an office's log should still mean something.
        output: {
          format: 'es',
          keepNames: true,
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
        },
      },
    },
  },
  preload: {
    root,
    build: {
      // A sandboxed preload can require nothing but Electron: one file, CommonJS.
      externalizeDeps: false,
      outDir: join(root, 'out', 'preload'),
      target: nodeTarget,
      minify: true,
      rolldownOptions: {
        input: { preload: join(root, 'electron', 'preload', 'preload.ts') },
        output: { format: 'cjs', codeSplitting: false, entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: join(root, 'renderer'),
    plugins: [vue()],
    build: {
      outDir: join(root, 'out', 'renderer'),
      emptyOutDir: true,
      target: chromeTarget,
      minify: true,
      // Fonts and pictures stay files: the content policy knows no data: addresses.
      assetsInlineLimit: 0,
      rolldownOptions: { input: windowPages() },
    },
  },
})
